import Testing
import TraceCharts

@testable import tracereport

/// GitHub tables, and text that shows as it is.
@Suite struct MarkdownWriterTests {
    private func section(_ blocks: [ContentBlock], lead: String? = nil) -> String {
        let content = ReportContent(
            title: "T", sections: [ContentSection(id: "s", title: "Section", lead: lead, blocks: blocks)])
        let text = MarkdownWriter.text(content)
        guard let start = text.range(of: "## Section\n\n"),
            let end = text.range(of: "\n\n## Method", range: start.lowerBound..<text.endIndex)
        else { return "" }
        return start.upperBound <= end.lowerBound ? String(text[start.upperBound..<end.lowerBound]) : ""
    }

    @Test func factsAreATableOfTwoColumns() {
        #expect(
            section([.facts(title: "Breakdown", [Fact("TTFB", "45.67ms")])], lead: "It was fast.") == """
                It was fast.

                | Breakdown |  |
                | --- | ---: |
                | TTFB | 45.67ms |
                """)
    }

    @Test func statisticsAreOneWideTable() {
        let rows = ["A", "B"].map {
            StatisticsRow(
                title: $0, heading: "h", count: "1,000",
                cells: [Fact("Min", "1.00ms"), Fact("p99", "2.00ms")])
        }
        #expect(
            section([.statistics(StatisticsGroup(rows))]) == """
                | Metric | n | Min | p99 |
                | --- | ---: | ---: | ---: |
                | A | 1,000 | 1.00ms | 2.00ms |
                | B | 1,000 | 1.00ms | 2.00ms |
                """)
        #expect(section([.statistics(StatisticsGroup([]))]) == "")
    }

    @Test func tablesKeepTheirAlignment() {
        let table = ContentTable(
            title: "Failures", columns: [ContentColumn("Type"), ContentColumn("Count", .trailing)],
            rows: [["a|b", "2"]])
        #expect(
            section([.table(table), .chart("ttfb-cdf"), .paragraph("End.")]) == #"""
                ### Failures

                | Type | Count |
                | --- | ---: |
                | a\|b | 2 |

                End.
                """#)
    }

    @Test(arguments: [
        ("plain text, 1.5 & more", "plain text, 1.5 &amp; more"), ("a|b", #"a\|b"#),
        ("<img src=x>", #"\<img src=x\>"#), ("*b* [l](u) `c` # ~s~", ##"\*b\* \[l\](u) \`c\` \# \~s\~"##),
        ("\\", "\\\\"),
        ("&lt;", "&amp;lt;"), ("http_req_blocked", "http_req_blocked"), ("", ""),
    ])
    func markupIsEscaped(_ text: String, _ escaped: String) {
        #expect(MarkdownWriter.escaped(text) == escaped)
    }

    /// A combining mark joins the bar before it into one character: the bar would end the cell all the same.
    @Test func aCombiningMarkHidesNoMarkup() {
        #expect(MarkdownWriter.escaped("a|\u{301}b<\u{338}") == "a\\|\u{301}b\\<\u{338}")
    }

    @Test func theWholeReportHasItsParts() {
        let verdict = Verdict(
            id: "x", grade: .good, label: "Reuse", value: nil, rule: "> 90%", text: "Fine.")
        let content = ReportContent(
            title: "A *run*", note: "Mine", run: [Fact("Model", "m")], verdicts: [verdict],
            notes: ["First.", "Second."], provenance: [Fact("Phase", "all")])
        #expect(
            MarkdownWriter.text(content) == #"""
                # A \*run\*

                Mine

                | Run |  |
                | --- | --- |
                | Model | m |

                ## Key insights

                |  | Insight | Value | What it means | Rule |
                | --- | --- | ---: | --- | --- |
                | good | Reuse | not recorded | Fine. | \> 90% |

                ## Notes

                - First.
                - Second.

                ## Method and provenance

                | Method |  |
                | --- | --- |
                | Phase | all |

                """#)
    }

    /// Every line of a table has as many cells as its head.
    @Test(arguments: ["samples/aiperf-0.13-errors", "samples/aiperf-0.8-tls-batched"])
    func realTablesAreRectangular(_ run: String) throws {
        let text = MarkdownWriter.text(ReportContent(try Analyses.ofRun(run)))
        var width: Int?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("|") else {
                width = nil
                continue
            }
            let cells = line.replacing("\\|", with: "").filter { $0 == "|" }.count
            #expect(cells == width ?? cells, "\(line)")
            width = cells
        }
    }
}

@Suite struct ChartMarkdownTests {
    private func charts(_ descriptions: String...) -> [(name: String, chart: Chart)] {
        descriptions.enumerated().map { index, words in
            let chart = Chart(
                title: "T\(index)", description: words, content: .noData(reason: ""),
                data: ChartTable(columns: [], rows: []))
            return ("chart-\(index)", chart)
        }
    }

    private func text(_ themes: [PageTheme], folder: String = "out", _ charts: [(name: String, chart: Chart)])
        -> String
    {
        ChartMarkdown(folder: folder, themes: themes, width: 720).text(charts)
    }

    @Test func bothThemesFollowTheReadersPage() {
        let expected = """
            <picture>
              <source media="(prefers-color-scheme: dark)" srcset="out/chart-0-dark.png">
              <img src="out/chart-0.png" width="720" alt="T0. 5 &lt; 6 &amp; &quot;so&quot;.">
            </picture>

            """
        #expect(text([.light, .dark], charts("5 < 6 & \"so\".")) == expected)
        #expect(text([.dark, .light], charts("5 < 6 & \"so\".")) == expected)
    }

    @Test func oneThemeIsAnImage() {
        #expect(
            text([.light], charts("A [x] is 5 < 6.")) == "![T0. A \\[x\\] is 5 \\< 6.](out/chart-0.png)\n")
        #expect(text([.dark], charts("A.")) == "![T0. A.](out/chart-0-dark.png)\n")
    }

    @Test func paragraphsAreApart() {
        #expect(text([.light], charts("A.", "B.")).split(separator: "\n\n").count == 2)
        let paragraphs = text([.light, .dark], charts("A.\n\nB.", "C.")).split(separator: "\n\n")
        #expect(paragraphs.count == 2, "an empty line would end a picture")
    }

    @Test func pathsAreReferences() {
        #expect(
            text([.light], folder: "../my (1) \"ö\"", charts("A."))
                == "![T0. A.](../my%20%281%29%20%22%C3%B6%22/chart-0.png)\n")
    }
}
