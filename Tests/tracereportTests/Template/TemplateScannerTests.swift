import Testing

@testable import tracereport

@Suite struct TemplateScannerTests {
    @Test func textAndTagsKeepTheirPlaces() throws {
        let tokens = try TemplateScanner.tokens(
            of: "<p>\n  {{a}}{{#b.c}}x{{/b.c}}{{> d}}{{! e }}</p>", file: "f")
        #expect(
            tokens.map(\.kind) == [
                .text("<p>\n  "), .variable("a"), .open("b.c", inverted: false), .text("x"), .close("b.c"),
                .part("d"), .comment, .text("</p>"),
            ])
        #expect(tokens[1].position == SourcePosition(file: "f", line: 2, column: 3))
        #expect(tokens[3].position == SourcePosition(file: "f", line: 2, column: 16))
        #expect(tokens.map(\.source).joined() == "<p>\n  {{a}}{{#b.c}}x{{/b.c}}{{> d}}{{! e }}</p>")
    }

    @Test(arguments: [
        ("a\n {{b", "f:2:2: This tag is not closed with }}."),
        ("{{}}", "f:1:1: This tag is empty."),
        ("{{{a}}}", "f:1:1: Unescaped values are not allowed; use {{name}}."),
        ("{{&a}}", "f:1:1: Unescaped values are not allowed; use {{name}}."),
        ("{{=<% %>=}}", "f:1:1: Tags that begin with = are not supported."),
        ("{{upper(a)}}", "f:1:1: “upper(a)” is not a name."),
        ("{{.a}}", "f:1:1: “.a” is not a name."),
        ("a\r\n\tb{\u{F}{> f}}", "f:2:4: A control character, U+000F, has no place here."),
    ])
    func faultsAreNamedAtTheirPlace(template: String, message: String) {
        let error = #expect(throws: TemplateError.self) {
            try TemplateScanner.tokens(of: template, file: "f")
        }
        #expect(error?.description == message)
    }
}
