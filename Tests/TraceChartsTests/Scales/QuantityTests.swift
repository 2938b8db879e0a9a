import Testing
import TraceAnalysis

@testable import TraceCharts

@Suite struct QuantityTests {
    @Test func valuesAreWrittenAsInTheReport() {
        #expect(Quantity.time.text(42_110_000) == "42.11ms")
        #expect(Quantity.bytes.text(17_408) == "17.00KB")
        #expect(Quantity.count.text(1_920) == "1,920")
        #expect(Quantity.count.text(2.5) == "2.50")
        #expect(Quantity.plain(unit: "tokens/s").text(4_551.111) == "4551.11 tokens/s")
        #expect(Quantity.share.text(0.975) == "97.5%")
    }

    @Test func everyMetricHasOne() {
        #expect(MetricTag.allCases.map(Quantity.init).filter { $0 == .time }.count == 18)
        #expect(Quantity(.chunkSize) == .bytes)
    }
}
