import Testing

@testable import TraceCharts

@Suite struct StackedBarsTests {
    private func texts(_ rows: [StackedBars.Row], width: Double = 720) -> [TextRun] {
        let parts = [StackedBars.Part("Thin"), StackedBars.Part("Thick")]
        let longest = rows.map(\.total).max() ?? 1
        let plot = Plot(
            x: ValueScale(linear: 0, longest), y: .bands(BandScale(count: rows.count)),
            marks: [StackedBars(rows, parts: parts, trailingName: "Total")])
        let chart = Chart(title: "", content: .plot(plot), data: ChartTable(columns: [], rows: []))
        return chart.drawing(size: Size(width, 400), theme: .light, measurer: BlockMeasurer()).texts
    }

    private let rows = [2.0, 3].map { thin in
        StackedBars.Row(
            label: "row \(thin)", values: [thin, 600], texts: ["\(thin) ms", "600 ms"],
            trailing: ["\(600 + thin) ms"])
    }

    @Test func aThinPartHasItsValuesInAColumn() {
        let texts = texts(rows)
        let thin = texts.filter { $0.string == "2.0 ms" || $0.string == "3.0 ms" }
        #expect(thin.count == 2 && thin.allSatisfy { $0.anchor == .end })
        #expect(Set(thin.map(\.position.x)).count == 1)
        // Its name stands above the column as well as in the key.
        #expect(texts.count { $0.string == "Thin" } == 2)
        #expect(texts.contains { $0.string == "Total" })
        // A thick one has its value inside.
        #expect(texts.filter { $0.string == "600 ms" }.allSatisfy { $0.anchor == .middle })
    }

    @Test func oneColumnNeedsNoName() {
        let rows = [
            StackedBars.Row(label: "a", values: [300, 300], texts: ["300", "300"], trailing: ["600"])
        ]
        let texts = texts(rows).map(\.string)
        #expect(!texts.contains("Total") && texts.contains("600"))
        #expect(texts.count { $0 == "300" } == 2)
    }

    @Test func columnsLeaveHalfOfTheRoomToTheBars() {
        let long = [
            StackedBars.Row(
                label: "a", values: [1, 600], texts: [String(repeating: "x", count: 60), "600"],
                trailing: [String(repeating: "y", count: 60), "601"])
        ]
        let texts = texts(long, width: 360).map(\.string)
        #expect(texts.contains("601") && !texts.contains { $0.hasPrefix("xx") })
    }
}
