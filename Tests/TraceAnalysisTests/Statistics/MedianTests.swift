import Testing

@testable import TraceAnalysis

@Suite("The median of values") struct MedianTests {
    @Test("it is the middle of the sorted values", arguments: [0, 1, 2, 511, 512, 513, 5_000, 5_001])
    func middle(count: Int) {
        var generator = SeededGenerator(seed: 3)
        let lists: [[Double]] = [
            (0..<count).map { _ in Double.random(in: -1e10...1e10, using: &generator) },
            (0..<count).map { _ in Double(Int.random(in: 0..<3, using: &generator)) },
            (0..<count).map { _ in Double(Int.random(in: 0..<100_000, using: &generator)) * 1_000 },
            (0..<count).map { $0 % 2 == 0 ? 7 : -Double.random(in: 0...1e-9, using: &generator) },
            [Double](repeating: 8.5, count: count),
        ]
        for values in lists { #expect(Median.of(values) == Median.ofSorted(values.sorted())) }
    }
}
