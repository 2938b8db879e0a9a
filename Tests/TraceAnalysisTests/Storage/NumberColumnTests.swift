import Testing

@testable import TraceAnalysis

/// Columns come back as they were written, whatever they hold.
@Suite struct NumberColumnTests {
    private func roundTrip(_ numbers: [Int64]) throws -> [Int64] {
        var writer = StoredWriter()
        NumberColumn.write(numbers, to: &writer)
        var reader = StoredReader(writer.bytes[...])
        let read = try NumberColumn.integers(numbers.count, from: &reader)
        #expect(reader.left == 0)
        return read
    }

    private func roundTrip(_ numbers: [Double]) throws -> [Double] {
        var writer = StoredWriter()
        NumberColumn.write(numbers, to: &writer)
        var reader = StoredReader(writer.bytes[...])
        let read = try NumberColumn.doubles(numbers.count, from: &reader)
        #expect(reader.left == 0)
        return read
    }

    @Test(arguments: 0...64) func everyWidthOfBits(_ width: Int) throws {
        var random = SplitMix(seed: UInt64(width))
        let mask: UInt64 = width == 0 ? 0 : .max >> UInt64(64 - width)
        for count in [0, 1, 63, 64, 65, 200] {
            let numbers = (0..<count).map { _ in Int64(bitPattern: random.next() & mask) }
            #expect(try roundTrip(numbers) == numbers)
        }
    }

    @Test func theEndsOfTheRange() throws {
        let numbers = [Int64.min, .max, 0, .min, -1, 1, .max, .max, .min]
        #expect(try roundTrip(numbers) == numbers)
    }

    @Test func numbersWithFractionsKeepEveryBit() throws {
        let numbers = [
            0.1, -0.0, 1e-300, -1e300, 3.5, .greatestFiniteMagnitude, -.leastNonzeroMagnitude, 0x1p63,
        ]
        #expect(try roundTrip(numbers).map(\.bitPattern) == numbers.map(\.bitPattern))
        let whole = [5.0, 0, 1e15, -7]
        #expect(try roundTrip(whole) == whole)
    }

    @Test func whatGrowsSlowlyTakesFewBytes() throws {
        var writer = StoredWriter()
        NumberColumn.write((0..<6_400).map { Int64($0) * 1_000 + 1_795_466_080_000_000_000 }, to: &writer)
        #expect(writer.bytes.count < 6_400 / 10)
    }

    @Test func aColumnThatEndsTooEarlyIsRefused() throws {
        var writer = StoredWriter()
        NumberColumn.write((0..<100).map { Int64($0 * $0) }, to: &writer)
        for length in writer.bytes.indices {
            var reader = StoredReader(writer.bytes[..<length])
            #expect(throws: StoredRunFault.impossible) { try NumberColumn.integers(100, from: &reader) }
        }
    }

    @Test func bitsThatAreNoNumberAreRefused() throws {
        // A width of 65 bits, a form that does not exist, and the bits of an infinity.
        for bytes: [UInt8] in [[0, 0, 65], [9, 0, 0]] {
            var reader = StoredReader(bytes[...])
            #expect(throws: StoredRunFault.impossible) { try NumberColumn.doubles(1, from: &reader) }
        }
        var writer = StoredWriter()
        writer.put(raw: [2])
        writer.put(Int64(bitPattern: Double.infinity.orderedBits))
        writer.put(raw: [0])
        var reader = StoredReader(writer.bytes[...])
        #expect(throws: StoredRunFault.impossible) { try NumberColumn.doubles(1, from: &reader) }
    }
}
