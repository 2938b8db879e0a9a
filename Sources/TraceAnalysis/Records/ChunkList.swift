/// Reads `[[timestamp, size], …]`, where most of the bytes of a file are.
enum ChunkList {
    /// How many pairs are gathered on the stack before they are appended: an append for each would ask each
    /// time whether its array is shared and whether it has room.
    private static let portion = 128

    /// Passes a list and reads it into two arrays, which it empties first; false when it is no such list.
    static func read(_ cursor: inout ByteCursor, times: inout [Int64], sizes: inout [Int64]) -> Bool {
        times.removeAll(keepingCapacity: true)
        sizes.removeAll(keepingCapacity: true)
        return cursor.walkArray { cursor in
            readPairs(&cursor, &times, &sizes)
            // A run of pairs ends behind a comma.
            cursor.skipSpace()
            guard cursor.take(UInt8(ascii: "[")), let time = cursor.readInteger() else { return false }
            cursor.skipSpace()
            guard cursor.take(UInt8(ascii: ",")), let size = cursor.readInteger() else { return false }
            cursor.skipSpace()
            guard cursor.byte == UInt8(ascii: "]") else { return false }
            cursor.advance()
            times.append(time)
            sizes.append(size)
            return true
        }
    }

    /// Reads as many `[19 digits,1 to 9 digits],` as follow each other without any space.
    private static func readPairs(_ cursor: inout ByteCursor, _ times: inout [Int64], _ sizes: inout [Int64])
    {
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: 2 * portion) { buffer in
            guard let memory = buffer.baseAddress else { return }
            var run = PairRun(place: cursor.next)
            var count = 0
            repeat {
                count = fill(memory, &run)
                times.append(contentsOf: UnsafeBufferPointer(start: memory, count: count))
                sizes.append(contentsOf: UnsafeBufferPointer(start: memory + portion, count: count))
            } while count == portion
            cursor.move(to: run.place)
        }
    }

    /// Reads up to a portion of pairs, times first, sizes a portion behind them; returns how many.
    ///
    /// All that the loop goes on with is its own, so that the compiler keeps it in registers.
    @inline(never)
    private static func fill(_ memory: UnsafeMutablePointer<Int64>, _ pairs: inout PairRun) -> Int {
        var run = pairs
        var count = 0
        while count < portion, let pair = run.next() {
            (memory + count).initialize(to: pair.time)
            (memory + (portion &+ count)).initialize(to: pair.size)
            count &+= 1
        }
        pairs = run
        return count
    }
}

/// Pairs in the form in which AIPerf writes them, one behind the other.
///
/// Nothing here asks for the end of the line: it is a line break, which is no part of a pair.
private struct PairRun {
    /// Behind the last pair that was read, and its comma.
    private(set) var place: UnsafeRawPointer
    /// The first eleven digits change ten times a second, so they are compared with the last pair's as two
    /// words that overlap, and only the other eight are read.
    private var head: (UInt64, UInt64) = (0, 0)
    private var headValue: UInt64 = 0

    init(place: UnsafeRawPointer) { self.place = place }

    /// The next pair; nil when what comes next has another form.
    @inline(__always)
    mutating func next() -> (time: Int64, size: Int64)? {
        guard place.byte() == UInt8(ascii: "["), place.byte(20) == UInt8(ascii: ",") else { return nil }
        if place.word(1) != head.0 || place.word(4) != head.1 {
            guard readHead() else { return nil }
        }
        guard let low = EightDigits.value(place.word(12)) else { return nil }
        var end = place + 21
        var size: UInt64 = 0
        var digit = UInt64(end.byte()) &- 48
        while digit < 10 {
            size = size &* 10 &+ digit
            end += 1
            digit = UInt64(end.byte()) &- 48
        }
        let digits = end - place - 21
        guard (1...9).contains(digits), end.byte() == UInt8(ascii: "]"), end.byte(1) == UInt8(ascii: ","),
            digits == 1 || place.byte(21) != UInt8(ascii: "0")
        else { return nil }
        place = end + 2
        return (Int64(truncatingIfNeeded: headValue &+ low), Int64(truncatingIfNeeded: size))
    }

    /// Reads the first eleven digits; false when they are none, or make a timestamp that does not fit.
    private mutating func readHead() -> Bool {
        guard let first = EightDigits.value(place.word(1)), first >= 10_000_000,
            let last = EightDigits.value(place.word(4))
        else { return false }
        let value = first &* 1_000 &+ last % 1_000
        guard value < UInt64(Int64.max) / 100_000_000 else { return false }
        head = (place.word(1), place.word(4))
        headValue = value &* 100_000_000
        return true
    }
}
