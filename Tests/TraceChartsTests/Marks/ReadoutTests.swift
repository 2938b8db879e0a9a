import Testing

@testable import TraceCharts

@Suite struct ReadoutTests {
    private func spots(_ readout: Readout, rows: Int? = nil) -> [(place: Rect, text: String)] {
        let y: Scale = rows.map { .bands(BandScale(count: $0, gap: 0)) } ?? .values(ValueScale(linear: 0, 10))
        let plot = Rect(x: 100, y: 50, width: 200, height: 100)
        var canvas = Canvas(
            plot: plot, area: plot, scales: Plot(x: ValueScale(linear: 0, 20), y: y, marks: []),
            theme: .light,
            measurer: BlockMeasurer())
        readout.draw(on: &canvas)
        return canvas.operations.compactMap {
            if case .spot(let place, let text) = $0 { (place, text) } else { nil }
        }
    }

    @Test func aColumnHasTheHeightOfThePlot() {
        let spots = spots(Readout([(.column(from: 5, to: 10), "a")]))
        #expect(spots.map(\.place) == [Rect(x: 150, y: 50, width: 50, height: 100)])
        #expect(spots.map(\.text) == ["a"])
    }

    @Test func whatIsNarrowIsWidenedAndWhatIsOutsideLeftOut() {
        let narrow = spots(Readout([(.column(from: 10, to: 10), "a")])).map(\.place)
        #expect(narrow == [Rect(x: 197, y: 50, width: Readout.leastWidth, height: 100)])
        #expect(spots(Readout([(.column(from: 30, to: 40), "a")])).isEmpty)
        #expect(spots(Readout([(.point(.init(5, 11)), "a")])).isEmpty)
        #expect(spots(Readout([(.point(.init(5, 5)), "a")])).map(\.place.width) == [Readout.side])
    }

    @Test func rowsAreMetInTheirFullHeight() {
        let spots = spots(Readout([(.row(1, from: 0, to: 10), "a"), (.wholeRow(0), "b")]), rows: 2)
        #expect(
            spots.map(\.place) == [
                Rect(x: 100, y: 100, width: 100, height: 50), Rect(x: 100, y: 50, width: 200, height: 50),
            ])
    }

    @Test func theyAreWrittenWhereThatIsAskedFor() {
        let drawing = Drawing(
            size: Size(10, 10), operations: [.spot(Rect(x: 1, y: 2, width: 3, height: 4), "a < b")])
        func svg(_ hasSpots: Bool) -> String {
            TextSVG.render(drawing, title: "t", description: "d", idPrefix: "p", hasSpots: hasSpots)
        }
        #expect(svg(true).contains("<path d=\"M1 2H4V6H1Z\"><title>a &lt; b</title></path>"))
        #expect(!svg(false).contains("spots"))
    }
}
