import Testing

@testable import tracereport

/// The seed's layout: section rules, aligned tables, labels and values in their columns.
@Suite struct TextWriterTests {
    private let rule = String(repeating: "=", count: 80)

    private func text(_ blocks: [ContentBlock], lead: String? = nil) -> String {
        TextWriter.text(
            ReportContent(
                title: "T",
                sections: [ContentSection(id: "s", title: "Some section", lead: lead, blocks: blocks)]))
    }

    /// The first section of the text, without its heading.
    private func body(_ blocks: [ContentBlock], lead: String? = nil) -> String {
        let lines = text(blocks, lead: lead).split(separator: "\n", omittingEmptySubsequences: false)
        let rest = lines.dropFirst(3)
        let end = rest.firstIndex { $0 == rule } ?? rest.endIndex
        return rest[..<end].joined(separator: "\n")
    }

    @Test func aSectionBeginsWithItsTitleBetweenRules() {
        #expect(text([]).hasPrefix("\(rule)\n  SOME SECTION\n\(rule)\n"))
    }

    @Test func factsAreAlignedOnBothSides() {
        let facts = [Fact("Total records", "1,000"), Fact("Rate", "97.5%")]
        #expect(
            body([.facts(title: nil, facts)]) == """
                  Total records:                           1,000
                  Rate:                                    97.5%

                """)
        #expect(
            body([.facts(title: "Average breakdown", facts)]) == """
                  Average breakdown:
                    Total records:                         1,000
                    Rate:                                  97.5%

                """)
    }

    @Test func statisticsAreAVerticalTable() {
        let row = StatisticsRow(
            title: "TTFB", heading: "TTFB (includes network + server processing)", count: "4",
            cells: [Fact("Min", "12.34ms"), Fact("Median (p50)", "703.12μs")])
        let table = """
            TTFB (includes network + server processing):
              Metric                         Value
              ------------------------------ ---------------
              Min                                    12.34ms
              Median (p50)                          703.12μs

            """
        #expect(body([.statistics(StatisticsGroup([row]))]) == table)
        #expect(body([.statistics(StatisticsGroup([row, row]))]) == table + "\n" + table)
    }

    @Test func tablesTakeTheWidthOfTheirWidestCells() {
        let table = ContentTable(
            title: "Failures", columns: [ContentColumn("Type"), ContentColumn("Count", .trailing)],
            rows: [["ServerDisconnectedError", "7"], ["x", "1,000"]])
        #expect(
            body([.table(table)]) == """
                Failures:
                  Type                     Count
                  -----------------------  -----
                  ServerDisconnectedError      7
                  x                        1,000

                """)
    }

    @Test func blocksAreApartAndChartsAreNotShown() {
        let facts = ContentBlock.facts(title: nil, [Fact("A", "1")])
        let missing = ContentBlock.paragraph("Chunk sizes: not recorded")
        let shown = body([.chart("ttfb-cdf"), facts, .chart("ttfb-cdf"), missing])
        #expect(shown.split(separator: "\n", omittingEmptySubsequences: false).count == 4)
        #expect(shown.hasSuffix("\n\n  Chunk sizes: not recorded\n"))
    }

    @Test func aSectionWithNothingInItShowsItsLead() {
        #expect(body([], lead: "No request failed.") == "  No request failed.\n")
        #expect(!body([.facts(title: nil, [])], lead: "Lead").contains("Lead"))
    }

    @Test func longTextIsBrokenAtEightyColumns() {
        let lines = body([.paragraph(String(repeating: "word ", count: 60))]).split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines.allSatisfy { $0.count <= 80 && $0.hasPrefix("  word") && !$0.hasSuffix(" ") })
        let long = String(repeating: "x", count: 200)
        #expect(body([.paragraph("a \(long) b")]) == "  a\n  \(long)\n  b\n")
    }

    @Test func verdictsNotesAndTheRunStandBehindTheSections() {
        let verdict = Verdict(
            id: "x", grade: .warning, label: "Reuse", value: nil, rule: "> 90%", text: "Too low.")
        let content = ReportContent(
            title: "T", run: [Fact("Model", "m")], verdicts: [verdict], notes: ["One note."],
            provenance: [Fact("Phase", "all")])
        let lines = TextWriter.text(content).split(separator: "\n").filter { !$0.hasPrefix("=") }
        let words = lines.map { $0.split(separator: " ").joined(separator: " ") }
        #expect(
            words == [
                "KEY INSIGHTS", "[warning] Reuse not recorded", "Too low.", "Rule: > 90%", "NOTES",
                "- One note.", "RUN", "Model: m", "Phase: all",
            ])
        #expect(!TextWriter.text(ReportContent(title: "T")).contains("NOTES"))
    }

    @Test(arguments: [
        ("ab", 4, "ab  ", "  ab"), ("abcd", 4, "abcd", "abcd"), ("abcde", 4, "abcde", "abcde"),
        ("μs", 3, "μs ", " μs"),
    ])
    func padding(_ text: String, _ width: Int, _ leading: String, _ trailing: String) {
        #expect(text.padded(to: width) == leading)
        #expect(text.padded(to: width, trailing: true) == trailing)
    }
}
