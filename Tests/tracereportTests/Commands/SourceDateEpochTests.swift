import Foundation
import Testing
import TraceCharts

@testable import tracereport

@Suite struct SourceDateEpochTests {
    @Test func secondsBecomeADate() throws {
        #expect(try SourceDateEpoch.date(in: ["SOURCE_DATE_EPOCH": "0"])?.text == "1970-01-01T00:00:00Z")
        #expect(
            try SourceDateEpoch.date(in: ["SOURCE_DATE_EPOCH": "1790000000"])?.text == "2026-09-21T14:13:20Z")
        #expect(
            try SourceDateEpoch.date(in: ["SOURCE_DATE_EPOCH": "9223372036"])?.text == "2262-04-11T23:47:16Z")
        #expect(try SourceDateEpoch.date(in: ["OTHER": "1"]) == nil)
    }

    @Test(arguments: ["", "today", "-1", "+1", "1.5", " 1", "1e9", "9223372037", "99999999999999999999"])
    func whatIsNoNumberOfSecondsIsRefused(text: String) {
        let failure = #expect(throws: CommandFailure.self) {
            try SourceDateEpoch.date(in: ["SOURCE_DATE_EPOCH": text])
        }
        #expect(failure?.status == .usage)
        #expect(failure?.message.contains("“\(text)”: expected whole seconds since 1970") == true)
    }

    @Test func everyPDFCarriesIt() throws {
        let folder = try TemporaryFolder()
        let run = Repository.path("samples/aiperf-0.13-errors")
        for (arguments, file) in [
            (["report", run, "-o", folder.path("report.pdf")], "report.pdf"),
            (["compare", run, run, "-o", folder.path("compare.pdf")], "compare.pdf"),
            (
                ["charts", run, "-o", folder.path("c"), "--format", "pdf", "--chart", "ttfb-cdf"],
                "c/ttfb-cdf.pdf"
            ),
        ] {
            let made = try Tool.run(arguments, environment: ["SOURCE_DATE_EPOCH": "1790000000"])
            #expect(made.status == 0, "\(made.errors)")
            #expect(
                try Program.output("pdfinfo", ["-isodates", folder.path(file)])
                    .contains("2026-09-21T14:13:20Z"), "\(file)")
            let refused = try Tool.run(arguments, environment: ["SOURCE_DATE_EPOCH": "today"])
            #expect(refused.status == 64)
        }
    }
}
