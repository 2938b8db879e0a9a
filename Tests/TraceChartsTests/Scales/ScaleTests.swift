import Testing

@testable import TraceCharts

@Suite struct ValueScaleTests {
    @Test func linearShares() {
        let scale = ValueScale(linear: 10, 20)
        #expect([10, 15, 20, 25].map { scale.share(of: $0) } == [0, 0.5, 1, 1.5])
    }

    @Test func logarithmicShares() {
        let scale = ValueScale(logarithmic: 1, 100)
        #expect([1, 10, 100].map { scale.share(of: $0) } == [0, 0.5, 1])
        #expect(scale.share(of: 0) == -1 && scale.share(of: -5) == -1)
    }

    @Test func aRangeAlwaysHasExtent() {
        for value in [0, 5, -5, 1e-300, 1e300, -0.0] {
            let scale = ValueScale(linear: value, value)
            #expect(scale.lower < scale.upper)
            #expect(scale.share(of: value).isFinite)
        }
        for (lower, upper) in [(5.0, 5.0), (0, 5), (-5, -1), (0, 0), (5, 1)] {
            let scale = ValueScale(logarithmic: lower, upper)
            #expect(scale.lower > 0 && scale.lower < scale.upper)
        }
    }
}

@Suite struct BandScaleTests {
    @Test func bandsFillTheAxisButForTheGaps() {
        let scale = BandScale(count: 4, gap: 0.5)
        #expect(scale.band(0).start == 0.0625 && scale.band(0).end == 0.1875)
        #expect(scale.band(3).end == 0.9375)
    }

    @Test func thereIsAlwaysABand() {
        #expect(BandScale(count: 0).count == 1)
        #expect(BandScale(count: 1, gap: 7).gap == 1)
    }
}
