import Testing

@testable import TraceAnalysis

@Suite struct LowHalvesTests {
    private func halves(_ values: [UInt16]) -> LowHalves {
        var halves = LowHalves()
        values.withUnsafeBufferPointer { halves.insert($0) }
        return halves
    }

    private func together(_ first: LowHalves, _ second: LowHalves) -> LowHalves {
        var both = first
        both.append(second)
        return both
    }

    /// How often each lower half is passed on, and in how many calls.
    private func totals(_ halves: LowHalves) -> (times: [UInt16: Int], calls: Int) {
        var times: [UInt16: Int] = [:]
        var calls = 0
        halves.forEach {
            times[$0, default: 0] += $1
            calls += 1
        }
        return (times, calls)
    }

    @Test func fewAreListed() {
        let few = totals(halves([0, 2, 65_535, 2]))
        #expect(few.times == [0: 1, 2: 2, 65_535: 1])
        #expect(few.calls == 4)
    }

    /// A bin that becomes a table of counts, alone and together with another.
    @Test func muchOfTheSameBecomesATable() {
        let many = halves((0..<140_000).map { UInt16($0 % 3) })
        #expect(many.count == 140_000)
        #expect(totals(many).calls == 3)
        let few = halves([0, 2, 65_535])
        for both in [together(many, few), together(few, many)] {
            #expect(both.count == 140_003)
            #expect(totals(both).times == [0: 46_668, 1: 46_667, 2: 46_667, 65_535: 1])
        }
        #expect(totals(together(many, many)).times == [0: 93_334, 1: 93_334, 2: 93_332])
    }

    /// More of one than a count holds, put in and put together.
    @Test(arguments: [127, 128, 255, 256, 40_000, 65_535, 65_536, 65_537, 131_072, 500_000])
    func aCountIsNeverFull(_ times: Int) {
        // Enough others for a table.
        let rest = (0..<50_000).map { UInt16($0) + 100 }
        let many = halves([UInt16](repeating: 7, count: times) + rest + [8])
        var expected = Dictionary(uniqueKeysWithValues: rest.map { ($0, 1) })
        expected[7] = times
        expected[8] = 1
        #expect(many.count == times + 50_001)
        #expect(totals(many).times == expected)
        for other in [many, halves([7, 7, 8])] {
            let more = totals(other).times
            let sum = expected.merging(more) { $0 + $1 }
            for both in [together(many, other), together(other, many)] {
                #expect(both.count == many.count + other.count)
                #expect(totals(both).times == sum)
            }
        }
    }

    /// One portion after the other, as a multiset inserts them, fills a count more than once.
    @Test func portionsAddUp() {
        var halves = LowHalves()
        let portion = [UInt16](repeating: 9, count: 30_000)
        for _ in 0..<5 { portion.withUnsafeBufferPointer { halves.insert($0) } }
        #expect(halves.count == 150_000)
        #expect(totals(halves).times == [9: 150_000])
    }
}
