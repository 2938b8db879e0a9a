import Testing

@testable import TraceAnalysis

/// The same numbers sorted, listed and put into bins: the same answer to every question.
@Suite struct DistributionTests {
    /// Some close together, some equal, some far apart.
    private func numbers(_ random: inout SplitMix) -> [UInt32] {
        let count = Int.random(in: 1...20_000, using: &random)
        return (0..<count).map { _ in
            switch Int.random(in: 0...3, using: &random) {
            case 0: .random(in: 0...70_000, using: &random)
            case 1: .random(in: 131_072...131_080, using: &random)
            case 2: .random(in: 0...8, using: &random) &* 477_218_588
            default: .random(in: 0 ... .max, using: &random)
            }
        }
    }

    private func forms(of numbers: [UInt32]) -> [any Distribution] {
        let multisets = [IntegerMultiset.pagedLimit, 1].map { pagedLimit in
            var multiset = IntegerMultiset(pagedLimit: pagedLimit)
            for number in numbers { multiset.insert(number) }
            return multiset
        }
        return [SortedIntegers(numbers)] + multisets.map { RankedIntegers($0) }
    }

    @Test(arguments: 0..<6)
    func everyFormGivesTheSameAnswers(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let numbers = numbers(&random)
        let sorted = numbers.sorted()
        let ranks =
            (0..<200).map { _ in Int.random(in: 0..<sorted.count, using: &random) } + [0, sorted.count - 1]
        let edges =
            (sorted.prefix(40) + (0..<200).map { _ in .random(in: 0 ... .max, using: &random) } + [.max])
            .sorted()
        for form in forms(of: numbers) {
            #expect(form.count == sorted.count)
            #expect(form.values(at: ranks) == ranks.map { Double(sorted[$0]) })
            let below = edges.map { edge in sorted.partitioningIndex { $0 > edge } }
            let edges = edges.map { Double($0) }
            #expect(form.ranks(of: edges) == below)
            let points = below.map {
                $0 == 0 ? nil : CumulativePoint(value: Double(sorted[$0 - 1]), rank: $0)
            }
            #expect(form.cumulative(at: edges) == points)
        }
    }

    @Test func edgesMayLieAnywhere() {
        for form in forms(of: [0, 7, 7, .max]) {
            let edges = [-1e300, -0.5, 0, 0.5, 6.999, 7, 4_294_967_294.5, 4_294_967_295, 1e300]
            #expect(form.ranks(of: edges) == [0, 0, 1, 1, 1, 3, 3, 4, 4])
            #expect(
                form.cumulative(at: edges).map { $0?.value } == [
                    nil, nil, 0, 0, 0, 7, 7, 4_294_967_295, 4_294_967_295,
                ])
            #expect(form.ranks(of: []).isEmpty)
        }
    }

    @Test func stepsAreTheDistinctNumbers() {
        let numbers = (0..<30_000).map { UInt32($0 % 7) &* 613_566_756 }
        let expected = (0..<7).map { step in
            CumulativePoint(
                value: Double(step) * 613_566_756, rank: numbers.count { $0 <= UInt32(step) &* 613_566_756 })
        }
        for form in forms(of: numbers) {
            #expect(form.steps(limit: 7) == expected)
            #expect(form.steps(limit: 6) == nil)
        }
    }

    @Test func noNumbersHaveNoRanks() {
        for form in forms(of: []) {
            #expect(form.count == 0)
            #expect(form.values(at: []).isEmpty)
            #expect(form.cumulative(at: [3]) == [nil])
            #expect(form.steps(limit: 3)?.isEmpty == true)
        }
    }
}
