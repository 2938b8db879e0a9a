import Foundation
import Testing

/// The fuzzer's corpus for summaries: where it began, and whatever it found.
@Suite struct SummaryPropertyTests {
    private static let files = (try? Repository.files("Tests/Fuzz/Corpus/summary")) ?? []

    @Test func thereIsACorpus() { #expect(Self.files.count >= 3) }

    @Test(arguments: files) func refusedOrAPart(_ file: String) throws {
        let bytes = Array(try Data(contentsOf: URL(filePath: Repository.path(file))))
        #expect(SummaryProperty.violation(bytes) == nil)
    }
}
