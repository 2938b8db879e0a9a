import Testing

@testable import TraceAnalysis

@Suite struct PercentileResamplingTests {
    /// Drawing the rank is the same as drawing all values and sorting them.
    @Test(arguments: [(50, 61), (90, 61), (95, 200)])
    func itIsWhatDrawingAllValuesGives(whole: Int, count: Int) {
        let values = (0..<count).map(Double.init)
        let percentile = Percentile(whole)
        let times = 3_000
        var random = SeededGenerator(seed: 11)
        let drawn = (0..<times).map { _ in
            let resample = values.map { _ in values[random.index(below: count)] }.sorted()
            return resample[percentile.nearestIndex(count: count)]
        }.sorted()
        var resampling = PercentileResampling(
            percentile, of: values, by: .nearest, generator: SeededGenerator(seed: 12))
        let short = (0..<times).map { _ in resampling.next() }.sorted()
        // The largest distance of two empirical distributions: Kolmogorov and Smirnov's, at 0.1 %.
        let farthest =
            values.map { value in
                abs(Double(drawn.count { $0 <= value }) - Double(short.count { $0 <= value })) / Double(times)
            }.max() ?? 1
        #expect(farthest < 1.95 * (2 / Double(times)).squareRoot(), "\(farthest)")
    }

    @Test(arguments: [PercentileMethod.nearest, .linear])
    func itStaysWithinTheValues(method: PercentileMethod) {
        for values in [[3.0], [3, 3, 3], [1, 2, 9]] {
            for whole in [0, 50, 99, 100] {
                var resampling = PercentileResampling(
                    Percentile(whole), of: values, by: method, generator: SeededGenerator(seed: 1))
                for _ in 0..<100 {
                    #expect((values[0]...values[values.count - 1]).contains(resampling.next()))
                }
            }
        }
    }

    @Test func linearPercentilesSpreadAroundTheirs() throws {
        let values = (0..<101).map(Double.init)
        var resampling = PercentileResampling(
            Percentile(50), of: values, by: .linear, generator: SeededGenerator(seed: 1))
        let drawn = (0..<4_000).map { _ in resampling.next() }
        #expect(abs(drawn.reduce(0, +) / 4_000 - 50) < 0.5)
    }
}
