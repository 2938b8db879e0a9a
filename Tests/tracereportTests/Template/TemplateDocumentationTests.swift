import Testing

@testable import tracereport

/// What docs/templates.md tells template authors is all there is.
@Suite struct TemplateDocumentationTests {
    private let text: String

    init() throws {
        text = try Repository.text("docs/templates.md")
    }

    @Test(arguments: MarkupElement.allCases)
    func everyElementIsDocumented(element: MarkupElement) {
        #expect(text.contains("<\(element.rawValue)>") || text.contains("<\(element.rawValue) "))
    }

    @Test(arguments: StyleClass.allCases)
    func everyClassIsDocumented(name: StyleClass) {
        #expect(text.contains("`\(name.rawValue)`"))
    }

    @Test func everyValueIsDocumented() {
        func names(_ shape: ContextShape) -> [String] {
            switch shape {
            case .object(let members): members.flatMap { [$0.key] + names($0.value) }
            case .list(let element): names(element)
            case .text, .flag: []
            }
        }
        for name in names(ReportContext.shape) {
            #expect(text.contains("`\(name)`") || text.contains("`\(name)?`"), "\(name)")
        }
    }

    @Test func everyFileIsDocumented() {
        for file in TemplateSet.builtIn.files.keys { #expect(text.contains("`\(file)`")) }
    }
}
