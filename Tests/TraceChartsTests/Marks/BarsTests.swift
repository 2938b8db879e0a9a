import Testing

@testable import TraceCharts

@Suite struct BarsTests {
    private func fills(_ bars: [Bars.Bar]) -> [Path] {
        var canvas = Canvas(
            plot: Rect(x: 0, y: 0, width: 100, height: 100), area: Rect(x: 0, y: 0, width: 100, height: 100),
            scales: Plot(x: ValueScale(linear: 0, 10), y: .values(ValueScale(linear: 0, 1_000)), marks: []),
            theme: .light, measurer: BlockMeasurer())
        Bars(bars).draw(on: &canvas)
        return canvas.operations.compactMap { operation in
            if case .fill(let path, _) = operation { return path }
            return nil
        }
    }

    @Test func barsShareOneShape() {
        let paths = fills([
            Bars.Bar(lower: 0, upper: 1, value: 500), Bars.Bar(lower: 1, upper: 2, value: 1_000),
        ])
        let first = Path.rectangle(Rect(x: 0, y: 50, width: 9.5, height: 50))
        let second = Path.rectangle(Rect(x: 10, y: 0, width: 9.5, height: 100))
        #expect(paths == [Path(first.elements + second.elements)])
    }

    @Test func aBarThatIsNotEmptyCanBeSeen() {
        let paths = fills([Bars.Bar(lower: 0, upper: 1, value: 1e-6)])
        #expect(paths == [.rectangle(Rect(x: 0, y: 99.5, width: 9.5, height: 0.5))])
        #expect(fills([Bars.Bar(lower: 0, upper: 1, value: 0)]).isEmpty)
    }
}
