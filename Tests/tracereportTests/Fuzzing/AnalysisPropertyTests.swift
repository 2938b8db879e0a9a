import Foundation
import Testing

/// The fuzzer's corpus for whole runs: where it began, and whatever it found.
@Suite struct AnalysisPropertyTests {
    private static let files = (try? Repository.files("Tests/Fuzz/Corpus/analysis")) ?? []

    @Test func thereIsACorpus() { #expect(Self.files.count >= 10) }

    @Test(arguments: files) func everythingIsMade(_ file: String) throws {
        let bytes = Array(try Data(contentsOf: URL(filePath: Repository.path(file))))
        #expect(AnalysisProperty.violation(bytes) == nil)
        #expect(AnalysisProperty.violation(bytes + [0x0A]) == nil, "the same with failed records")
    }
}
