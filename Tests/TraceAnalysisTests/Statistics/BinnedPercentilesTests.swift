import Testing

@testable import TraceAnalysis

@Suite struct BinnedPercentilesTests {
    private let range = DisplayRange(lower: 0, upper: 10, isLogarithmic: false)

    @Test func eachBinHasItsOwnPercentiles() {
        let x = (0..<40).map { Double($0) / 4 }
        let bins = BinnedPercentiles(x: x, y: x.map { $0 * 2 }, over: range, bins: 2, method: .nearest).bins
        #expect(bins.map(\.count) == [20, 20])
        #expect(bins.map(\.lower) == [0, 5])
        #expect(bins.map(\.upper) == [5, 10])
        #expect(bins.map(\.p50) == [5, 15])
        #expect(bins.map(\.p95) == [9.5, 19.5])
    }

    @Test func fewValuesHaveNone() {
        let bins = BinnedPercentiles(
            x: [1, 1, 1, 1, 8, 8, 8, 8, 8], y: [Double](repeating: 3, count: 9), over: range, bins: 2,
            method: .nearest
        ).bins
        #expect(bins.map(\.p50) == [nil, 3])
        #expect(bins.map(\.p95) == [nil, nil])
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
        #expect(BinnedPercentiles.count(for: 250, most: 60) == 10)
        #expect(BinnedPercentiles.count(for: 1_000_000, most: 60) == 60)
    }
}
