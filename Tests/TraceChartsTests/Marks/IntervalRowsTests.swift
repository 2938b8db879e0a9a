import Testing

@testable import TraceCharts

@Suite struct IntervalRowsTests {
    private func chart() -> Chart {
        let rows = (0..<6).map { row in
            IntervalRows.Row(
                label: "http_req_duration.p9\(row)", value: 10, interval: 5...15,
                text: "+31.36 ms (+31.\(row) %)",
                ink: .guide)
        }
        let axis = ValueAxis(.bottom, title: "Change in %", ticks: [ValueAxis.Tick(0, "0")])
        return Chart(
            title: "",
            content: .plot(
                Plot(
                    x: ValueScale(linear: -20, 20), y: .bands(BandScale(count: 6)),
                    marks: [IntervalRows(rows, band: -5...5), axis])),
            data: ChartTable(columns: [], rows: []))
    }

    /// Beside the rows where there is room, above them on a phone; never without them.
    @Test(arguments: [720.0, 500, 360, 280]) func labelsAndTextsAreThere(width: Double) {
        let least = chart().leastHeight(width: width, theme: .light, measurer: BlockMeasurer())
        let drawing = chart().drawing(
            size: Size(width, max(least, 200)), theme: .light, measurer: BlockMeasurer())
        let texts = drawing.texts.map(\.string)
        #expect(texts.count { $0.hasPrefix("http_req_duration") } == 6)
        #expect(width < 300 || texts.count { $0.hasPrefix("+31.36") } == 6)
        let plain = drawing.operations.reduce(0) { sum, operation in
            if case .stroke = operation { sum + 1 } else { sum }
        }
        #expect(plain >= 18)
    }
}
