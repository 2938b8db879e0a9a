import Testing

@testable import TraceAnalysis

@Suite struct DensityGridTests {
    private let unit = DisplayRange(lower: 0, upper: 1, isLogarithmic: false)

    @Test func pointsAreCountedWhereTheyLie() {
        let grid = DensityGrid(
            x: [0, 0.1, 1, 0.6, 2], y: [0, 0.1, 1, 0.2, 0.5], over: unit, unit, columns: 2, rows: 2)
        #expect(grid.counts == [0, 1, 2, 1], "the top row comes first; what lies outside is left out")
        #expect(grid.peak == 2)
    }

    @Test func shadesGrowWithTheLogarithm() {
        let grid = DensityGrid(columns: 5, rows: 1, counts: [0, 1, 10, 100, 10_000])
        #expect(grid.shades(5) == [0, 1, 2, 3, 5])
        #expect(DensityGrid(columns: 2, rows: 1, counts: [0, 1]).shades(6) == [0, 6])
        #expect(DensityGrid(columns: 2, rows: 1, counts: [0, 0]).shades(6) == [0, 0])
    }

    @Test func nothingInsideIsLost() {
        var random = SplitMix(seed: 3)
        let points = (0..<5_000).map { _ in Double.random(in: 0...1, using: &random) }
        let grid = DensityGrid(x: points, y: points.reversed(), over: unit, unit)
        #expect(grid.counts.reduce(0, +) == 5_000)
        #expect(grid.counts.count == grid.columns * grid.rows)
    }
}
