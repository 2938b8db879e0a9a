import Testing

@testable import TraceCharts

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
