import TraceAnalysis

/// Writes what became of rules for people: as text and as GitHub Markdown.
enum CheckText {
    /// A table and a sentence.
    static func text(_ report: CheckReport) -> String {
        "\(TextWriter.table(report.table))\n\(report.verdict): \(report.sentence).\n"
    }

    /// A heading with the verdict, and a table.
    static func markdown(_ report: CheckReport) -> String {
        """
        ### \(report.verdict): \(report.sentence)

        \(MarkdownWriter.table(report.table))

        """
    }
}

extension CheckReport {
    /// The whole in one word.
    fileprivate var verdict: String { passed ? "Passed" : "Failed" }
}

/// Writes what became of rules as JUnit XML, which CI systems show as tests.
///
/// A rule is a test case; one about which there is too little to say fails, or is skipped where that is allowed.
enum JUnitWriter {
    /// The whole document.
    ///
    /// - Parameter file: The name of the run, which becomes the suite's.
    static func text(_ report: CheckReport, of file: String) -> String {
        let skipped = report.allowsInconclusive ? report.count(.inconclusive) : 0
        let counts =
            "tests=\"\(report.results.count)\" failures=\"\(report.results.count - report.count(.pass) - skipped)\" "
            + "errors=\"0\" skipped=\"\(skipped)\" time=\"0\""
        let cases = report.results.map { testCase($0, allowsInconclusive: report.allowsInconclusive) }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="tracereport check" \(counts)>
              <testsuite name="\(file.visible.escapedForJUnit)" \(counts)>
            \(cases.joined(separator: "\n"))
              </testsuite>
            </testsuites>

            """
    }

    private static func testCase(_ result: CheckResult, allowsInconclusive: Bool) -> String {
        let name = result.rule.text.visible.escapedForJUnit
        let opening = "    <testcase classname=\"tracereport.check\" name=\"\(name)\" time=\"0\">"
        let figures =
            "value \(result.valueText ?? "not recorded"), limit \(result.limitText ?? "unknown"), n \(result.count)"
        let said = figures.escapedForJUnit
        let why = ([result.verdict.rawValue, result.reason].compactMap { $0 }.joined(separator: ": "))
            .escapedForJUnit
        let element =
            switch result.verdict {
            case .pass: "<system-out>\(said)</system-out>"
            case .inconclusive where allowsInconclusive: "<skipped message=\"\(why); \(said)\"/>"
            case .fail, .inconclusive:
                "<failure type=\"\(result.verdict.rawValue)\" message=\"\(why); \(said)\">\(said)</failure>"
            }
        return "\(opening)\n      \(element)\n    </testcase>"
    }
}

extension String {
    /// The text for XML with numbers where HTML has names that XML does not know.
    fileprivate var escapedForJUnit: String {
        escapedForHTML.replacing("&nbsp;", with: "&#160;")
    }
}
