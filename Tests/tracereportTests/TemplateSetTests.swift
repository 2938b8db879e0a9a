import Testing

@testable import tracereport

@Suite struct TemplateSetTests {
    private static let fields: [ContextField<ReportContent>] = [
        .text("title", "") { $0.title }, .optionalText("note", "") { $0.note },
        .texts("notes", "") { $0.notes }, .list("run", "", of: ReportContext.factFields) { $0.run },
    ]

    private func document(_ template: String, _ content: ReportContent) throws -> Document {
        let set = TemplateSet(files: ["report.mustache": template])
        let markup = try set.render(
            .object(Self.fields.members(of: content)), shape: .object(Self.fields.shapes()), charts: [])
        return try DocumentParser.parse(markup, title: "", charts: [])
    }

    private func text(_ template: String, _ content: ReportContent) throws -> String {
        let document = try document("<p>\(template)</p>", content)
        guard case .paragraph(let paragraph) = document.blocks.first else { return "no paragraph" }
        return paragraph.inlines.plainText
    }

    @Test func valuesFillTheirPlaces() throws {
        let content = ReportContent(title: "T", run: [Fact("a", "1"), Fact("b", "2")], notes: ["x", "y"])
        #expect(try text("{{title}}: {{#run}}{{label}}={{value}} {{/run}}", content) == "T: a=1 b=2")
        #expect(try text("{{#notes}}[{{.}}]{{/notes}}{{^notes}}none{{/notes}}", content) == "[x][y]")
        #expect(try text("{{#note}}{{note}}{{/note}}{{^note}}no note{{/note}}", content) == "no note")
    }

    @Test func anAbsentValueIsNotLookedForFurtherOut() throws {
        let fields: [ContextField<ReportContent>] = [
            .text("title", "") { $0.title },
            .list(
                "run", "",
                of: [
                    ContextField<Fact>.optionalText("title", "") { _ in nil },
                    .text("value", "") { $0.value },
                ]
            ) { $0.run },
        ]
        let set = TemplateSet(files: [
            "report.mustache": "{{#run}}<p>{{#title}}{{title}}{{/title}}{{value}}</p>{{/run}}"
        ])
        let content = ReportContent(title: "outer", run: [Fact("", "v")])
        let markup = try set.render(
            .object(fields.members(of: content)), shape: .object(fields.shapes()), charts: [])
        #expect(String(decoding: markup.bytes, as: UTF8.self) == "<p>v</p>")
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "{{title}} {{{title}}}", "\" class=\"cover", "&lt;b&gt; & &nbsp;",
        "<\u{338}b>",
        "\"\u{301}x", "]]>--><!--", "a'b",
    ])
    func aValueIsInertText(value: String) throws {
        #expect(try text("{{title}}", ReportContent(title: value)) == value)
    }

    @Test func controlAndBidiCharactersAreShown() throws {
        let content = ReportContent(title: "a\u{202E}b\u{1}0\u{2}c\u{0}\u{2028}\u{FEFF}\u{85}")
        #expect(try text("{{title}}", content) == "aU+202EbU+00010U+0002cU+0000U+2028U+FEFFU+0085")
    }

    @Test func faultsInRenderedMarkupAreNamedInTheTemplate() {
        let content = ReportContent(title: "long title with\nlines", run: [Fact("a", "1"), Fact("b", "2")])
        let error = #expect(throws: TemplateError.self) {
            try document("<p>{{title}}</p>\n{{#run}}\n<p>{{label}}</p>\n  <div></div>\n{{/run}}", content)
        }
        #expect(error?.description == "report.mustache:4:3: There is no element <div>.")
    }

    @Test func aFaultyValueIsNamedAtItsTag() {
        let error = #expect(throws: TemplateError.self) {
            try document("<p>x</p>\n<p class=\"{{title}}\">x</p>", ReportContent(title: "nonsense"))
        }
        #expect(error?.position == SourcePosition(file: "report.mustache", line: 2, column: 11))
    }

    @Test func aMissingFileIsAnError() {
        #expect(throws: TemplateError.self) {
            try TemplateSet(files: [:]).render(.absent, shape: .text, charts: [])
        }
        #expect(throws: TemplateError.self) { try TemplateSet(files: [:]).stylesheetText() }
    }

    @Test func aStylesheetCannotEndItsElement() {
        let set = TemplateSet(files: ["report.css": "p {}\n  </style><script>"])
        let error = #expect(throws: TemplateError.self) { try set.stylesheetText() }
        #expect(error?.description == "report.css:2:3: A stylesheet may not hold </.")
    }
}
