import Testing

@testable import TraceAnalysis

@Suite struct RadixSortTests {
    @Test(arguments: [0, 1, 2, 255, 256, 257, 511, 512, 513, 5_000])
    func valuesAreSortedAsTheStandardLibrarySortsThem(_ count: Int) {
        var random = SplitMix(seed: UInt64(count))
        let values = MixedValues.make(count, wild: true, &random)
        #expect(RadixSort.sorted(values) == values.sorted())
    }

    @Test func theExtremesStandAtTheEnds() {
        let few: [Double] = [
            0, 1, -1, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude,
            -.leastNonzeroMagnitude, 1e-300, 4_294_967_296,
        ]
        let values = few.map { Array(repeating: $0, count: 40) }.joined().shuffled()
        #expect(RadixSort.sorted(values) == values.sorted())
    }

    @Test func equalKeysKeepTheirOrder() {
        let elements = (0..<1_000).map { ($0 % 7, $0) }
        let sorted = RadixSort.sorted(elements) { UInt64($0.0) }
        #expect(sorted.map(\.1) == elements.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1))
    }

    @Test func bitsFollowTheOrderOfTheNumbers() {
        let ascending: [Double] = [
            -.infinity, -1e300, -1, -1e-300, 0, 1e-300, 1, 1.0.nextUp, 1e300, .infinity,
        ]
        #expect(ascending.map(\.orderedBits) == ascending.map(\.orderedBits).sorted())
    }
}

@Suite struct PartitioningIndexTests {
    /// As looking at one element after the other finds it, in collections that begin at 0 and in others.
    @Test(arguments: [0, 1, 2, 3, 100]) func itIsTheFirstThatBelongs(_ count: Int) {
        let ascending = (0..<count).map { $0 / 2 * 3 }
        for limit in -1...(2 * count) {
            #expect(
                ascending.partitioningIndex { $0 > limit } == ascending.firstIndex { $0 > limit } ?? count)
            let behind = ascending.dropFirst(2)
            #expect(
                behind.partitioningIndex { $0 >= limit } == behind.firstIndex { $0 >= limit }
                    ?? behind.endIndex)
            #expect((0..<count).partitioningIndex { $0 >= limit } == min(max(limit, 0), count))
        }
    }
}
