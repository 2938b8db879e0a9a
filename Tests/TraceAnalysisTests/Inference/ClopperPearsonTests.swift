import Testing

@testable import TraceAnalysis

@Suite struct ClopperPearsonTests {
    // `scipy.stats.beta.ppf((1 - c) / 2, k, n - k + 1)` and `scipy.stats.beta.ppf((1 + c) / 2, k + 1, n - k)`; 3 of
    // 50 as `scipy.stats.binomtest(3, 50).proportion_ci(0.95)`
    @Test(arguments: [
        ([0, 20, 0.95], 0...0.1684334709830853), ([20, 20, 0.95], 0.8315665290169147...1),
        ([3, 50, 0.95], 0.012548587835334064...0.16548194660377288),
        ([3.4, 61.5, 0.9], 0.01692286833630334...0.12994162662219957),
        ([0.013, 4, 0.95], 7.329521262902592e-125...0.6057351117288341),
        ([990, 1_000, 0.99], 0.9787239412463835...0.9962732170757473),
        ([12_000, 524_288, 0.95], 0.022485067452169553...0.02329658391535087),
    ])
    func intervalsAreExact(parts: [Double], expected: ClosedRange<Double>) throws {
        let share = try #require(ClopperPearson(hits: parts[0], of: parts[1]))
        let interval = try #require(share.interval(confidence: parts[2]))
        #expect(abs(interval.lowerBound - expected.lowerBound) <= 1e-11 * expected.lowerBound)
        #expect(abs(interval.upperBound - expected.upperBound) <= 1e-11 * expected.upperBound)
    }

    /// What makes the bounds exact: at a true share equal to a bound, so many or more (fewer) have the probability
    /// that the confidence leaves.
    @Test func boundsHoldTheirConfidence() throws {
        for hits in 1..<12 {
            let share = try #require(ClopperPearson(hits: Double(hits), of: 12))
            let low = try #require(share.lower(confidence: 0.95))
            let high = try #require(share.upper(confidence: 0.95))
            #expect(abs(binomial(12, low)[hits...].reduce(0, +) - 0.05) < 1e-12)
            #expect(abs(binomial(12, high)[...hits].reduce(0, +) - 0.05) < 1e-12)
        }
    }

    /// With fewer effective requests the interval of the same share is wider.
    @Test func dependenceWidensIntervals() throws {
        var width = 0.0
        for time in [1, 1.7, 4, 20, 77] {
            let share = try #require(ClopperPearson(hits: 50 / time, of: 1_000 / time))
            let interval = try #require(share.interval(confidence: 0.95))
            #expect(interval.contains(0.05))
            #expect(interval.upperBound - interval.lowerBound > width)
            width = interval.upperBound - interval.lowerBound
        }
    }

    @Test func degenerateInputsHaveNoAnswer() throws {
        #expect(ClopperPearson(hits: 0, of: 0) == nil)
        #expect(ClopperPearson(hits: 3, of: 2) == nil)
        #expect(ClopperPearson(hits: -1, of: 2) == nil)
        #expect(ClopperPearson(hits: .nan, of: 2) == nil)
        let share = try #require(ClopperPearson(hits: 1, of: 2))
        #expect(share.lower(confidence: 1) == nil)
        #expect(share.upper(confidence: 0) == nil)
        #expect(share.interval(confidence: 1.5) == nil)
    }

    private func binomial(_ count: Int, _ share: Double) -> [Double] {
        var probabilities = [(0..<count).reduce(1.0) { value, _ in value * (1 - share) }]
        for k in 1...count {
            probabilities.append(
                probabilities[k - 1] * Double(count - k + 1) / Double(k) * share / (1 - share))
        }
        return probabilities
    }
}
