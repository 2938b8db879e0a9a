import Foundation
import Testing

/// The fuzzer's corpus for rules: where it began, and whatever it found.
@Suite struct RulePropertyTests {
    private static let files = (try? Repository.files("Tests/Fuzz/Corpus/rules")) ?? []

    @Test func thereIsACorpus() { #expect(Self.files.count >= 3) }

    @Test(arguments: files) func refusedOrRead(_ file: String) throws {
        let bytes = Array(try Data(contentsOf: URL(filePath: Repository.path(file))))
        #expect(RuleProperty.violation(bytes) == nil)
    }
}
