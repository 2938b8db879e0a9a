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
    @Test(arguments: [65_535, 65_536, 65_537, 131_072, 500_000])
    func aCountIsNeverFull(_ times: Int) {
        let many = halves([UInt16](repeating: 7, count: times) + [8])
        #expect(many.count == times + 1)
        #expect(totals(many).times == [7: times, 8: 1])
        let twice = together(many, many)
        #expect(twice.count == 2 * times + 2)
        #expect(totals(twice).times == [7: 2 * times, 8: 2])
    }
}
