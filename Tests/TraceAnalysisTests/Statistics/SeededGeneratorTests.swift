import Testing

@testable import TraceAnalysis

@Suite struct SeededGeneratorTests {
    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    private func variance(_ values: [Double]) -> Double {
        let mean = mean(values)
        return self.mean(values.map { ($0 - mean) * ($0 - mean) })
    }

    @Test func equalSeedsGiveEqualNumbers() {
        var first = SeededGenerator(seed: 1, purpose: "a")
        var second = SeededGenerator(seed: 1, purpose: "a")
        var other = SeededGenerator(seed: 1, purpose: "b")
        let numbers = (0..<5).map { _ in first.next() }
        #expect(numbers == (0..<5).map { _ in second.next() })
        #expect(numbers != (0..<5).map { _ in other.next() })
        #expect(Set(numbers).count == 5)
    }

    @Test func indexesAreSpreadEvenly() {
        var random = SeededGenerator(seed: 2)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<7_000 { counts[random.index(below: 7)] += 1 }
        #expect(counts.allSatisfy { (850...1_150).contains($0) }, "\(counts)")
    }

    @Test func normalNumbersHaveTheirMoments() {
        var random = SeededGenerator(seed: 3)
        let numbers = (0..<20_000).map { _ in random.normal() }
        #expect(abs(mean(numbers)) < 0.03)
        #expect(abs(variance(numbers) - 1) < 0.04)
    }

    @Test(arguments: [(1.0, 1.0), (3, 5), (50, 51), (95, 6), (1, 200)])
    func betaNumbersHaveTheirMoments(first: Double, second: Double) {
        var random = SeededGenerator(seed: 4)
        let numbers = (0..<20_000).map { _ in random.beta(first, second) }
        let all = first + second
        let expected = first * second / (all * all * (all + 1))
        #expect(abs(mean(numbers) - first / all) < 4 * (expected / 20_000).squareRoot())
        #expect(abs(variance(numbers) / expected - 1) < 0.08)
        #expect(numbers.allSatisfy { (0...1).contains($0) })
    }
}
