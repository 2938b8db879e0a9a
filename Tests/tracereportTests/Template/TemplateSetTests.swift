import Foundation
import Testing
import TraceAnalysis
import TraceCharts

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

@Suite struct TemplateSetBuiltInTests {
    @Test func everyTemplateIsExportedOnce() {
        let paths = TemplateSet.exported.map(\.path)
        #expect(paths == paths.sorted())
        #expect(Set(paths).count == paths.count)
        #expect(paths.contains("report.mustache"))
        #expect(paths.contains("executive/report.mustache"))
        #expect(paths.contains("executive/report.css"))
    }

    @Test(arguments: [Paper.a4, .letter], Repository.runs)
    func theExampleIsOnePage(paper: Paper, run: String) throws {
        let (measured, _) = try TraceReader(options: AnalysisOptions())
            .measure(RunLocation(Repository.path(run)))
        let analysis = Analysis(measured, run: RunDescription(file: "run.jsonl"), options: AnalysisOptions())
        let report = try ReportDocument(
            content: ReportContent(analysis, note: "A remark.").leavingOut([:], of: ReportFixture.charts),
            templates: .executive,
            charts: ReportFixture.charts)
        let drawn = report.charts.reduce(into: [String: PlacedChart]()) { drawn, place in
            let size = paper.chartSize(isHalf: place.isHalf, isShort: place.isShort)
            drawn[place.key] = PlacedChart(size: size, caption: "", description: "") { Drawing(size: $0) }
        }
        let pages = try report.pdf(
            charts: drawn, paper: paper, theme: .light, measurer: CairoTextMeasurer())
        #expect(pages.pages.count == 1)
    }

    @Test func theExampleTakesEveryKindOfContent() throws {
        let full = try ReportDocument(
            content: ReportFixture.content, templates: .executive, charts: ReportFixture.charts)
        #expect(full.charts.map(\.chart) == ["ttfb-cdf", "icl-cdf"])
        let empty = try ReportDocument(
            content: ReportContent(title: "T"), templates: .executive, charts: ReportFixture.charts)
        #expect(empty.document.title == "T")
    }
}

@Suite struct TemplateSetDirectoryTests {
    /// What is said of a folder that cannot be used.
    private func failure(of directory: String) -> CommandFailure? {
        let error = #expect(throws: (any Error).self) { try TemplateSet(directory: directory) }
        return error.flatMap { CommandFailure($0) }
    }

    @Test func whatWasExportedIsReadAsItWas() throws {
        let folder = try TemporaryFolder()
        for file in TemplateSet.exported { try folder.write(Data(file.bytes), to: file.path) }
        #expect(try TemplateSet(directory: folder.url.path()) == .builtIn)
        #expect(try TemplateSet(directory: folder.path("executive")) == .executive)
    }

    @Test func otherFilesAreLeftAlone() throws {
        let folder = try TemporaryFolder()
        try folder.write("<p>x</p>", to: "report.mustache")
        try folder.write("a", to: "notes.txt")
        try folder.write("a", to: "other.css")
        try folder.write("a", to: ".hidden.mustache")
        try folder.write(Data([1, 2]), to: "logo.png")
        let set = try TemplateSet(directory: folder.url.path())
        #expect(set.files == ["report.mustache": "<p>x</p>"])
        #expect(set.pictures == ["logo.png": [1, 2]])
    }

    @Test func aFolderThatCannotBeReadIsNamed() throws {
        let folder = try TemporaryFolder()
        let missing = failure(of: folder.path("none"))
        #expect(missing?.status == .noInput)
        #expect(missing?.message.hasSuffix("none: No such file or directory") == true)
        let file = try folder.write("a", to: "file")
        let notAFolder = failure(of: file)
        #expect(notAFolder?.message.hasSuffix("file: Not a directory") == true)
    }

    @Test func whatIsNotTextIsNamedAtItsPlace() throws {
        let folder = try TemporaryFolder()
        try folder.write(Data("<p>\n é".utf8) + Data([0xFF, 0x41]), to: "report.mustache")
        let failure = failure(of: folder.url.path())
        #expect(
            failure == CommandFailure(status: .badData, message: "report.mustache:2:3: This is not UTF-8."))
    }

    @Test func aFileThatIsTooLongIsRefused() throws {
        let folder = try TemporaryFolder()
        try folder.write(Data(count: 1 << 20), to: "logo.png")
        #expect(try TemplateSet(directory: folder.url.path()).pictures["logo.png"]?.count == 1 << 20)
        try folder.write(Data(count: 1 << 20 + 1), to: "logo.png")
        let failure = failure(of: folder.url.path())
        #expect(failure?.status == .badData)
        #expect(failure?.message.hasSuffix("logo.png is longer than 1,048,576 bytes") == true)
    }
}
