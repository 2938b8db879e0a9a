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

    /// A bin that becomes a table of counts, alone and together with another.
    @Test func muchOfTheSameBecomesATable() {
        let many = halves((0..<140_000).map { UInt16($0 % 3) })
        #expect(many.list.isEmpty && many.count == 140_000)
        let few = halves([0, 2, 65_535])
        #expect(few.counts.isEmpty && few.count == 3)
        for both in [together(many, few), together(few, many)] {
            #expect(both.count == 140_003)
            #expect(both.counts[0] == 46_668 && both.counts[1] == 46_667 && both.counts[65_535] == 1)
        }
        #expect(together(many, many).counts[0] == 93_334)
    }
}
