import Testing

@testable import TraceCharts

@Suite struct StepsTests {
    private let canvas = Canvas(
        plot: Rect(x: 0, y: 0, width: 100, height: 100), area: Rect(x: 0, y: 0, width: 100, height: 100),
        scales: Plot(x: ValueScale(linear: 0, 100), y: .values(ValueScale(linear: 0, 1)), marks: []),
        theme: .light, measurer: BlockMeasurer())

    @Test func levelBetweenPointsAndUprightAtThem() {
        let path = Steps([(20, 0.25), (60, 1)]).path(on: canvas)
        #expect(
            path == [
                Point(0, 100), Point(20, 100), Point(20, 75), Point(60, 75), Point(60, 0), Point(100, 0),
            ])
    }

    @Test func theLastRankOfAPixelColumnIsKept() {
        let path = Steps([(50.01, 0.2), (50.02, 0.4), (50.03, 0.9)]).path(on: canvas)
        #expect(path == [Point(0, 100), Point(50, 100), Point(50, 10), Point(100, 10)])
    }

    @Test func stepsOffTheAxisStayOff() {
        let path = Steps([(50, 0.5), (1e9, 1)]).path(on: canvas)
        #expect(path.last == Point(100, 50))
        #expect(path.allSatisfy { $0.x <= 100 })
    }

    @Test func manyStepsAreNoMoreThanColumns() {
        let points = (0..<100_000).map { (Double($0) / 1_000, Double($0 + 1) / 100_000) }
        #expect(Steps(points).path(on: canvas).count <= 2 * 201 + 2)
    }
}
