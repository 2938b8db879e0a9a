import Testing
import TraceAnalysis

@testable import tracereport

@Suite struct SampleWarningTests {
    private func percentiles(_ texts: [String]) -> [Percentile] { texts.compactMap { Percentile($0) } }

    @Test(arguments: [
        ("50", nil), ("95", nil), ("98.99", nil), ("99", 100), ("99.5", 200), ("99.9", 1000),
        ("99.99", 10_000), ("99.999", 100_000), ("100", nil),
    ])
    func aPercentileNeedsAValueBeyondIt(text: String, needed: Int?) throws {
        #expect(SampleWarning.needed(for: try #require(Percentile(text))) == needed)
    }

    @Test func theLeastThatIsMissingIsSaid() {
        let both = percentiles(["50", "99", "99.9"])
        #expect(SampleWarning.text(count: 99, percentiles: both) == "fewer than 100 samples")
        #expect(SampleWarning.text(count: 100, percentiles: both) == "p99.9 from fewer than 1,000 samples")
        #expect(SampleWarning.text(count: 1000, percentiles: both) == nil)
        #expect(SampleWarning.text(count: 1, percentiles: percentiles(["50"])) == nil)
    }
}
