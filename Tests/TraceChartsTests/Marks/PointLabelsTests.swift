import Testing

@testable import TraceCharts

@Suite struct PointLabelsTests {
    private func texts(_ places: [(Double, Double)], joins: Bool) -> [String] {
        let labels = places.enumerated().map { index, place in
            PointLabels.Label(Line.Place(place.0, place.1), ["\(index + 1)"])
        }
        let chart = Chart(
            title: "",
            content: .plot(
                Plot(
                    x: ValueScale(linear: 0, 400), y: .values(ValueScale(linear: 0, 300)),
                    marks: [PointLabels(labels, isRinged: false, joinsNear: joins)])),
            data: ChartTable(columns: [], rows: []))
        return chart.drawing(size: Size(430, 340), theme: .light, measurer: BlockMeasurer()).texts.map(
            \.string)
    }

    /// A label between two points would seem to be the one's or the other's.
    @Test func pointsOnOneSpotHaveOneLabel() {
        let near = [(100.0, 100.0), (300.0, 200.0), (104.0, 103.0), (109.0, 100.0)]
        #expect(texts(near, joins: true).sorted() == ["1, 3, 4", "2"])
        #expect(texts(near, joins: false).count >= 2)
        #expect(texts(near, joins: false).allSatisfy { !$0.contains(",") })
    }

    @Test func pointsApartKeepTheirOwn() {
        #expect(texts([(50, 50), (200, 50), (50, 200)], joins: true).sorted() == ["1", "2", "3"])
    }
}
