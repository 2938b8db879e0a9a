import Testing

@testable import TraceAnalysis

@Suite("Arrivals of the whole run")
struct ArrivalMapTests {
    @Test("silences lie between the cells of arrivals")
    func silences() {
        var map = ArrivalMap()
        for time: Int64 in [1_000_000_000, 1_005_000_000, 1_015_000_000, 1_300_000_000] { map.add(time) }
        #expect(map.silences() == [.init(start: 1_020_000_000, end: 1_300_000_000)])
        #expect(map.silences(of: 300_000_000).isEmpty)
        #expect(ArrivalMap().silences().isEmpty)
    }

    @Test("parts merge into the same map, in any order and at any width")
    func merging() {
        let times: [Int64] = (0..<400).map { 1_795_000_000_000_000_000 + Int64($0 * $0) * 1_000_000_000 }
        var whole = ArrivalMap()
        for time in times { whole.add(time) }
        #expect(whole.cell > ArrivalMap.finest)
        var backwards = ArrivalMap()
        for time in times.reversed() { backwards.add(time) }
        #expect(backwards.silences() == whole.silences())
        for cut in [1, 100, 399] {
            var first = ArrivalMap()
            var second = ArrivalMap()
            for time in times[..<cut] { first.add(time) }
            for time in times[cut...] { second.add(time) }
            var other = second
            first.merge(second)
            #expect(first.silences() == whole.silences())
            var early = ArrivalMap()
            for time in times[..<cut] { early.add(time) }
            other.merge(early)
            #expect(other.silences() == whole.silences())
        }
    }

    @Test("gaps mark the same cells as the times that they lead to", arguments: [0, 20_000_000, 900_000_000])
    func gaps(_ longest: UInt32) {
        var generator = SeededGenerator(seed: 7)
        let gaps = (0..<3_000).map { _ in UInt32.random(in: 0...longest, using: &generator) }
        let first: Int64 = 1_795_000_000_123_456_789
        var one = ArrivalMap()
        var time = first
        one.add(time)
        for gap in gaps {
            time += Int64(gap)
            one.add(time)
        }
        var blocks = GapBlocks()
        gaps.withUnsafeBufferPointer { blocks.measure($0) }
        var all = ArrivalMap()
        #expect(gaps.withUnsafeBufferPointer { all.add(first, behind: $0, blocks) })
        #expect(all == one)
        var none = ArrivalMap()
        #expect(!gaps.withUnsafeBufferPointer { none.add(0, behind: $0, blocks) })
        #expect(longest == 0 || !gaps.withUnsafeBufferPointer { none.add(.max - 5, behind: $0, blocks) })
        #expect(none == ArrivalMap())
    }
}
