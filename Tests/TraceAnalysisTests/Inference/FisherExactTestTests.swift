import Testing

@testable import TraceAnalysis

@Suite struct FisherExactTestTests {
    // Sums of `math.comb(g, k) * math.comb(o, c - k)` in Python's whole numbers; the two-sided ones equal
    // `scipy.stats.fisher_exact([[a, g - a], [b, o - b]])`
    @Test(
        arguments: [
            ([17, 40, 3, 60], [6.054515934906615e-06, 6.054515934906615e-06, 0.9999996106262509]),
            ([3, 10, 3, 10], [1, 0.6857585139318886, 0.6857585139318886]),
            ([0, 5, 8, 9], [0.002997002997002997, 1, 0.002997002997002997]),
            ([5, 5, 0, 7], [0.0012626262626262627, 0.0012626262626262627, 1]),
            ([23, 1000, 3, 1000], [7.98073507329235e-05, 3.990367536646175e-05, 0.9999953378123129]),
            ([1, 3, 300, 1000], [1, 0.6575868475140718, 0.7841261191927755]),
            ([50, 5000, 900, 20000], [1.0157298082639884e-39, 1, 4.733494154428069e-40]),
            ([0, 0, 3, 9], [1, 1, 1]), ([4, 4, 9, 9], [1, 1, 1]),
        ] as [([Int], [Double])])
    func probabilitiesAreExact(table: [Int], expected: [Double]) throws {
        let test = try #require(FisherExactTest(table[0], of: table[1], against: table[2], of: table[3]))
        for (value, expected) in zip([test.twoSided, test.greater, test.less], expected) {
            #expect(abs(value / expected - 1) < 1e-11, "\(value) \(expected)")
        }
    }

    /// Sums of `mpmath.exp` of `mpmath.loggamma` with 40 digits.
    @Test(
        arguments: [
            ([100_500, 1_000_000, 99_000, 1_000_000], 0.000202254678622290892976),
            ([3_000, 1_000_000, 1_000, 1_000_000], 4.573720589590234e-230),
            ([600, 1_000, 10_000, 1_000_000], 0),
        ] as [([Int], Double)])
    func largeCountsKeepTheirDigits(table: [Int], expected: Double) throws {
        let test = try #require(FisherExactTest(table[0], of: table[1], against: table[2], of: table[3]))
        #expect(abs(test.greater - expected) <= 1e-10 * expected)
    }

    /// All tables of small sums, against counting them.
    @Test func smallTablesAgreeWithCounting() throws {
        for group in 1...6 {
            for others in 1...5 {
                for all in 0...group + others {
                    let counts = max(0, all - others)...min(group, all)
                    let weights = counts.map { choose(group, $0) * choose(others, all - $0) }
                    let total = weights.reduce(0, +)
                    for (hits, weight) in zip(counts, weights) {
                        let test = try #require(
                            FisherExactTest(hits, of: group, against: all - hits, of: others))
                        let place = hits - counts.lowerBound
                        let asRare = weights.filter { $0 <= weight }.reduce(0, +)
                        #expect(abs(test.twoSided - asRare / total) < 1e-12)
                        #expect(abs(test.greater - weights[place...].reduce(0, +) / total) < 1e-12)
                        #expect(abs(test.less - weights[...place].reduce(0, +) / total) < 1e-12)
                    }
                }
            }
        }
    }

    @Test func degenerateInputsHaveNoAnswer() {
        #expect(FisherExactTest(0, of: 0, against: 0, of: 0) == nil)
        #expect(FisherExactTest(3, of: 2, against: 0, of: 1) == nil)
        #expect(FisherExactTest(-1, of: 2, against: 0, of: 1) == nil)
        #expect(FisherExactTest(1, of: .max, against: 0, of: 1) == nil)
    }

    private func choose(_ count: Int, _ some: Int) -> Double {
        (0..<some).reduce(1.0) { $0 * Double(count - $1) / Double($1 + 1) }.rounded()
    }
}
