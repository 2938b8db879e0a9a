import Testing

@testable import TraceCharts

@Suite struct TextFlowTests {
    private func lines(_ text: String, _ letters: Int, limit: Int = 3) -> [String] {
        let font = Font(size: 10)
        let width = BlockMeasurer().width(of: "x", in: font) * Double(letters) + 0.01
        return TextFlow(text, width: width, font: font, limit: limit, measurer: BlockMeasurer()).lines
    }

    @Test func breaksAtSpaces() {
        #expect(lines("one two three", 7) == ["one two", "three"])
        #expect(lines("one", 7) == ["one"])
        #expect(lines("", 7) == [])
    }

    @Test func cutsWhatDoesNotFit() {
        #expect(lines("abcdefghij", 7) == ["abcdef…"])
        #expect(lines("one two three four", 7, limit: 2) == ["one two", "three …"])
        #expect(lines("one two", 3, limit: 1) == ["on…"])
        #expect(lines("one", 0) == [])
    }
}

@Suite struct LeastHeightTests {
    private func axis(_ edge: ValueAxis.Edge, _ title: String) -> ValueAxis {
        ValueAxis(edge, title: title, quantity: .plain(unit: ""), typical: 10, largest: 10)
    }

    private func chart(_ content: Chart.Content) -> Chart {
        Chart(title: "A chart", content: content, data: ChartTable(columns: [], rows: []))
    }

    private func panel(_ title: String) -> Plot {
        let y = axis(.left, title)
        return Plot(
            x: ValueScale(linear: 0, 10), y: .values(ValueScale(linear: 0, 10)),
            marks: [Grid(of: y), axis(.bottom, "Time"), y])
    }

    private func texts(_ chart: Chart, height: Double) -> [String] {
        chart.drawing(size: Size(400, height), theme: .light, measurer: BlockMeasurer()).texts.map(\.string)
    }

    private func leastHeight(_ chart: Chart) -> Double {
        chart.leastHeight(width: 400, theme: .light, measurer: BlockMeasurer())
    }

    @Test func panelsKeepTheirTitles() {
        let titles = ["Requests/s", "Output tokens/s", "In flight"]
        let chart = chart(.panels(titles.map(panel)))
        let least = leastHeight(chart)
        func isWhole(_ height: Double) -> Bool {
            let texts = texts(chart, height: height)
            return titles.allSatisfy { title in
                texts.contains(title) || title.split(separator: " ").allSatisfy { texts.contains(String($0)) }
            }
        }
        #expect(isWhole(least) && isWhole(least + 60) && isWhole(900))
        #expect(!isWhole(least - 40))
    }

    @Test func aLongTitleBreaksInTwo() {
        let chart = chart(.plot(panel("Time to first byte of a request")))
        let texts = texts(chart, height: leastHeight(chart) + 2)
        #expect(texts.contains("Time to first") && texts.contains("byte of a request"))
        #expect(self.texts(chart, height: 600).contains("Time to first byte of a request"))
    }

    @Test func rowsKeepTheirLabels() {
        let rows = (0..<6).map { row in
            StackedBars.Row(label: "row \(row)", values: [5, 5], texts: ["five", "5"], trailing: ["ten"])
        }
        let parts = [StackedBars.Part("One"), StackedBars.Part("Two")]
        let chart = chart(
            .plot(
                Plot(
                    x: ValueScale(linear: 0, 10), y: .bands(BandScale(count: 6)),
                    marks: [axis(.bottom, "Time"), StackedBars(rows, parts: parts)])))
        let least = leastHeight(chart)
        func labels(_ height: Double) -> Int { texts(chart, height: height).count { $0.hasPrefix("row") } }
        #expect(labels(least) == 6 && labels(least - 60) == 0)
        #expect(texts(chart, height: least).count { $0 == "five" } == 6)
    }

    @Test func nothingToShowNeedsLittle() {
        #expect(leastHeight(chart(.noData(reason: "none"))) < 100)
    }
}
