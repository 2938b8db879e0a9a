import Testing

@testable import tracereport

@Suite struct TemplateCheckerTests {
    private static let shape = ContextShape.object([
        "title": .text,
        "flag": .flag,
        "names": .list(.text),
        "rows": .list(.object(["value": .text, "inner": .object(["deep": .text])])),
    ])

    private func check(_ text: String, parts: [String: String] = [:]) throws {
        var files = ["report": try TemplateScanner.tokens(of: text, file: "report.mustache")]
        for (name, text) in parts { files[name] = try TemplateScanner.tokens(of: text, file: name) }
        var checker = TemplateChecker(files: files)
        try checker.check("report", against: Self.shape)
    }

    @Test func namesAreFoundInsideOut() throws {
        try check("{{title}}{{#rows}}{{value}}{{title}}{{inner.deep}}{{#inner}}{{deep}}{{/inner}}{{/rows}}")
        try check("{{#names}}{{.}}{{/names}}{{^names}}{{title}}{{/names}}{{#flag}}{{title}}{{/flag}}")
        try check("{{#rows}}{{> part}}{{/rows}}", parts: ["part": "{{value}}"])
    }

    @Test(arguments: [
        ("\n  {{titel}}", "2:3: There is no value named “titel” here. Did you mean “title”?"),
        ("{{value}}", "1:1: There is no value named “value” here."),
        ("{{#rows}}{{inner.depth}}{{/rows}}", "1:10: There is no value named “inner.depth” here."),
        ("{{#nothing}}{{/nothing}}", "1:1: There is no value named “nothing” here."),
        ("{{rows}}", "1:1: “rows” is a list, not text; use {{#rows}} … {{/rows}}."),
        ("{{> absent}}", "1:1: There is no part named “absent”."),
        ("{{> report}}", "1:1: The part “report” includes itself."),
        ("{{#rows}}", "1:1: {{#rows}} is not closed with {{/rows}}."),
        ("{{#rows}}{{#flag}}{{/rows}}{{/flag}}", "1:19: {{/rows}} closes no {{#rows}} opened before it."),
        ("{{/rows}}", "1:1: {{/rows}} closes no {{#rows}} opened before it."),
    ])
    func whatNothingStandsBehindIsAnError(template: String, message: String) {
        let error = #expect(throws: TemplateError.self) { try check(template) }
        #expect(error?.description == "report.mustache:\(message)")
    }

    @Test func aFaultInAPartIsNamedInThePart() {
        let error = #expect(throws: TemplateError.self) {
            try check("{{#rows}}{{> part}}{{/rows}}", parts: ["part": "\n{{valeu}}"])
        }
        #expect(error?.description == "part:2:1: There is no value named “valeu” here. Did you mean “value”?")
    }
}
