import Testing
import TraceCharts

@testable import tracereport

/// What holds for the pages of any report.
@Suite struct PageLayoutTests {
    private func pages(_ content: ReportContent, paper: Paper = .a4) throws -> ReportPages {
        let report = try ReportDocument(content: content, charts: ReportFixture.charts)
        return try PageAssembler.pages(
            of: report.document, charts: ReportFixture.drawnCharts, paper: paper,
            palette: try Palette(stylesheet: report.stylesheet, theme: .light), measurer: TableMeasurer())
    }

    /// Content whose every text is as awkward as can be.
    private static let hostile: ReportContent = {
        var content = ReportFixture.content
        let token = String(repeating: "x", count: 10_000)
        content.title = "</title><script>alert(1)</script> {{title}} \u{202E}" + token
        content.note = token
        content.run = [Fact(token, token), Fact("a", String(repeating: "a b ", count: 4000))]
        content.keyFigures = [KeyFigure(label: token, value: token, detail: token)]
        content.pageOne = PageOne(
            runLine: token, doubt: token, headline: token,
            tiles: [PageOne.Tile(label: token, value: token, detail: token, isBad: true)],
            actions: [PageOne.Action(advice: token, evidence: token, stake: token)],
            time: PageOne.TimeBar(
                subject: token,
                parts: ["wait", "transfer"].map {
                    PageOne.TimeBar.Part(phase: $0, label: token, share: token, width: "50")
                }),
            checks: [PageOne.CheckLine(grade: .bad, label: token, value: token, remark: token)])
        content.verdicts = [
            Verdict(id: "x", grade: .bad, label: token, value: "1", rule: token, text: token),
            Verdict(id: "y", grade: .good, label: "", value: nil, rule: "", text: ""),
        ]
        content.chapters.append(
            ContentSection(
                id: "long", title: token,
                blocks: [
                    .facts(title: nil, []), .statistics(StatisticsGroup([])),
                    .table(ContentTable(columns: [], rows: [])),
                    .table(
                        ContentTable(columns: [ContentColumn("a"), ContentColumn("b")], rows: [[token], []])),
                    .statistics(StatisticsGroup([wide(title: token)])),
                    .table(
                        ContentTable(
                            columns: [ContentColumn("a"), ContentColumn("b", .trailing)],
                            rows: [["a", token]])),
                ]))
        return content
    }()

    /// More percentiles than fit beside each other.
    private static func wide(title: String) -> StatisticsRow {
        StatisticsRow(
            title: title, heading: "wide", count: "1",
            cells: (1...40).map { Fact("p\($0).999", "1,234,567.\($0)ms") })
    }

    @Test(arguments: [Paper.a4, .letter])
    func nothingStandsOutsideThePage(paper: Paper) throws {
        for content in [ReportFixture.content, Self.hostile] {
            for page in try pages(content, paper: paper).pages {
                for text in page.placedTexts {
                    #expect(text.rect.x >= paper.side - 0.5 && text.rect.maxX <= paper.content.maxX + 0.5)
                    #expect(text.rect.y >= 0 && text.rect.maxY <= paper.size.height)
                }
            }
        }
    }

    @Test func noTextStandsOnAnother() throws {
        for content in [ReportFixture.content, Self.hostile] {
            for page in try pages(content).pages {
                let texts = page.placedTexts.sorted { $0.rect.y < $1.rect.y }
                for (index, text) in texts.enumerated() {
                    for other in texts[(index + 1)...].prefix(while: { $0.rect.y < text.rect.maxY }) {
                        #expect(
                            !text.rect.overlaps(other.rect),
                            "\(text.string.prefix(40)) / \(other.string.prefix(40))")
                    }
                }
            }
        }
    }

    @Test func everyTextOfTheContentIsOnSomePage() throws {
        let pages = try pages(ReportFixture.content)
        let written = pages.pages.map { $0.placedTexts.map(\.string).joined() }.joined()
            .filter { !$0.isWhitespace }
        for text in ReportFixture.texts where !text.isEmpty {
            #expect(written.contains(text.visible.filter { !$0.isWhitespace }), "\(text) is on no page")
        }
    }

    @Test func headsStandOnEveryPageOfATable() throws {
        let pages = try pages(ReportFixture.content).pages
        let withRows = pages.filter { $0.placedTexts.contains { $0.string.hasPrefix("Upstream number") } }
        #expect(withRows.count > 1)
        for page in withRows {
            #expect(page.placedTexts.count { $0.string == "Message" } == 1)
        }
    }

    @Test func headingsAreNeverLastOnAPage() throws {
        for page in try pages(ReportFixture.content).pages {
            let content = page.placedTexts.filter { $0.rect.maxY < Paper.a4.content.maxY + 1 }
            let last = content.max { $0.rect.maxY < $1.rect.maxY }
            #expect((last?.fontSize ?? 0) < 10)
        }
    }

    @Test func contentsNameThePages() throws {
        let pages = try pages(ReportFixture.content)
        #expect(pages.outline.map(\.entry.title).first == "Overview")
        for (entry, page) in pages.outline {
            #expect(pages.pages[page - 1].placedTexts.contains { $0.string == entry.title })
        }
        #expect(pages.outline.map(\.page) == pages.outline.map(\.page).sorted())
        let count = pages.pages.count
        #expect(pages.pages.last?.placedTexts.contains { $0.string == "Page \(count) of \(count)" } == true)
    }

    @Test func theFirstPageAnswersBothQuestions() throws {
        let first = try #require(try pages(ReportFixture.content).pages.first)
        let written = first.placedTexts.map(\.string).joined(separator: " ")
        for check in ReportFixture.pageOne.checks { #expect(written.contains(check.label)) }
        for tile in ReportFixture.pageOne.tiles { #expect(written.contains(tile.value)) }
        #expect(written.contains("Find why the server fails."))
    }

    @Test func theSameContentGivesTheSamePages() throws {
        #expect(try pages(ReportFixture.content) == pages(ReportFixture.content))
    }

    @Test func aReportOfNothingStillHasPages() throws {
        let pages = try pages(ReportContent(title: ""))
        #expect(pages.pages.count == 1)
    }
}

/// A text and the room it takes on its page.
struct PlacedText {
    var string: String
    var rect: Rect
    var fontSize: Double
}

extension Drawing {
    /// The texts of a page outside its charts, where they stand.
    var placedTexts: [PlacedText] {
        func texts(_ operations: [DrawingOperation], _ origin: Point) -> [PlacedText] {
            operations.flatMap { operation -> [PlacedText] in
                switch operation {
                case .text(let run):
                    let measurer = TableMeasurer()
                    let width = measurer.width(of: run.string, in: run.font)
                    let shift = run.anchor == .end ? width : 0
                    let rect = Rect(
                        x: origin.x + run.position.x - shift,
                        y: origin.y + run.position.y - run.font.size * 0.75, width: width,
                        height: run.font.size * 0.95)
                    return [PlacedText(string: run.string, rect: rect, fontSize: run.font.size)]
                case .placed(let at, _, let inner):
                    return texts(inner, Point(origin.x + at.x, origin.y + at.y))
                case .tagged(.figure, _):
                    return []
                case .tagged(_, let inner), .clip(_, let inner):
                    return texts(inner, origin)
                default:
                    return []
                }
            }
        }
        return texts(operations, Point(0, 0))
    }
}

extension ReportFixture {
    /// Every text a reader of the report must find.
    static var texts: [String] {
        var texts =
            [content.title, content.note ?? "", pageOne.headline ?? "", pageOne.runLine ?? ""] + content.notes
        func add(_ facts: [Fact]) { texts += facts.flatMap { [$0.label, $0.value] } }
        add(content.run)
        add(content.provenance)
        texts += pageOne.tiles.flatMap { [$0.label, $0.value, $0.detail ?? ""] }
        texts += pageOne.actions.flatMap { [$0.advice, $0.evidence, $0.stake ?? ""] }
        texts += content.verdicts.flatMap {
            [$0.label, $0.value ?? "", $0.rule.asProse, $0.text.asProse, $0.grade.word]
        }
        for section in content.sections {
            texts += [section.title, section.lead?.asProse ?? ""]
            for block in section.blocks {
                switch block {
                case .facts(let title, let facts):
                    texts.append(title ?? "")
                    add(facts)
                case .statistics(let group):
                    for row in group.rows {
                        texts += [row.title, row.count, row.flag ?? ""]
                        add(row.cells)
                    }
                case .table(let table):
                    texts += [table.title ?? ""] + table.columns.map(\.title) + table.rows.flatMap { $0 }
                case .paragraph(let text):
                    texts.append(text.asProse)
                case .chart(let name, _):
                    texts.append("Caption of \(name).")
                }
            }
        }
        return texts
    }

    static let drawnCharts: [String: PlacedChart] = Dictionary(
        uniqueKeysWithValues: charts.map { name in
            let size = Paper.a4.chartSize()
            let background = Path.rectangle(Rect(x: 0, y: 0, width: size.width, height: size.height))
            let drawing = Drawing(size: size, operations: [.fill(background, Color(hex: 0xF5F7F9))])
            return (
                name,
                PlacedChart(drawing: drawing, caption: "Caption of \(name).", description: "Shows \(name).")
            )
        })
}
