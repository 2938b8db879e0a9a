import Testing

@testable import tracereport

@Suite struct DocumentParserTests {
    private func parse(_ text: String) throws -> Document {
        try DocumentParser.parse(MarkedText(text, file: "f"), title: "T", charts: ["ttfb-cdf"])
    }

    @Test func blocksAndText() throws {
        let document = try parse(
            """
            <header>H</header><footer>F <span class="paged">p <span class="page-number"></span> of 9</span></footer>
            <section id="a" class="cover"><h1>One &amp; <em>two</em></h1>
            <!-- nothing -->
            <p class="lead quiet">  a   b<br> <strong> c</strong> </p></section>
            <figure data-chart="ttfb-cdf"><figcaption>C</figcaption></figure>
            <nav></nav>
            """)
        #expect(
            document.blocks == [
                .section(
                    .init(
                        id: "a", classes: [.cover],
                        blocks: [
                            .heading(.init(level: 1, inlines: [.text("One & "), .emphasis([.text("two")])])),
                            .paragraph(
                                .init(
                                    classes: [.lead, .quiet],
                                    inlines: [.text("a b"), .lineBreak, .strong([.text("c")])])),
                        ])),
                .chart(.init(chart: "ttfb-cdf", caption: [.text("C")])),
                .contents(.init(blocks: [])),
            ])
        #expect(document.header.plainText == "H")
        #expect(document.footer.plainText == "F p  of 9")
        #expect(document.title == "T")
        #expect(document.charts.map(\.chart) == ["ttfb-cdf"])
    }

    @Test func listsAndTables() throws {
        let document = try parse(
            """
            <ul><li>a</li><li class="note">b</li></ul><dl><dt>l</dt><dd>v</dd></dl>
            <table><caption>c</caption><thead><tr><th scope="col">h</th></tr></thead>
            <tbody><tr><td class="number">1&nbsp;2</td></tr></tbody></table>
            """)
        #expect(
            document.blocks == [
                .list(
                    .init(
                        ordered: false,
                        items: [.init(inlines: [.text("a")]), .init(classes: [.note], inlines: [.text("b")])])
                ),
                .descriptions(.init(pairs: [.init(label: [.text("l")], value: [.text("v")])])),
                .table(
                    .init(
                        caption: [.text("c")],
                        head: [.init(cells: [.init(scope: .column, inlines: [.text("h")])])],
                        body: [.init(cells: [.init(classes: [.number], inlines: [.text("1\u{A0}2")])])])),
            ])
    }

    @Test(arguments: [
        ("<p>x</p>\n  <blink>", "f:2:3: There is no element <blink>."),
        ("<p class=\"lead coverr\">x</p>", "f:1:11: There is no class “coverr”. Did you mean “cover”?"),
        ("<p style=\"x\">x</p>", "f:1:4: <p> has no attribute “style”."),
        (
            "<figure data-chart=\"ttfb-cfd\"></figure>",
            "f:1:21: There is no chart named “ttfb-cfd”. Did you mean “ttfb-cdf”?"
        ),
        ("<figure></figure>", "f:1:1: <figure> needs the attribute “data-chart”."),
        ("text", "f:1:1: Text may not stand at the top; put it in <p>."),
        ("<section>\n text</section>", "f:2:2: Text may not stand directly in <section>; put it in <p>."),
        ("<p>x", "f:1:5: <p> is not closed."),
        ("<section><p>x</p>", "f:1:18: <section> is not closed."),
        ("<p>x</h1>", "f:1:5: </h1> stands where </p> is due."),
        ("<p><strong>x</p>", "f:1:13: </p> stands where </strong> is due."),
        ("</p>", "f:1:1: </p> stands where nothing is open."),
        ("<td>x</td>", "f:1:1: <td> may not stand at the top."),
        ("<ul><p>x</p></ul>", "f:1:5: <p> may not stand in <ul>."),
        ("<p><p>x</p></p>", "f:1:4: <p> may not stand in <p>."),
        ("<dl><dd>x</dd></dl>", "f:1:5: In <dl>, <dt> and <dd> take turns."),
        ("<p>a < b</p>", "f:1:6: A bare < is not allowed; write &lt;."),
        (
            "<p>a & b</p>",
            "f:1:6: This is not one of &amp; &lt; &gt; &quot; &#39; &nbsp; &#NNN; a bare & is written &amp;."
        ),
        (
            "<p>&#0;</p>",
            "f:1:4: This is not one of &amp; &lt; &gt; &quot; &#39; &nbsp; &#NNN; a bare & is written &amp;."
        ),
        ("<p class=lead>x</p>", "f:1:4: The attribute is written class=\"value\"."),
        ("<p class=\"lead>x</p>", "f:1:11: The value of “class” is not closed with a double quote."),
        ("<a href=\"javascript:x\">", "f:1:1: <a> may not stand at the top."),
        ("<p><a href=\"javascript:x\">x</a></p>", "f:1:13: A link begins with #, https:// or http://."),
        ("<p><a href=\"#b\">x</a></p>", "f:1:13: Nothing here has the id “b”."),
        ("<section id=\"a\"></section><section id=\"a\"></section>", "f:1:40: The id “a” is there twice."),
        ("<section id=\"A b\"></section>", "f:1:14: An id is made of a–z, 0–9 and hyphens."),
        (
            "<table><tbody><tr><td>1</td></tr><tr></tr></tbody></table>",
            "f:1:1: The rows of this table have different numbers of cells."
        ),
        ("<!-- x", "f:1:1: This comment is not closed."),
        ("<p", "f:1:1: <p is not closed with >."),
    ])
    func faultsAreNamedAtTheirPlace(markup: String, message: String) {
        let error = #expect(throws: TemplateError.self) { try parse(markup) }
        #expect(error?.description == message)
    }

    @Test func aSectionMayBeFoldedAndALinkMayLeadToAChart() throws {
        let document = try parse(
            """
            <p><a href="#chart-ttfb-cdf">x</a></p>
            <section id="a" data-figure="1 &lt; 2"><figure data-chart="ttfb-cdf"></figure></section>
            """)
        guard case .section(let section) = document.blocks.last else {
            Issue.record("no section")
            return
        }
        #expect(section.figure == "1 < 2")
        #expect(throws: TemplateError.self) { try parse("<p><a href=\"#chart-ttfb-cdf\">x</a></p>") }
    }

    @Test func nothingIsADocument() throws {
        #expect(try parse("") == Document(title: "T"))
        #expect(try parse(" \n <p></p>").blocks == [.paragraph(.init(inlines: []))])
    }
}
