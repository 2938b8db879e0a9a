import Foundation
import Testing

@testable import TraceAnalysis
@testable import tracereport

/// Four requests that were worked out from the figures of the seed's example, in every generation.
///
/// Input tokens 64, 128, 256, 512; output tokens 128, 256, 512, 1024; last bytes after 100, 180, 150,
/// 225 ms; 4096, 3072, 5120, 5120 bytes in 2, 3, 2, 3 chunks, whose six gaps add up to 130 ms.
@Suite struct SeedExampleTests {
    static let generations = ["draft", "aiperf-0.6", "aiperf-0.8", "aiperf-0.13"]

    @Test(arguments: generations)
    func theTokenSectionsShowTheSeedsFigures(_ generation: String) throws {
        let file = Repository.path("Tests/Fixtures/golden/\(generation).jsonl")
        let (measured, bytes) = try TraceReader(options: AnalysisOptions()).measure(RunLocation(file))
        let run = RunDescription(file: "\(generation).jsonl", bytes: bytes)
        let text = TextWriter.text(
            ReportContent(Analysis(measured, run: run, options: AnalysisOptions())))
        #expect(try sections(of: text) == expected())
    }

    @Test(arguments: generations)
    func soDoesTheBuiltTool(_ generation: String) throws {
        let result = try Tool.run([Repository.path("Tests/Fixtures/golden/\(generation).jsonl")])
        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(try sections(of: result.output) == expected())
    }

    /// The two sections as the seed prints them, spacing aside.
    private func expected() throws -> [String] {
        try lines(Repository.text("Tests/Fixtures/golden/expected.txt"))
    }

    /// The same two sections of our text.
    ///
    /// The table of chunks per token, which the seed's list of contents has but its example has not, is
    /// taken out.
    private func sections(of text: String) throws -> [String] {
        var all = lines(text)
        let start = try #require(all.firstIndex(of: "TOKEN ANALYTICS"))
        let end = try #require(all.firstIndex(of: "NETWORK EFFICIENCY INSIGHTS"))
        all = Array(all[(start - 1)..<(end - 1)])
        let added = try #require(all.firstIndex(of: "Chunks per Token (streaming granularity):"))
        let rest = try #require(all[added...].firstIndex { $0.hasPrefix("=") })
        #expect(
            Array(all[(added + 1)..<rest].dropFirst(2)) == [
                "Min 0.003", "Max 0.016", "Mean 0.009", "Median 0.008",
            ])
        all.removeSubrange(added..<rest)
        return all
    }

    /// Lines that are not blank, with one blank between words.
    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
            .filter { !$0.isEmpty }
    }
}
