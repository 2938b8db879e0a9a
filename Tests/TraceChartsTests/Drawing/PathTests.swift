import Testing

@testable import TraceCharts

@Suite struct PolylineTests {
    /// A staircase to the right and up, its steps of any size.
    private func stairs(_ count: Int, _ size: ClosedRange<Double>, seed: UInt64) -> [Point] {
        var random = SplitMix64(seed)
        var corners = [Point(0, 0)]
        for _ in 0..<count {
            let last = corners[corners.count - 1]
            let next = last.x + Double.random(in: size, using: &random)
            corners.append(Point(next, last.y))
            corners.append(Point(next, last.y - Double.random(in: size, using: &random)))
        }
        return corners
    }

    private func distance(of point: Point, from start: Point, _ end: Point) -> Double {
        let (x, y) = (end.x - start.x, end.y - start.y)
        let length = x * x + y * y
        let along = length > 0 ? ((point.x - start.x) * x + (point.y - start.y) * y) / length : 0
        let share = min(max(along, 0), 1)
        let (left, up) = (point.x - start.x - share * x, point.y - start.y - share * y)
        return (left * left + up * up).squareRoot()
    }

    @Test(arguments: [0.1...0.4, 0.1...3, 2...30] as [ClosedRange<Double>])
    func noCornerIsFurtherThanTheTolerance(_ size: ClosedRange<Double>) {
        for seed in 0..<40 {
            let line = stairs(300, size, seed: UInt64(seed))
            let simple = line.simplified(within: 0.25)
            #expect(simple.first == line.first && simple.last == line.last)
            #expect(simple.allSatisfy { line.contains($0) })
            for point in line {
                let nearest = zip(simple, simple.dropFirst()).map { distance(of: point, from: $0, $1) }.min()
                #expect((nearest ?? 0) <= 0.25 + 1e-9)
            }
        }
    }

    @Test func stepsThatCanBeSeenStay() {
        let line = stairs(100, 1...20, seed: 3)
        #expect(line.simplified(within: 0.25) == line)
    }

    @Test func stepsThatCannotAreASlope() {
        let line = stairs(1_000, 0.1...0.2, seed: 4)
        #expect(line.simplified(within: 0.25).count < 200)
    }

    @Test func pointsOnOneLineAreItsEnds() {
        let line = (0...50).map { Point(Double($0), 0) } + [Point(50, 0), Point(50, 0)]
        #expect(line.simplified(within: 0.25) == [Point(0, 0), Point(50, 0)])
    }

    /// Back over itself is not on the way.
    @Test func aTurnBackStays() {
        let line = [Point(0, 0), Point(10, 0), Point(4, 0), Point(20, 0)]
        #expect(line.simplified(within: 0.25) == line)
    }

    @Test func fewPointsAreAsTheyAre() {
        #expect([Point]().simplified(within: 1).isEmpty)
        #expect([Point(1, 1), Point(1, 1)].simplified(within: 1).count == 2)
    }
}
