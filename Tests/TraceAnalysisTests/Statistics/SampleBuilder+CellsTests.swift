import Testing

@testable import TraceAnalysis

/// Values in the cells of a grid: near what they were, few, and the same however they are put together.
@Suite struct SampleBuilderCellsTests {
    private func builder(_ values: [Double]) -> SampleBuilder {
        var builder = SampleBuilder()
        for value in values { builder.add(value) }
        return builder
    }

    private func values(_ seed: UInt64) -> [Double] {
        var random = SplitMix(seed: seed)
        return (0..<30_000).map { index in
            switch index % 4 {
            case 0: Double(Int.random(in: 0...5_000, using: &random))
            case 1: Double(Int.random(in: 0...4_294_967_295, using: &random))
            case 2: Double(Int.random(in: 4_294_967_296...(1 << 52), using: &random))
            default: Double.random(in: -1e-3...1e9, using: &random)
            }
        }
    }

    @Test func everyValueIsWithinATwentiethOfAPercent() {
        let before = values(1)
        let after = builder(before).inCells
        #expect(after.count == before.count)
        // Cells keep the order.
        for (value, cell) in zip(before.sorted(), after.sorted) {
            #expect(abs(cell - value) <= abs(value) * 0.000_5, "\(value) \(cell)")
        }
        let small = (0..<2_048).map(Double.init)
        #expect(builder(small).inCells.sorted == small)
        #expect(builder([0, -0.0, -7, .leastNonzeroMagnitude]).inCells.sorted.count == 4)
    }

    @Test func aValueInACellStaysThere() {
        let once = builder(values(2)).inCells
        #expect(once.inCells.sorted == once.sorted)
    }

    @Test func cellsAddUp() {
        let (one, two) = (builder(values(3)), builder(values(4)))
        var before = one
        before.append(two)
        var after = one.inCells
        after.append(two.inCells)
        #expect(after.sorted == before.inCells.sorted)
    }

    @Test func manyValuesTakeLittle() {
        var writer = StoredWriter()
        builder(values(5).filter { $0 == $0.rounded() && $0 >= 0 && $0 < 4_294_967_296 }).inCells.write(
            to: &writer)
        #expect(writer.bytes.count < 32_000)
    }
}
