import Testing

@testable import TraceAnalysis

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
