import Testing

@testable import TraceAnalysis

@Suite struct LogBinsTests {
    @Test(arguments: [1, 32, 64]) func binsFollowEachOtherWithoutAGap(_ perOctave: Int) {
        let bins = LogBins(perOctave: perOctave)
        var next: UInt64 = 0
        for bin in 0..<(20 * perOctave) {
            let bounds = bins.bounds(of: bin)
            #expect(bounds.lowerBound == next)
            #expect(bins.bin(of: bounds.lowerBound) == bin)
            #expect(bins.bin(of: bounds.upperBound) == bin)
            next = bounds.upperBound + 1
        }
    }

    @Test func aBinIsAtMostItsShareWide() {
        let bins = LogBins(perOctave: 32)
        for value in [64, 1_000, 8_123_456, 1 << 40, UInt64(Int64.max)] as [UInt64] {
            let bounds = bins.bounds(of: bins.bin(of: value))
            #expect(bounds.contains(value))
            #expect(bounds.upperBound - bounds.lowerBound < bounds.lowerBound / 32)
        }
        #expect(bins.middle(of: bins.bin(of: 17)) == 17)
    }
}
