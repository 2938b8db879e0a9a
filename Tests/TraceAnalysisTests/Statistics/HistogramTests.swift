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

    @Test func countsGetBarsOfOne() throws {
        let sample = try #require(Sample((0..<900).map { Double(5 + $0 % 44) }))
        let histogram = Histogram(of: sample, in: DisplayRange(of: sample), ofCounts: true)
        #expect(histogram.edges == (0...44).map { Double($0) + 4.5 })
        #expect(histogram.counts.reduce(0, +) == 900)
        // Too many for bars of one.
        let wide = try #require(Sample((0..<900).map { Double($0) }))
        let coarse = Histogram(of: wide, in: DisplayRange(of: wide), ofCounts: true)
        #expect(coarse.counts.count <= 120)
        #expect(coarse.counts.reduce(0, +) == 900)
    }

    @Test func thePeakIsTheFirstOfTheHighest() throws {
        let histogram = try histogram([1, 1, 2, 3, 3])
        #expect(histogram.peak.count == 2)
        #expect(histogram.peak.lower < 1 && histogram.peak.upper > 1)
    }
}

@Suite struct BinWidthTests {
    @Test func theFinerRuleWins() {
        // numpy.histogram_bin_edges(numpy.arange(1000), bins="auto") makes 11 bins, by Sturges.
        let uniform = BinWidth.automatic(count: 1_000, interquartileRange: 499.5, span: 999)
        #expect(abs(uniform - 999 / 10.965784284662087) < 1e-6)
        let peaked = BinWidth.automatic(count: 1_000, interquartileRange: 10, span: 999)
        #expect(abs(peaked - 2) < 1e-6)
        #expect(BinWidth.automatic(count: 1_000, interquartileRange: 0, span: 999) == uniform)
    }

    @Test(arguments: [(1.1, 100.0, 1.0), (2.2, 100, 2), (2.4, 100, 2.5), (3.9, 100, 5), (9, 1_000, 10)])
    func widthsAreRoundedToTheNearest(_ width: Double, _ span: Double, _ expected: Double) {
        #expect(BinWidth.rounded(width, span: span) == expected)
    }

    @Test func thereAreNeitherFewNorManyBins() {
        for exponent in -15...15 {
            let span = 7 * Decades.power(exponent)
            for width in [span / 1e6, span / 300, span / 50, span / 3, span * 4] {
                let bins = span / BinWidth.rounded(width, span: span)
                #expect(bins >= 11.999 && bins <= 120.001)
            }
        }
    }

    @Test func multiplesOfTheResolution() {
        #expect(BinWidth.multiple(of: 1, atLeast: 0.3) == 1)
        #expect(BinWidth.multiple(of: 1, atLeast: 2.5) == 5)
        #expect(BinWidth.multiple(of: 3, atLeast: 31) == 60)
    }
}
