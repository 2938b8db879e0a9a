import Testing
import TraceAnalysis

@testable import tracereport

@Suite struct ReportContentLeadsTests {
    private func percentiles(_ texts: [String]) -> [Percentile] { texts.compactMap { Percentile($0) } }

    @Test func theLeastThatIsMissingIsSaid() {
        let both = percentiles(["50", "99", "99.9"])
        #expect(SampleWarning.text(count: 99, percentiles: both) == "fewer than 100 samples")
        #expect(SampleWarning.text(count: 100, percentiles: both) == "p99.9 from fewer than 1,000 samples")
        #expect(SampleWarning.text(count: 1000, percentiles: both) == nil)
        #expect(SampleWarning.text(count: 1, percentiles: percentiles(["50"])) == nil)
    }
}
