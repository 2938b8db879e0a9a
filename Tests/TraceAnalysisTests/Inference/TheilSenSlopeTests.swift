import Testing

@testable import TraceAnalysis

@Suite struct TheilSenSlopeTests {
    // `scipy.stats.theilslopes(y, x).slope`
    @Test func itIsTheMedianSlope() throws {
        let y = [1, 2.5, 2, 4.5, 100, 6.2]
        let slope = try #require(TheilSenSlope.slope(x: [1, 2, 3, 4, 5, 6], y: y))
        #expect(abs(slope - 1.1666666666666667) < 1e-15)
        let tied: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
        #expect(TheilSenSlope.slope(x: tied, y: [2, 7, 1, 8, 2, 8, 1, 8, 2, 8]) == 0)
    }

    @Test(arguments: [100, 512, 513, 5_000])
    func aFifthOfOutliersDoesNotMoveIt(count: Int) throws {
        var random = SeededGenerator(seed: 1)
        let x = (0..<count).map { _ in Double(random.index(below: 900)) }
        let y = x.map { 40 + 3 * $0 + 20 * random.normal() + (random.index(below: 5) == 0 ? 5_000 : 0) }
        let slope = try #require(TheilSenSlope.slope(x: x, y: y))
        #expect(abs(slope - 3) < 0.06)
    }

    /// Drawn pairs give what all pairs of the same points give, within 0.4 % of what one pair spreads by.
    @Test func drawnPairsAgreeWithAll() throws {
        var random = SeededGenerator(seed: 2)
        let x = (0..<600).map { _ in random.normal() }
        let y = x.map { 2 * $0 + random.normal() }
        var slopes: [Double] = []
        for other in x.indices {
            for one in 0..<other { slopes.append((y[other] - y[one]) / (x[other] - x[one])) }
        }
        let all = RadixSort.sorted(slopes)
        let exact = (all[(all.count - 1) / 2] + all[all.count / 2]) / 2
        let drawn = try #require(TheilSenSlope.slope(x: x, y: y))
        #expect(abs(drawn - exact) < 4 * 0.005)
        #expect(drawn == TheilSenSlope.slope(x: x, y: y))
        #expect(drawn != TheilSenSlope.slope(x: x, y: y, seed: 2))
    }

    @Test func degenerateInputsHaveNoAnswer() {
        #expect(TheilSenSlope.slope(x: [], y: []) == nil)
        #expect(TheilSenSlope.slope(x: [1], y: [1]) == nil)
        #expect(TheilSenSlope.slope(x: [1, 2], y: [1]) == nil)
        #expect(TheilSenSlope.slope(x: [1, 1, 1], y: [1, 2, 3]) == nil)
        #expect(TheilSenSlope.slope(x: [1, 2], y: [1, .infinity]) == nil)
        #expect(
            TheilSenSlope.slope(x: [Double](repeating: 7, count: 600), y: (0..<600).map(Double.init)) == nil)
    }

    @Test func aSlopeIsMeantWhereValuesDiffer() {
        let few = [Double](repeating: 40, count: 98)
        #expect(!TheilSenSlope.isMeant(for: []))
        #expect(!TheilSenSlope.isMeant(for: few + [41, 41]))
        #expect(!TheilSenSlope.isMeant(for: few + [400, 400]))
        // Ten different ones, of which the tenth is the usual one.
        #expect(!TheilSenSlope.isMeant(for: few + (1...8).map(Double.init)))
        #expect(TheilSenSlope.isMeant(for: few + (1...9).map(Double.init)))
        // Two lengths, a fifth of the median apart and just less.
        #expect(TheilSenSlope.isMeant(for: (0..<100).map { $0 < 50 ? 100 : 120 } + [100]))
        #expect(!TheilSenSlope.isMeant(for: (0..<100).map { $0 < 50 ? 100 : 119 } + [100]))
    }
}
