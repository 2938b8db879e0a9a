import Foundation
import Testing

@testable import TraceAnalysis

/// The fuzzer's corpus for summaries: where it began, and whatever it found.
@Suite struct SummaryPropertyTests {
    private static let files = (try? Repository.files("Tests/Fuzz/Corpus/summary")) ?? []

    @Test func thereIsACorpus() { #expect(Self.files.count >= 3) }

    /// What the fuzzer begins with leads nowhere once the format is another.
    @Test(arguments: ["no-record", "one-record", "few-records", "merged"])
    func itBeginsWithSummariesOfThisVersion(_ name: String) throws {
        let file = Repository.path("Tests/Fuzz/Corpus/summary/" + name)
        let body = Array(try Data(contentsOf: URL(filePath: file)))
        #expect(
            try PartSummary(bytes: SectionWriter.sealed(body)).bytesOfFile.dropFirst(6).dropLast(8)
                == body[...])
    }

    @Test(arguments: files) func refusedOrAPart(_ file: String) throws {
        let bytes = Array(try Data(contentsOf: URL(filePath: Repository.path(file))))
        #expect(SummaryProperty.violation(bytes) == nil)
    }
}
