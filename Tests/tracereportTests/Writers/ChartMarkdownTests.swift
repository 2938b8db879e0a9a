import Testing
import TraceCharts

@testable import tracereport

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
