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

    @Test(arguments: [
        (1.0, 1.0), (3, 5), (50, 51), (95, 6), (1, 200), (0.5, 0.5), (12, 0.3), (0.02, 0.03),
    ])
    func betaNumbersHaveTheirMoments(first: Double, second: Double) {
        var random = SeededGenerator(seed: 4)
        let numbers = (0..<20_000).map { _ in random.beta(first, second) }
        let all = first + second
        let expected = first * second / (all * all * (all + 1))
        #expect(abs(mean(numbers) - first / all) < 4 * (expected / 20_000).squareRoot())
        #expect(abs(variance(numbers) / expected - 1) < 0.08)
        #expect(numbers.allSatisfy { (0...1).contains($0) })
    }

    /// Mean and variance of a gamma distribution are its shape.
    @Test(arguments: [0.05, 0.3, 0.999, 1, 7.5])
    func gammaNumbersHaveTheirMoments(shape: Double) {
        var random = SeededGenerator(seed: 6)
        let numbers = (0..<40_000).map { _ in random.gamma(shape) }
        #expect(abs(mean(numbers) - shape) < 4 * (shape / 40_000).squareRoot())
        // The variance of a variance: (2 σ⁴ + fourth cumulant) ÷ n, and that cumulant is 6 × shape.
        let error = ((2 * shape * shape + 6 * shape) / 40_000).squareRoot()
        #expect(abs(variance(numbers) - shape) < 4 * error)
        #expect(numbers.allSatisfy { $0 >= 0 && $0.isFinite })
    }

    /// As many numbers lie up to a value as the distribution says.
    @Test(arguments: [(0.08, 3.0), (0.4, 0.7), (5, 0.2), (13, 988)])
    func betaNumbersHaveTheirQuantiles(first: Double, second: Double) throws {
        var random = SeededGenerator(seed: 7)
        let numbers = (0..<10_000).map { _ in random.beta(first, second) }
        let distribution = try #require(BetaDistribution(first, second))
        for probability in [0.05, 0.3, 0.5, 0.9] {
            let value = try #require(distribution.quantile(probability))
            let share = Double(numbers.count { $0 <= value }) / 10_000
            #expect(abs(share - probability) < 4 * (probability * (1 - probability) / 10_000).squareRoot())
        }
    }

    @Test func shapesTooSmallForTheirNumbersStillShareThem() {
        var random = SeededGenerator(seed: 8)
        let numbers = (0..<2_000).map { _ in random.beta(1e-4, 3e-4) }
        #expect(numbers.allSatisfy { (0...1).contains($0) })
        #expect(abs(mean(numbers) - 0.25) < 0.04)
    }

    /// Comparisons of stored runs must not change.
    @Test func numbersStayWhatTheyWere() {
        var random = SeededGenerator(seed: 2_024, purpose: "golden")
        let numbers = (0..<3).map { _ in random.beta(3, 5.5) }
        #expect(numbers == [0.16038254038075672, 0.24385573043820657, 0.47958626418954287])
    }
}
