import Foundation
import Testing

/// The fuzzer's corpus for templates: where it began, and whatever it found.
@Suite struct TemplatePropertyTests {
    private static let files = (try? Repository.files("Tests/Fuzz/Corpus/templates")) ?? []

    @Test func thereIsACorpus() { #expect(Self.files.count >= 3) }

    @Test(arguments: files) func refusedOrMade(_ file: String) throws {
        let bytes = Array(try Data(contentsOf: URL(filePath: Repository.path(file))))
        #expect(TemplateProperty.violation(bytes) == nil)
    }
}
