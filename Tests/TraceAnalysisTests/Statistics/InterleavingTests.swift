import Testing

@testable import TraceAnalysis

@Suite struct InterleavingTests {
    @Test func nothingHasNoRank() {
        #expect(Interleaving(below: []).firstIndex(ofRank: 0) == 0)
    }

    @Test func withoutWholeNumbersRanksAreIndices() {
        let interleaving = Interleaving(below: [0, 0, 0])
        #expect((0..<3).map(interleaving.rank) == [0, 1, 2])
        #expect((0...4).map(interleaving.firstIndex) == [0, 1, 2, 3, 3])
    }

    /// As counting from the front finds them.
    @Test(arguments: [1, 2, 3, 40, 1_000]) func ranksAreThoseOfTheWhole(_ count: Int) {
        var random = SplitMix(seed: UInt64(count))
        for step in [0, 1, 5, 1_000_000_000] {
            var below = 0
            let all = (0..<count).map { _ in
                below += Bool.random(using: &random) ? Int.random(in: 0...step, using: &random) : 0
                return below
            }
            let interleaving = Interleaving(below: all)
            let ranks = zip(all, 0...).map { $0 + $1 }
            #expect((0..<count).map(interleaving.rank) == ranks)
            let (middle, last) = (ranks[count / 2], ranks[count - 1])
            for rank in [0, 1, middle, middle + 1, last, last + 1] {
                #expect(interleaving.firstIndex(ofRank: rank) == ranks.firstIndex { $0 >= rank } ?? count)
            }
        }
    }
}
