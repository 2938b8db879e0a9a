import Testing

@testable import TraceAnalysis

@Suite struct RankCorrelationTests {
    private let first: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
    private let second: [Double] = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8]

    // `scipy.stats.spearmanr(first, second)`
    @Test func itIsSpearmans() throws {
        let correlation = try #require(RankCorrelation(first, second))
        #expect(abs(correlation.coefficient - 0.13471506281091267) < 1e-15)
        #expect(abs(correlation.z - 3 * 0.13471506281091267) < 1e-15)
    }

    // `scipy.stats.rankdata(first)`
    @Test func equalValuesShareTheirRanks() {
        #expect(RankCorrelation.ranks(of: first) == [4.5, 1.5, 6, 1.5, 7.5, 10, 3, 9, 7.5, 4.5])
        #expect(RankCorrelation.ranks(of: [0, -0.0, -1]) == [2.5, 2.5, 1])
        #expect(RankCorrelation.ranks(of: []) == [])
    }

    /// Long lists are sorted by digits instead of comparisons.
    @Test func ranksOfLongListsAreThoseOfTheSortedOnes() {
        var random = SeededGenerator(seed: 1)
        let values = (0..<1_500).map { _ in Double(random.index(below: 400)) - 200 }
        let ranks = RankCorrelation.ranks(of: values)
        for index in stride(from: 0, to: 1_500, by: 50) {
            let below = values.count { $0 < values[index] }
            let equal = values.count { $0 == values[index] }
            #expect(ranks[index] == Double(below) + Double(equal + 1) / 2)
        }
    }

    @Test func anyGrowthIsOne() throws {
        let values = (0..<700).map { Double($0 * 37 % 701) }
        let grown = values.map { $0 * $0 * $0 - 5 }
        let up = try #require(RankCorrelation(values, grown))
        let down = try #require(RankCorrelation(values, grown.map { -$0 }))
        #expect(abs(up.coefficient - 1) < 1e-14)
        #expect(abs(down.coefficient + 1) < 1e-14)
    }

    @Test func degenerateInputsHaveNoAnswer() {
        #expect(RankCorrelation([], []) == nil)
        #expect(RankCorrelation([1], [2]) == nil)
        #expect(RankCorrelation([1, 2], [2]) == nil)
        #expect(RankCorrelation([1, 1, 1], [1, 2, 3]) == nil)
        #expect(RankCorrelation([1, .nan], [1, 2]) == nil)
    }
}
