import Testing

@testable import TraceAnalysis

/// Gathered values come back as they were, however they are kept.
@Suite struct SampleBuilderStorageTests {
    private func read(_ builder: SampleBuilder, fileBytes: Int = 0) throws -> SampleBuilder {
        var writer = StoredWriter()
        builder.write(to: &writer)
        var reader = StoredReader(writer.bytes[...])
        var budget = MemoryBudget(fileBytes: fileBytes)
        let read = try SampleBuilder(from: &reader, &budget)
        #expect(reader.left == 0)
        return read
    }

    @Test(arguments: [(0, 100), (1, 100), (500, 100), (40_000, 100), (40_000, 1 << 21)])
    func mixedValues(_ count: Int, _ pagedLimit: Int) throws {
        var random = SplitMix(seed: UInt64(count))
        var builder = SampleBuilder(pagedLimit: pagedLimit)
        let values = MixedValues.make(count, wild: true, &random)
        for value in values { builder.add(value) }
        let back = try read(builder)
        #expect(back.sorted == values.sorted())
    }

    /// Many of few, as sizes of chunks are, and every value of some upper halves, as gaps are.
    @Test func tablesAndCarries() throws {
        var builder = SampleBuilder(pagedLimit: 1 << 13)
        _ = builder.add(contentsOf: [Int64](repeating: 77, count: 150_000) + (0..<70_000).map { $0 })
        for value in 131_072..<(131_072 + 50_000) as Range<Int64> { builder.add(value) }
        for _ in 0..<90_000 { builder.add(200_001 as Int64) }
        var once = try read(builder, fileBytes: 1 << 20)
        #expect(once.count == builder.count)
        once.append(try read(once))
        builder.append(builder)
        let (one, other) = (try #require(Sample(once)), try #require(Sample(builder)))
        #expect(one.sum == other.sum && one.standardDeviation == other.standardDeviation)
        #expect(one.minimum == other.minimum && one.maximum == other.maximum)
        let ranks = Array(stride(from: 0, to: one.count, by: 997))
        #expect(one.values(at: ranks) == other.values(at: ranks))
    }

    /// So much room is made before: in it there is nothing that has to move.
    @Test(arguments: [1 << 13, 1 << 21]) func theRoomIsEnough(_ pagedLimit: Int) {
        var random = SplitMix(seed: 7)
        var builder = SampleBuilder(pagedLimit: pagedLimit)
        for _ in 0..<400_000 { builder.add(Int64.random(in: 0..<8_000_000, using: &random)) }
        var writer = StoredWriter()
        builder.write(to: &writer)
        let estimate = builder.integers.storedEstimate
        #expect(writer.bytes.count <= estimate && estimate < 4 * writer.bytes.count)
    }
}
