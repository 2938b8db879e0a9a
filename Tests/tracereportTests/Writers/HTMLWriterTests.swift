import Foundation
import Testing

@testable import tracereport

@Suite struct HTMLWriterTests {
    private func html(_ blocks: [Document.Block], title: String = "T") throws -> String {
        try HTMLWriter.html(
            Document(title: title, footer: [.text("F")], blocks: blocks), stylesheet: "p{}\n",
            charts: ["ttfb-cdf": ChartMarkup(svg: "<svg></svg>", caption: "a < b")])
    }

    @Test func aWholeFile() throws {
        let section = Document.Section(
            id: "a",
            blocks: [
                .heading(.init(level: 2, inlines: [.text("A & B")])),
                .paragraph(
                    .init(classes: [.lead], inlines: [.text("<x>"), .lineBreak, .code([.text("c")])])),
            ])
        let html = try html([.section(section), .contents(.init(blocks: []))], title: "<T>")
        #expect(
            html == """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                \(PageScript.report.policy)\
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <link rel="icon" href="data:,">
                <title>&lt;T&gt;</title>
                <style>
                p{}
                </style>
                </head>
                <body>
                <main>
                <section id="a">
                <h2>A &amp; B</h2>
                <p class="lead">&lt;x&gt;<br><code>c</code></p>
                </section>
                <nav aria-label="Contents">
                <ol>
                <li><a href="#a">A &amp; B</a></li>
                </ol>
                </nav>
                </main>
                <footer>F</footer>
                \(PageScript.report.element)\
                </body>
                </html>

                """)
    }

    @Test func tablesHaveCaptionsAndScopes() throws {
        let table = Document.Table(
            caption: [.text("\"C\"")], head: [.init(cells: [.init(scope: .column, inlines: [.text("h")])])],
            body: [.init(cells: [.init(classes: [.number], inlines: [.text("1")])])])
        let html = try html([.table(table)])
        #expect(
            html.contains(
                "tabindex=\"0\" aria-label=\"&quot;C&quot;\">\n<table>\n<caption>&quot;C&quot;</caption>"))
        #expect(html.contains("<thead>\n<tr><th scope=\"col\">h</th></tr>\n</thead>"))
        #expect(html.contains("<tbody>\n<tr><td class=\"number\" data-label=\"h\">1</td></tr>\n</tbody>"))
    }

    @Test func aTableWithoutACaptionIsCalledAsTheHeadingAboveIt() throws {
        let heading = Document.Block.heading(.init(level: 2, inlines: [.text("A & B")]))
        let table = Document.Block.table(.init(caption: [], head: [], body: []))
        #expect(
            try html([heading, table]).contains(
                "aria-label=\"A &amp; B\">\n<table>\n<caption class=\"visually-hidden\">A &amp; B</caption>\n"
            ))
        #expect(try html([table]).contains("<caption class=\"visually-hidden\">T</caption>"))
    }

    @Test func chartsCarryTheirOwnCaptionOrTheTemplates() throws {
        #expect(
            try html([.chart(.init(chart: "ttfb-cdf", caption: []))]).contains(
                "<figcaption>a &lt; b</figcaption>"))
        #expect(
            try html([.chart(.init(chart: "ttfb-cdf", caption: [.text("mine")]))])
                .contains("<figcaption>mine</figcaption>"))
        #expect(throws: ReportError.missingChart("other")) {
            try html([.chart(.init(chart: "other", caption: []))])
        }
    }

    @Test func aChartMayHaveAPictureForPhones() throws {
        let document = Document(title: "T", blocks: [.chart(.init(chart: "a", caption: []))])
        let markup = ChartMarkup(svg: "<svg>w</svg>", narrowSVG: "<svg>n</svg>", caption: "")
        let html = try HTMLWriter.html(document, stylesheet: "", charts: ["a": markup])
        #expect(
            html.contains(
                "<div class=\"on-wide\"><svg>w</svg></div>\n<div class=\"on-narrow\"><svg>n</svg></div>"))
    }

    @Test func twoChartsOfHalfTheWidthStandBesideEachOther() throws {
        let half = Document.Block.chart(.init(classes: [.half], chart: "ttfb-cdf", caption: [.text("c")]))
        let one = "<figure class=\"half\">\n<svg></svg>\n<figcaption>c</figcaption>\n</figure>\n"
        let first = one.replacingOccurrences(of: "<figure", with: "<figure id=\"chart-ttfb-cdf\"")
        #expect(
            try html([half, half, half]).contains("<div class=\"pair\">\n\(first)\(one)</div>\n\(one)</main>")
        )
    }

    @Test func aSectionWithAFigureIsFoldedAndNamedWhereItOpens() throws {
        let heading = Document.Block.heading(.init(level: 2, inlines: [.text("A")]))
        let section = Document.Section(
            id: "a", figure: "1 < 2", blocks: [heading, .paragraph(.init(inlines: [.text("p")]))])
        #expect(
            try html([.section(section)]).contains(
                "<section>\n<details>\n<summary><h2>A</h2>\n<span class=\"figure\">1 &lt; 2</span></summary>\n"
                    + "<div id=\"a\" class=\"folded\">\n<p>p</p>\n</div>\n</details>\n</section>\n"))
        let bare = Document.Section(id: "a", figure: "1", blocks: [.paragraph(.init(inlines: []))])
        #expect(try html([.section(bare)]).contains("<section id=\"a\">\n<p></p>\n</section>"))
    }

    @Test func aChartIsNamedOnce() throws {
        let chart = Document.Block.chart(.init(chart: "ttfb-cdf", caption: []))
        let html = try html([chart, chart])
        #expect(html.components(separatedBy: "<figure id=\"chart-ttfb-cdf\">").count == 2)
        #expect(html.components(separatedBy: "<figure>").count == 2)
    }

    @Test func badgesHaveAShapeBesideTheWord() throws {
        let badge = Document.Inline.span([.badge, .bad], [.text("Bad")])
        let html = try html([.paragraph(.init(inlines: [badge]))])
        #expect(
            html.contains(
                "<span class=\"badge bad\"><svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"M5 0.8L")
        )
    }

    @Test func whatIsOnlyForPagesIsLeftOut() throws {
        let document = Document(
            title: "T", footer: [.text("F "), .span([.paged], [.text("page")])],
            blocks: [.paragraph(.init(inlines: [.span([.paged], [.text("p")])]))])
        let html = try HTMLWriter.html(document, stylesheet: "", charts: [:])
        #expect(html.contains("<footer>F</footer>"))
        #expect(html.contains("<p></p>"))
    }
}
