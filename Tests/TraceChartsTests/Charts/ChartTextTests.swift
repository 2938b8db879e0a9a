import Testing
import TraceAnalysis

@testable import TraceCharts

@Suite struct ChartTextTests {
    @Test(arguments: [
        (0, "0 ms"), (1, "1.0 ns"), (999.4, "999 ns"), (999.6, "1.0 μs"), (62_400_000, "62 ms"),
        (9_940_000, "9.9 ms"), (9_960_000, "10 ms"), (1_363_000_000, "1.4 s"), (360e9, "360 s"),
        (-7e6, "−7.0 ms"),
        (999_700_000, "1.0 s"),
    ]) func timesHaveTwoOrThreeDigits(_ nanoseconds: Double, _ text: String) {
        #expect(ChartText.duration(nanoseconds: nanoseconds) == text)
    }

    @Test func everyQuantityHasItsUnit() {
        #expect(ChartText.figure(190, .bytes) == "190 B")
        #expect(ChartText.figure(1_536, .bytes) == "1.5 KB")
        #expect(ChartText.figure(48.3, .tokensPerSecond) == "48 tokens/s")
        #expect(ChartText.figure(1_920, .count) == "1,920")
        #expect(ChartText.figure(41.5, .count) == "42")
        #expect(ChartText.figure(0.5, .ratio) == "0.50×")
        #expect(ChartText.figure(-1_920, .count) == "−1,920")
    }

    @Test(arguments: [
        (0, "0 %"), (1, "100 %"), (0.9996, "over 99.9 %"), (0.0004, "under 0.1 %"), (0.973, "97.3 %"),
        (0.414, "41 %"), (0.007, "0.7 %"), (0.5, "50 %"),
    ]) func sharesAreNeverRoundedToAll(_ share: Double, _ text: String) {
        #expect(ChartText.percent(share) == text)
    }

    @Test func lengthsAndLimitsAreExact() {
        #expect(ChartText.round(nanoseconds: 500e6) == "500 ms")
        #expect(ChartText.round(nanoseconds: 2e9) == "2 s")
        #expect(ChartText.exact(nanoseconds: 1_500e6) == "1,500 ms")
        #expect(ChartText.exact(nanoseconds: 0.5e6) == "0.5 ms")
        #expect(ChartText.times(0.004) == "under 0.01×")
        #expect(ChartText.times(5.17) == "5.2×")
    }
}
