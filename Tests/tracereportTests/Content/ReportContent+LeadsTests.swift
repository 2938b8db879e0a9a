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

    /// The send time from the first byte of a request to its last holds the connect where one was made.
    @Test func sendingIsThePhaseOfTheTable() throws {
        let analysis = try Analyses.ofRun("samples/aiperf-0.13-errors")
        let phases = try #require(analysis.phases)
        let send = FigureStyle.duration(milliseconds: phases.means.send)
        #expect(
            ReportContent.sendLead(analysis)
                == "On average a request was sent in \(send), connecting apart.")
        let whole = try #require(analysis.metrics[.requestSendTime]).mean / 1e6
        #expect(whole > phases.means.send)
        let silent = try Analyses.of([#"{"metadata":{"request_start_ns":1}}"#])
        #expect(!ReportContent.holdsConnecting(silent))
    }
}
