import Foundation
import Testing

/// The fuzzer's corpus for archives: where it began, and whatever it found.
@Suite struct ArchivePropertyTests {
    private static let files = (try? Repository.files("Tests/Fuzz/Corpus/archive")) ?? []

    @Test func thereIsACorpus() { #expect(Self.files.count >= 4) }

    @Test(arguments: files) func refusedOrARun(_ file: String) throws {
        let bytes = Array(try Data(contentsOf: URL(filePath: Repository.path(file))))
        #expect(ArchiveProperty.violation(bytes) == nil)
    }
}
