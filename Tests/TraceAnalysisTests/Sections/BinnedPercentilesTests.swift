import Testing

@testable import TraceAnalysis

@Suite struct BinnedPercentilesTests {
    private let range = DisplayRange(lower: 0, upper: 10, isLogarithmic: false)

    @Test func eachBinHasItsOwnPercentiles() {
        let x = (0..<200).map { Double($0) / 20 }
        let bins = BinnedPercentiles(x: x, y: x.map { $0 * 2 }, over: range, bins: 2, method: .nearest).bins
        #expect(bins.map(\.count) == [100, 100])
        #expect(bins.map(\.lower) == [0, 5])
        #expect(bins.map(\.upper) == [5, 10])
        #expect(bins.map(\.p50) == [5, 15])
        #expect(bins.map(\.p95) == [9.5, 19.5])
    }

    @Test func fewValuesHaveNone() {
        func bins(_ counts: [Int]) -> [BinnedPercentiles.Bin] {
            let x = counts.enumerated().flatMap { [Double](repeating: Double($0) * 5 + 1, count: $1) }
            return BinnedPercentiles(
                x: x, y: x.map { _ in 3 }, over: range, bins: 2, method: .nearest
            ).bins
        }
        #expect(bins([19, 20]).map(\.p50) == [nil, 3])
        #expect(bins([99, 100]).map(\.p95) == [nil, 3])
    }

    @Test func windowsHaveTheirOwn() throws {
        // One request of 2,450 ms.
        let time = try #require(Timeline(Requests.table([Requests.record(start: 0, wait: 2_418)])))
        let windows = try #require(TimeWindows(time, most: 3))
        let x = (0..<49).map { Double($0) * 50e6 } + [3e9]
        let bins = BinnedPercentiles(x: x, y: x, over: windows, method: .nearest).bins
        #expect(bins.map(\.count) == [20, 29])
        #expect(bins.map(\.upper) == [1e9, 2.45e9])
        #expect(bins[0].p50 == 500e6)
    }

    @Test func edgesBelongToTheRangeAndTheRestDoesNot() {
        let bins = BinnedPercentiles(
            x: [0, 10, -1, 11], y: [1, 1, 1, 1], over: range, bins: 5, method: .nearest
        ).bins
        #expect(bins.map(\.count) == [1, 0, 0, 0, 1])
    }

    @Test func logarithmicBinsAreEquallyManyTimesAsWide() {
        let range = DisplayRange(lower: 1, upper: 100, isLogarithmic: true)
        let bins = BinnedPercentiles(x: [2, 20, 0], y: [1, 1, 1], over: range, bins: 2, method: .nearest).bins
        #expect(bins.map(\.count) == [1, 1])
        #expect(abs(bins[0].upper - 10) < 1e-12)
    }

    @Test func binsNeedValues() {
        #expect(BinnedPercentiles.count(for: 3, most: 60) == 1)
        #expect(BinnedPercentiles.count(for: 500, most: 60) == 10)
        #expect(BinnedPercentiles.count(for: 1_000_000, most: 60) == 60)
    }
}

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
