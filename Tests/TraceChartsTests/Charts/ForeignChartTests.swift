import Testing
import TraceCharts

/// A chart and a mark made with nothing but what TraceCharts offers to everybody.
@Suite struct ForeignChartTests {
    /// A dot for each of several values.
    private struct Dots: Mark {
        let values: [Double]

        func draw(on canvas: inout Canvas) {
            for (index, value) in values.enumerated() {
                let center = Rect(x: canvas.x(Double(index)) - 2, y: canvas.y(value) - 2, width: 4, height: 4)
                canvas.add(.fill(.rectangle(center), canvas.theme.series[0]))
            }
        }
    }

    /// Letters as wide as high.
    private struct Squares: TextMeasurer {
        func width(of string: String, in font: Font) -> Double { Double(string.count) * font.size }
        func ascent(of font: Font) -> Double { font.size }
        func descent(of font: Font) -> Double { 0 }
    }

    @Test func itCanBeDrawn() throws {
        let values = [3.0, 1, 4, 1, 5]
        let x = ValueAxis(.bottom, title: "Index", quantity: .count, typical: 4, largest: 4)
        let y = ValueAxis(.left, title: "Value", quantity: .plain(unit: ""), typical: 5, largest: 5)
        let kind = ChartKind(name: "dots", explanation: "Dots.") { _ in
            Chart(
                title: "Dots",
                content: .plot(
                    Plot(
                        x: ValueScale(linear: 0, 4), y: .values(ValueScale(linear: 0, 5)),
                        marks: [Grid(of: y), Dots(values: values), x, y])),
                data: ChartTable(columns: ["value"], rows: values.map { [.number($0)] }))
        }
        let chart = kind.chart(AnalyzedRunBuilder.empty)
        let drawing = chart.drawing(theme: .light, measurer: Squares())
        let dots = drawing.operations.filter { operation in
            if case .fill(_, let color) = operation { return color == Theme.light.series[0] }
            return false
        }
        #expect(dots.count == values.count)
        #expect(try !CairoRenderer.png(drawing, scale: 1).isEmpty)
    }
}
