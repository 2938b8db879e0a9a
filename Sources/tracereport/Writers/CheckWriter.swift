import TraceAnalysis

/// Writes what became of rules for people: as text and as GitHub Markdown.
enum CheckText {
    /// A table and a sentence.
    static func text(_ report: CheckReport) -> String {
        "\(TextWriter.table(report.table))\n"
            + (report.remarks + ["\(report.verdict): \(report.sentence)."]).map { $0 + "\n" }.joined()
    }

    /// A heading with the verdict, and a table.
    static func markdown(_ report: CheckReport) -> String {
        """
        ### \(report.verdict): \(report.sentence)

        \(MarkdownWriter.table(report.table))

        \(report.remarks.map(MarkdownWriter.escaped).joined(separator: "\n\n"))

        """
    }
}

extension CheckReport {
    /// The whole in one word.
    fileprivate var verdict: String { passed ? "Passed" : "Failed" }
}

/// Writes what became of rules as JUnit XML, which CI systems show as tests.
///
/// A rule is a test case; one about which there is too little to say fails, passes or is skipped, as was chosen.
enum JUnitWriter {
    /// The whole document.
    ///
    /// - Parameter file: The name of the run, which becomes the suite's.
    static func text(_ report: CheckReport, of file: String) -> String {
        let elements = report.results.map { element($0, in: report) }
        let counts =
            "tests=\"\(elements.count)\" failures=\"\(elements.count { $0.kind == .failure })\" "
            + "errors=\"0\" skipped=\"\(elements.count { $0.kind == .skipped })\" time=\"0\""
        let cases = zip(report.results, elements).map { result, element in
            let name = result.rule.text.visible.escapedForJUnit
            return """
                    <testcase classname="tracereport.check" name="\(name)" time="0">
                      \(element.text)
                    </testcase>
                """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="tracereport check" \(counts)>
              <testsuite name="\(file.visible.escapedForJUnit)" \(counts)>
            \(cases.joined(separator: "\n"))
              </testsuite>
            </testsuites>

            """
    }

    private enum Kind { case output, skipped, failure }

    private static func element(_ result: CheckResult, in report: CheckReport) -> (kind: Kind, text: String) {
        let bounds = result.boundsText.map { ", bounds \($0)" } ?? ""
        let effective = result.effectiveText.map { ", as \($0) independent" } ?? ""
        let said =
            ("value \(result.valueText ?? "not recorded")\(bounds), limit \(result.limitText ?? "unknown"), "
            + "n \(result.count)\(effective)").escapedForJUnit
        let why = ([result.verdict.rawValue, result.reason].compactMap { $0 }.joined(separator: ": "))
            .escapedForJUnit
        if report.isBroken(result) {
            return (
                .failure,
                "<failure type=\"\(result.verdict.rawValue)\" message=\"\(why); \(said)\">\(said)</failure>"
            )
        }
        guard result.verdict == .inconclusive else { return (.output, "<system-out>\(said)</system-out>") }
        return report.inconclusive == .warn
            ? (.skipped, "<skipped message=\"\(why); \(said)\"/>")
            : (.output, "<system-out>\(why); \(said)</system-out>")
    }
}

extension String {
    /// The text for XML with numbers where HTML has names that XML does not know.
    fileprivate var escapedForJUnit: String {
        escapedForHTML.replacing("&nbsp;", with: "&#160;")
    }
}
