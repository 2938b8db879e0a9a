import Testing

@testable import tracereport

/// Templates that could fill all memory or all of the stack are refused before anything is filled.
@Suite struct TemplateFillingTests {
    private func error(_ files: [String: String]) -> TemplateError? {
        do throws(TemplateError) {
            var all = files
            all["report.css"] = TemplateSet.builtIn.files["report.css"]
            _ = try ReportDocument(
                content: ReportFixture.content, templates: TemplateSet(files: all),
                charts: ReportFixture.charts)
            return nil
        } catch {
            return error
        }
    }

    /// Sections over all sections over all sections, and parts that include the next one twice.
    @Test func whatMultipliesIsRefused() {
        let sections =
            String(repeating: "{{#sections}}", count: 20) + "<p>x</p>"
            + String(repeating: "{{/sections}}", count: 20)
        #expect(error(["report.mustache": sections])?.message.contains("more than 8 MiB") == true)
        var files = ["report.mustache": "{{> p0}}", "p40.mustache": "<p>x</p>"]
        for number in 0..<40 {
            files["p\(number).mustache"] = "{{> p\(number + 1)}}{{> p\(number + 1)}}"
        }
        #expect(error(files)?.message.contains("include each other too often") == true)
    }

    @Test(arguments: [
        ("{{#sections}}", "<p>x</p>", "{{/sections}}"), ("<section>", "<p>x</p>", "</section>"),
        ("<p>", "x", "</p>"), ("<strong>", "x", "</strong>"),
    ])
    func whatNestsTooDeepIsRefused(_ open: String, _ inside: String, _ close: String) throws {
        let isInline = open == "<strong>"
        for depth in [10, 60_000] {
            let nested =
                String(repeating: open, count: depth) + inside + String(repeating: close, count: depth)
            let error = error(["report.mustache": isInline ? "<p>\(nested)</p>" : nested])
            if depth > 64 {
                let found = try #require(error)
                #expect(found.message.contains("deeper than 64") || open == "<p>", "\(found)")
            } else if open != "<p>" {
                #expect(error == nil || open == "{{#sections}}", "\(depth) levels are no fault")
            }
        }
    }

    /// A part that nothing includes is not read, however deep it nests.
    @Test func whatNothingIncludesDoesNoHarm() {
        let deep = String(repeating: "{{#x}}", count: 60_000)
        #expect(error(["report.mustache": "<p>x</p>", "unused.mustache": deep]) == nil)
    }

    @Test func theBuiltInTemplatesAreFarWithin() {
        let templates = TemplateSet.builtIn.files
        #expect(error(templates) == nil)
    }
}
