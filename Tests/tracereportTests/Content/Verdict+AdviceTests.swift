import Foundation
import Testing
import TraceAnalysis

@testable import tracereport

@Suite struct VerdictAdviceTests {
    @Test func troublesComeWithAdviceAndNothingElseDoes() throws {
        for run in Repository.runs {
            let (measured, _) = try TraceReader(options: AnalysisOptions())
                .measure(RunLocation(Repository.path(run)))
            let analysis = Analysis(measured, run: RunDescription(file: "x"), options: AnalysisOptions())
            for verdict in ReportContent(analysis).verdicts {
                let isTrouble = verdict.grade == .bad || verdict.grade == .warning
                #expect((verdict.advice != nil) == isTrouble, "\(run): \(verdict.id)")
                #expect(verdict.advice?.hasSuffix(".") ?? true)
            }
        }
    }
}
