import Testing

@testable import TraceAnalysis

/// The seed's spellings, rounding half to even, and units that carry.
@Suite struct FigureStyleTests {
    @Test(arguments: [
        (0, "0.00ms"), (1, "1.00ns"), (999.99, "999.99ns"), (999.996, "1.00μs"), (1_000, "1.00μs"),
        (703_125, "703.12μs"), (219_726.5625, "219.73μs"), (781_250, "781.25μs"), (999_994, "999.99μs"),
        (999_999, "1.00ms"), (1_000_000, "1.00ms"), (42_110_000, "42.11ms"), (999_994_999, "999.99ms"),
        (999_995_001, "1.00s"), (1_230_000_000, "1.23s"), (61_000_000_000, "61.00s"), (0.001, "0.00ns"),
        (-5_800_000, "-5.80ms"), (-999_999, "-1.00ms"), (7.2e12, "7200.00s"),
    ])
    func durations(_ nanoseconds: Double, _ text: String) {
        #expect(FigureStyle.duration(nanoseconds: nanoseconds) == text)
    }

    @Test(arguments: [
        (0.703125, "703.12μs"), (21.666666666666668, "21.67ms"), (0, "0.00ms"), (1_234, "1.23s"),
    ])
    func durationsInMilliseconds(_ milliseconds: Double, _ text: String) {
        #expect(FigureStyle.duration(milliseconds: milliseconds) == text)
    }

    @Test func theMicroSignIsTheGreekLetter() {
        #expect(FigureStyle.duration(nanoseconds: 2_000).unicodeScalars.contains("\u{03BC}"))
    }

    @Test(arguments: [
        (0, "0.00B"), (512, "512.00B"), (1_023, "1023.00B"), (1_023.994, "1023.99B"), (1_023.996, "1.00KB"),
        (1_024, "1.00KB"), (17_408, "17.00KB"), (1_048_575, "1.00MB"), (1_572_864, "1.50MB"),
        (1_073_741_823, "1.00GB"), (3_221_225_472, "3.00GB"), (5e15, "4656612.87GB"),
    ])
    func sizes(_ bytes: Double, _ text: String) {
        #expect(FigureStyle.size(bytes: bytes) == text)
    }

    @Test(arguments: [
        (5, "5.0B"), (32, "32.0B"), (14.75, "14.75B"), (11, "11.0B"), (9.066666666666666, "9.07B"),
        (9.1, "9.1B"),
        (0, "0.0B"), (196.62364229764978, "196.62B"), (100, "100.0B"), (0.004, "0.0B"),
    ])
    func bytesForEachToken(_ value: Double, _ text: String) {
        #expect(FigureStyle.bytesPerToken(value) == text)
    }

    @Test(arguments: [
        (240, "240"), (1_920, "1920"), (61.72666666666667, "61.73"), (0, "0"), (-0.0, "0"), (0.5, "0.50"),
        (1e15, "1000000000000000.00"),
    ])
    func plainNumbers(_ value: Double, _ text: String) {
        #expect(FigureStyle.plain(value) == text)
    }

    @Test(arguments: [
        (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (1_920, "1,920"), (123_456, "123,456"),
        (1_234_567, "1,234,567"), (-1_000, "-1,000"), (-999, "-999"), (.min, "-9,223,372,036,854,775,808"),
    ])
    func groupedCounts(_ count: Int, _ text: String) {
        #expect(FigureStyle.grouped(count) == text)
    }

    @Test(arguments: [
        (0.975, "97.5%"), (1, "100.0%"), (0, "0.0%"), (0.99, "99.0%"), (0.9996, "100.0%"), (0.00049, "0.0%"),
    ])
    func percents(_ fraction: Double, _ text: String) {
        #expect(FigureStyle.percent(fraction) == text)
    }

    /// Halves that a Double holds exactly go to the even neighbour.
    @Test(arguments: [
        (0.125, 2, "0.12"), (0.375, 2, "0.38"), (0.625, 2, "0.62"), (2.5, 0, "2"), (3.5, 0, "4"),
        (-0.125, 2, "-0.12"),
        (4551.111111, 2, "4551.11"), (-0.0, 2, "0.00"), (-0.004, 2, "0.00"), (-0.4, 0, "0"),
        (-0.006, 2, "-0.01"), (1e22, 1, "10000000000000000000000.0"),
        (0.0085449, 3, "0.009"),
    ])
    func fixedDecimals(_ value: Double, _ decimals: Int, _ text: String) {
        #expect(FigureStyle.fixed(value, decimals) == text)
    }

    @Test func theLargestNumberFits() {
        let text = FigureStyle.fixed(-.greatestFiniteMagnitude, 3)
        #expect(text.hasPrefix("-17976931348623157") && text.hasSuffix(".000"))
        #expect(text.count == 1 + 309 + 4)
    }
}
