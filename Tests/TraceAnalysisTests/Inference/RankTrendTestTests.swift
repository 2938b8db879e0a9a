import Testing

@testable import TraceAnalysis

@Suite struct RankTrendTestTests {
    private let first: [Double] = [9, 2, 3.5, 1.5, 7, 2]
    private let second: [Double] = [2, 3.5, 12, 8, 10, 11, 3.5]
    private let third: [Double] = [14, 7, 9, 13, 9]

    // `scipy.stats.mannwhitneyu(second, first, use_continuity=False, method="asymptotic")`: U 32 of 42
    @Test func twoGroupsAreMannWhitneys() throws {
        let test = try #require(RankTrendTest(first, second))
        #expect(abs(test.superiority - 32.0 / 42) < 1e-15)
        #expect(abs(test.z - 1.5889869775323069) < 1e-12)
        #expect(abs(test.pValue - 0.11206333278286322) < 1e-12)
    }

    /// 84.5 of 107 pairs; `np.std` of 200,000 permutations gave 2.535.
    @Test func threeGroupsAreJonckheeres() throws {
        let test = try #require(RankTrendTest(groups: [first, second, [], third]))
        #expect(abs(test.superiority - 84.5 / 107) < 1e-15)
        #expect(abs(test.z - 2.535) < 0.012)
    }

    /// The variance is that of all orders: every one of the 210 ways to deal seven values to groups of 2, 2 and 3.
    @Test func theVarianceIsThatOfAllPermutations() throws {
        let values: [Double] = [1, 2, 2, 2, 5, 6, 6]
        var votes: [Double] = []
        var sample: (votes: Double, z: Double)?
        for code in 0..<2_187 {
            var groups: [[Double]] = [[], [], []]
            var rest = code
            for value in values {
                groups[rest % 3].append(value)
                rest /= 3
            }
            guard groups.map(\.count) == [2, 2, 3] else { continue }
            let test = try #require(RankTrendTest(groups: groups))
            votes.append(test.superiority * 16 - 8)
            if test.z > 1 { sample = (test.superiority * 16 - 8, test.z) }
        }
        #expect(votes.count == 210)
        #expect(abs(votes.reduce(0, +)) < 1e-9)
        let deviation = (votes.reduce(0) { $0 + $1 * $1 } / 210).squareRoot()
        let found = try #require(sample)
        #expect(abs(found.votes / found.z - deviation) < 1e-12)
    }

    @Test func reversedGroupsReverseTheSign() throws {
        let forward = try #require(RankTrendTest(groups: [first, second, third]))
        let backward = try #require(RankTrendTest(groups: [third, second, first]))
        #expect(abs(forward.z + backward.z) < 1e-12)
        #expect(abs(forward.superiority + backward.superiority - 1) < 1e-12)
    }

    /// Without a trend `z` is standard normal, with ties as well.
    @Test func healthyGroupsStayQuiet() throws {
        var random = SeededGenerator(seed: 1)
        let scores = try (0..<500).map { _ in
            let groups = (0..<4).map { size in (0..<8 + size * 3).map { _ in Double(random.index(below: 12)) }
            }
            return try #require(RankTrendTest(groups: groups)).z
        }
        #expect(abs(scores.reduce(0, +) / 500) < 0.18)
        #expect(abs(scores.reduce(0) { $0 + $1 * $1 } / 500 - 1) < 0.25)
        #expect(scores.count { abs($0) > 1.96 } < 45)
    }

    @Test func degenerateInputsHaveNoAnswer() {
        #expect(RankTrendTest([], [1, 2]) == nil)
        #expect(RankTrendTest([3, 3], [3]) == nil)
        #expect(RankTrendTest([1, .nan], [3]) == nil)
        #expect(RankTrendTest(groups: []) == nil)
        #expect(RankTrendTest([1], [2])?.z == 1)
    }
}
