import Testing

@testable import TraceAnalysis

@Suite struct GapBlocksTests {
    @Test(
        "sums and longest gaps of blocks are those of going through them, whatever their length",
        arguments: [0, 1, 31, 32, 33, 64, 400])
    func anyGaps(_ count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        var blocks = GapBlocks()
        for most: UInt32 in [1, 1 << 27 - 1, 1 << 27, .max] {
            let gaps = (0..<count).map { _ in UInt32.random(in: most / 2...most, using: &generator) }
            gaps.withUnsafeBufferPointer { blocks.measure($0) }
            #expect(blocks.count == (count + 31) / 32)
            for block in 0..<blocks.count {
                let some = gaps[blocks.range(block)]
                #expect(blocks.sums[block] == some.reduce(0) { $0 + UInt64($1) })
                #expect(blocks.longest[block] == some.max())
            }
            for place in gaps.indices {
                let before = gaps.withUnsafeBufferPointer { blocks.sum(before: place, of: $0) }
                #expect(before == gaps[..<place].reduce(0) { $0 + UInt64($1) })
            }
            let places = gaps.indices.filter { gaps[$0] > 0 }.sorted { (gaps[$1], $0) < (gaps[$0], $1) }
            let found = gaps.withUnsafeBufferPointer { blocks.longestTwo(of: $0) }
            #expect(found.first == places.first)
            #expect(found.second == places.dropFirst().first)
        }
    }
}
