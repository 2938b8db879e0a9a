import Testing
import TraceCharts

@testable import tracereport

/// The small lines of the index.
@Suite struct SparklineTests {
    private func strokes(_ values: [Double?]) -> [Path] {
        Sparkline(values: values).drawing.operations.dropFirst().compactMap { operation in
            if case .stroke(let path, _) = operation { path } else { nil }
        }
    }

    private func points(_ path: Path) -> [Point] {
        path.elements.compactMap { element in
            switch element {
            case .move(let point), .line(let point): point
            default: nil
            }
        }
    }

    @Test func aLineRisesWithItsValues() throws {
        let line = points(try #require(strokes([1, 3, 2]).first))
        #expect(line.map(\.x) == line.map(\.x).sorted())
        #expect(line[1].y < line[2].y)
        #expect(line[2].y < line[0].y)
    }

    @Test func whatIsNotRecordedBreaksTheLine() {
        #expect(strokes([1, 2, nil, 2, 1]).map { points($0).count } == [2, 2])
        #expect(strokes([nil, nil]).isEmpty)
        #expect(Sparkline(values: [nil]).description { "\($0)" } == "Not recorded in any run.")
        #expect(
            Sparkline(values: [1, nil, 4]).description { "\(Int($0))" }
                == "2 runs, from 1 to 4; the newest has 4. Not recorded in 1 run.")
    }

    @Test(arguments: [[5.0], [5, 5, 5], [0, 1e300], [-1, 1]]) func everythingStaysInThePicture(
        _ values: [Double]
    ) {
        for path in strokes(values) {
            for point in points(path) {
                #expect((0...Sparkline.size.width).contains(point.x))
                #expect((0...Sparkline.size.height).contains(point.y))
            }
        }
    }

    /// A line of many runs has few points, the extremes and the last one among them.
    @Test func manyRunsAreThinnedToTheirExtremes() {
        var values: [Double?] = (0..<1_000).map { Double($0 % 10) }
        values[500] = 100
        values[700] = -50
        values[999] = 7
        let thick = Sparkline(values: values).drawing
        let points = thick.operations.reduce(0) { count, operation in
            if case .stroke(let path, _) = operation { return max(count, path.elements.count) }
            return count
        }
        #expect(points > 40 && points < 130)
    }
}
