import Testing

@testable import TraceAnalysis

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
