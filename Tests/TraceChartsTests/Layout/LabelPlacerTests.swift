import Testing

@testable import TraceCharts

@Suite struct LabelPlacerTests {
    @Test func labelsApartStayWhereTheyWish() {
        let starts = LabelPlacer.spread([20, 60], widths: [10, 10], gap: 5, from: 0, to: 100)
        #expect(starts == [15, 55])
    }

    @Test func labelsTogetherMoveApartAroundTheirMiddle() {
        let starts = LabelPlacer.spread([50, 50], widths: [10, 10], gap: 4, from: 0, to: 100)
        #expect(starts == [38, 52])
    }

    @Test func labelsStayInside() {
        #expect(LabelPlacer.spread([0, 0], widths: [10, 10], gap: 0, from: 0, to: 100) == [0, 10])
        #expect(LabelPlacer.spread([100, 100], widths: [10, 10], gap: 0, from: 0, to: 100) == [80, 90])
        #expect(LabelPlacer.spread([50], widths: [101], gap: 0, from: 0, to: 100) == nil)
        #expect(LabelPlacer.spread([], widths: [], gap: 0, from: 0, to: 100) == [])
    }

    @Test func randomLabelsNeverOverlap() {
        var random = SplitMix64(3)
        for _ in 0..<500 {
            let count = Int.random(in: 1...6, using: &random)
            let wishes = (0..<count).map { _ in Double.random(in: -20...320, using: &random) }.sorted()
            let widths = (0..<count).map { _ in Double.random(in: 5...70, using: &random) }
            guard let starts = LabelPlacer.spread(wishes, widths: widths, gap: 6, from: 0, to: 300) else {
                #expect(widths.reduce(0, +) + 6 * Double(count - 1) > 300)
                continue
            }
            let ends = zip(starts, widths).map { $0 + $1 }
            #expect((starts.first ?? 0) >= -1e-9 && (ends.last ?? 0) <= 300 + 1e-9)
            #expect(zip(ends, starts.dropFirst()).allSatisfy { $0 + 6 <= $1 + 1e-9 })
        }
    }

    @Test func theFirstFreePlaceIsTaken() {
        var placer = LabelPlacer(bounds: Rect(x: 0, y: 0, width: 100, height: 100))
        placer.reserve(Rect(x: 0, y: 0, width: 50, height: 10))
        placer.avoid([Point(0, 50), Point(100, 50)])
        let taken = Rect(x: 40, y: 5, width: 20, height: 10)
        let onTheLine = Rect(x: 10, y: 45, width: 20, height: 10)
        let outside = Rect(x: 90, y: 80, width: 20, height: 10)
        let free = Rect(x: 60, y: 5, width: 20, height: 10)
        #expect(placer.place([taken, onTheLine, outside, free]) == free)
        #expect(placer.place([free]) == nil)
    }

    @Test func linesMeetRectangles() {
        let rect = Rect(x: 10, y: 10, width: 10, height: 10)
        #expect(rect.meets(Point(0, 0), Point(30, 30)))
        #expect(rect.meets(Point(15, 0), Point(15, 30)))
        #expect(rect.meets(Point(12, 12), Point(13, 13)))
        #expect(!rect.meets(Point(0, 0), Point(30, 5)))
        #expect(!rect.meets(Point(0, 0), Point(5, 5)))
        #expect(!rect.meets(Point(25, 0), Point(25, 30)))
    }
}
