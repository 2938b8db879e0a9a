import Testing

@testable import TraceAnalysis

@Suite struct StoredColumnTests {
    /// So many rows, most of them what is expected, some not recorded, and the rest anything.
    private func rows(_ count: Int, asExpected: Double) -> (values: [Int64?], expected: [Int64?]) {
        var generator = SeededGenerator(seed: UInt64(count))
        var (values, expected): ([Int64?], [Int64?]) = ([], [])
        for _ in 0..<count {
            let base = Int64.random(in: 0...1 << 40, using: &generator)
            let draw = Double.random(in: 0..<1, using: &generator)
            expected.append(draw > 0.99 ? nil : base)
            values.append(
                draw < asExpected ? base : draw < 0.97 ? .random(in: 0...9, using: &generator) : nil)
        }
        return (values, expected)
    }

    @Test(
        "a column is read as it was written, whatever is skipped of it",
        arguments: [0, 1, 64, 65, 1_000], [0, 0.5, 0.95, 1])
    func anyColumn(_ count: Int, _ asExpected: Double) throws {
        let (values, expected) = rows(count, asExpected: asExpected)
        let integers = OptionalColumn(values)
        let doubles = OptionalColumn(values.map { $0.map { Double($0) / 2 } })
        let expectedDoubles = expected.map { $0.map { Double($0) / 2 } }
        for skips in [false, true] {
            let stored = integers.stored(near: expected, skippingExpected: skips)
            #expect(try OptionalColumn(stored, rows: count, near: expected) == integers)
            let plain = integers.stored(near: [], skippingExpected: skips)
            #expect(try OptionalColumn(plain, rows: count, near: []) == integers)
            let others = doubles.stored(near: expectedDoubles, skippingExpected: skips)
            #expect(try OptionalColumn(others, rows: count, near: expectedDoubles) == doubles)
        }
        let once = OptionalColumn(values.map { $0.map { $0 % 7 } })
        #expect(try OptionalColumn(once: once.storedOnce(), rows: count) == once)
        #expect(try OptionalColumn(halves: integers.storedInHalves(), rows: count) == integers)
    }

    @Test func fewExceptionsTakeFewBytes() {
        let expected = (0..<6_400).map { Int64($0) << 20 as Int64? }
        var values = expected
        for row in stride(from: 0, to: 6_400, by: 64) { values[row] = 1 << 40 }
        let column = OptionalColumn(values)
        let all = column.stored(near: expected).bytes.count
        let few = column.stored(near: expected, skippingExpected: true).bytes.count
        #expect(few * 5 < all)
    }

    @Test func whatNobodyWritesIsRefused() {
        let halves = OptionalColumn((0..<100).map { $0 << 32 as Int64? }).storedInHalves()
        #expect(throws: StoredRunFault.self) { try OptionalColumn(halves: halves, rows: 300) }
        let onlyUpper = StoredBytes { writer in
            OptionalColumn<Int64>([1, 2]).stored(near: []).write(to: &writer)
            OptionalColumn<Int64>([1, nil]).stored(near: []).write(to: &writer)
        }
        #expect(throws: StoredRunFault.self) { try OptionalColumn(halves: onlyUpper, rows: 2) }
        // Rows that are as expected, where nothing says that sums are exact.
        let unsure = StoredBytes { writer in
            NumberColumn.write([2, 2] as [Int64], to: &writer)
            writer.put(false)
            NumberColumn.write([] as [Int64], to: &writer)
        }
        #expect(throws: StoredRunFault.self) { try OptionalColumn<Int64>(unsure, rows: 2, near: []) }
    }
}
