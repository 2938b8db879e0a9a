import Testing

@testable import TraceAnalysis

@Suite struct HistogramTests {
    private func histogram(_ values: [Double]) throws -> Histogram {
        let sample = try #require(Sample(values))
        return Histogram(of: sample, in: DisplayRange(of: sample))
    }

    /// Evenly spread values, shuffled by a fixed rule.
    private let spread = (0..<10_000).map { Double(($0 * 7_919) % 10_000) }

    @Test func countsAddUp() throws {
        let tails = spread.map { $0 < 9_990 ? $0 : $0 * 1_000 }
        for values in [spread, tails, [5], [5, 5, 5], [-3, 0, 4], [0, 1e-9, 1e9]] {
            let histogram = try histogram(values)
            let inside = histogram.counts.reduce(0, +)
            #expect(inside + histogram.outside.below + histogram.outside.beyond == values.count)
            #expect(histogram.edges.count == histogram.counts.count + 1)
            #expect(zip(histogram.edges, histogram.edges.dropFirst()).allSatisfy { $0 < $1 })
        }
    }

    @Test func widthsAreRound() throws {
        let histogram = try histogram(spread)
        #expect(histogram.edges[1] - histogram.edges[0] == 500)
        #expect(histogram.counts.allSatisfy { $0 == 500 })
    }

    @Test func binsHoldTheirLowerEdgeAndTheLastOneBoth() throws {
        let sample = try #require(Sample((0...10_000).map { Double($0) }))
        let range = DisplayRange(lower: 0, upper: 10_000, isLogarithmic: false)
        let histogram = Histogram(of: sample, in: range)
        #expect(histogram.edges.first == 0 && histogram.edges.last == 10_000)
        #expect(histogram.counts.dropLast().allSatisfy { $0 == histogram.counts[0] })
        #expect(histogram.counts.last == histogram.counts[0] + 1)
    }

    @Test func neverFinerThanTheData() throws {
        let histogram = try histogram((0..<1_000).map { Double(40 + $0 % 4) })
        #expect(histogram.edges == [39.5, 40.5, 41.5, 42.5, 43.5])
        #expect(histogram.counts == [250, 250, 250, 250])
    }

    @Test func wholeStepsOfTheDataToABin() throws {
        let histogram = try histogram((0..<10_000).map { Double($0 % 40) })
        let width = histogram.edges[1] - histogram.edges[0]
        #expect(width == width.rounded())
        #expect(Set(histogram.counts).count <= 2)
    }

    @Test func equalValuesGetOneBinAroundThem() throws {
        for value in [0, 1, 42, -7, 0.5, 42_110_000, 1e-12, 1e15] {
            let histogram = try histogram([value, value])
            #expect(histogram.counts == [2])
            #expect(histogram.edges[0] < value && value < histogram.edges[1])
        }
    }

    @Test func aFarTailIsCountedNotDrawn() throws {
        let values = spread.map { $0 < 9_980 ? $0 : 1e9 }
        let histogram = try histogram(values.map { $0 + 5_000 })
        #expect(histogram.outside.beyond > 0 && histogram.outside.largest == 1e9 + 5_000)
        #expect((histogram.edges.last ?? 0) < 20_000)
    }

    @Test func logarithmicBinsAreEqualAsLogarithms() throws {
        let values = (0..<4_000).map { Decades.power(Double($0) / 1_000) }
        let histogram = try histogram(values)
        #expect(histogram.isLogarithmic)
        let ratios = zip(histogram.edges, histogram.edges.dropFirst()).map { $1 / $0 }
        #expect(ratios.allSatisfy { abs($0 - ratios[0]) < 1e-9 })
        #expect((12...120).contains(histogram.counts.count))
    }

    @Test func thePeakIsTheFirstOfTheHighest() throws {
        let histogram = try histogram([1, 1, 2, 3, 3])
        #expect(histogram.peak.count == 2)
        #expect(histogram.peak.lower < 1 && histogram.peak.upper > 1)
    }
}
