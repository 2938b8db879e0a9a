import Testing

@testable import TraceAnalysis

@Suite struct DecadesTests {
    @Test func powersAreExact() {
        #expect(
            (-15...15).map { Decades.power($0) } == [
                1e-15, 1e-14, 1e-13, 1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2,
                1e-1, 1,
                1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
            ])
    }

    @Test func exponentsOfPowersAreTheirs() {
        for exponent in -22...22 {
            #expect(Decades.exponent(below: Decades.power(exponent)) == exponent)
            #expect(Decades.exponent(below: 9.99 * Decades.power(exponent)) == exponent)
        }
    }
}

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
