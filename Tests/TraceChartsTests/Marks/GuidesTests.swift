import Testing

@testable import TraceCharts

@Suite struct GuidesTests {
    private func texts(_ guides: [Guides.Guide], width: Double = 600) -> [String] {
        let area = Rect(x: 0, y: 0, width: width, height: 200)
        var canvas = Canvas(
            plot: Rect(x: 40, y: 40, width: width - 40, height: 140), area: area,
            scales: Plot(x: ValueScale(linear: 0, 100), y: .values(ValueScale(linear: 0, 1)), marks: []),
            theme: .light, measurer: BlockMeasurer())
        Guides(guides).draw(on: &canvas)
        return Drawing(size: Size(width, 200), operations: canvas.operations).texts.map(\.string)
    }

    private func guide(_ name: String, _ value: Double) -> Guides.Guide {
        Guides.Guide(name: name, text: "\(value)ms", value: value)
    }

    @Test func equalOnesShareALabel() {
        let guides = [guide("p50", 10), guide("p90", 40), guide("p95", 40), guide("p99", 40)]
        #expect(texts(guides) == ["p50", "10.0ms", "p90 = p95 = p99", "40.0ms"])
    }

    @Test func whatIsOffTheAxisHasNoLabel() {
        #expect(texts([guide("p50", 10), guide("p99", 400)]) == ["p50", "10.0ms"])
    }

    @Test func namesAloneWhereThereIsNoRoom() {
        let guides = [guide("p50", 10), guide("p90", 40), guide("p95", 41), guide("p99", 42)]
        #expect(texts(guides, width: 180) == ["p50", "p90", "p95", "p99"])
        #expect(texts(guides, width: 90) == ["p99", "42.0ms"])
    }
}
