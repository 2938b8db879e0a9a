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

    /// Reads as many `[19 digits,1 to 5 digits],` as follow each other without any space.
    private static func readPairs(_ cursor: inout ByteCursor, _ times: inout [Int64], _ sizes: inout [Int64])
    {
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: 2 * portion) { buffer in
            guard let memory = buffer.baseAddress, var form = PairForm(at: cursor.next) else { return }
            var count = 0
            repeat {
                cursor.move(to: fill(memory, from: cursor.next, &form, &count))
                times.append(contentsOf: UnsafeBufferPointer(start: memory, count: count))
                sizes.append(contentsOf: UnsafeBufferPointer(start: memory + portion, count: count))
            } while count == portion
        }
    }

    /// Reads up to a portion of pairs, times first, sizes a portion behind them; returns the place behind the last
    /// one and its comma.
    ///
    /// All that the loop changes is its own, so that the compiler keeps it in registers.
    @inline(never)
    private static func fill(
        _ memory: UnsafeMutablePointer<Int64>, from start: UnsafeRawPointer, _ form: inout PairForm,
        _ count: inout Int
    ) -> UnsafeRawPointer {
        var place = start
        var index = 0
        while index < portion {
            if let pair = form.pair(at: place) {
                (memory + index).initialize(to: pair.time)
                (memory + (portion &+ index)).initialize(to: pair.size)
                place += form.length
                index &+= 1
            } else if let other = PairForm(at: place) {
                form = other
            } else {
                break
            }
        }
        count = index
        return place
    }
}

/// What a pair `[timestamp,size],` looks like, taken from one of them: most of those behind it differ in ten digits of
/// the timestamp and in the digits of the size alone.
///
/// The first nine digits change every ten seconds, and sizes have three or four digits for long. So all that stays the
/// same is compared at once, and a single branch tells whether a pair is like the one before.
///
/// Nothing here asks for the end of the line: it is a line break, which is no part of a pair.
struct PairForm {
    /// The bracket and the first nine digits, as two words that overlap.
    private let head: (UInt64, UInt64)
    /// What those digits stand for.
    private let headValue: UInt64
    /// The commas and the bracket around the size, and which bytes of a word they are.
    private let marks: UInt64
    private let marked: UInt64
    /// How far the digits of the size move up so that they end a word, and the smallest that has as many.
    private let shift: UInt64
    private let smallest: UInt64
    /// How many bytes a pair takes, its comma included.
    let length: Int

    /// The form of the pair at a place; nil when there is none of 19 and one to five digits without any space.
    @inline(never)
    init?(at place: UnsafeRawPointer) {
        let (digits, _) = EightDigits.leading(place.word(21))
        guard place.byte() == UInt8(ascii: "["), let time = EightDigits.nineteen(at: place + 1),
            time / 10_000_000_000 < Int64.max / 10_000_000_000, (1...5).contains(digits)
        else { return nil }
        head = (place.word(), place.word(2))
        headValue = UInt64(time / 10_000_000_000) &* 10_000_000_000
        let closing = UInt64(truncatingIfNeeded: 8 &* (digits &+ 1))
        marks = UInt64(UInt8(ascii: ",")) | Self.closingMarks &<< closing
        marked = 0xFF | 0xFFFF &<< closing
        shift = UInt64(truncatingIfNeeded: 64 &- 8 &* digits)
        smallest = digits == 1 ? 0 : PowersOfTen.at(digits &- 1)
        length = 23 &+ digits
        guard pair(at: place) != nil else { return nil }
    }

    /// `],` as the bytes of a word.
    private static var closingMarks: UInt64 { UInt64(UInt8(ascii: "]")) | UInt64(UInt8(ascii: ",")) &<< 8 }

    /// The pair at a place; nil when it has another form.
    @inline(__always)
    func pair(at place: UnsafeRawPointer) -> (time: Int64, size: Int64)? {
        let end = place.word(20)
        let high = EightDigits.digits(place.word(10)) & 0xFFFF
        let low = EightDigits.digits(place.word(12))
        let size = EightDigits.digits(end &>> 8) &<< shift
        let others = EightDigits.others(high) | EightDigits.others(low) | EightDigits.others(size)
        guard (place.word() ^ head.0) | (place.word(2) ^ head.1) | ((end ^ marks) & marked) | others == 0
        else {
            return nil
        }
        let value = EightDigits.sum(size)
        guard value >= smallest else { return nil }
        let seconds = (high &* (10 &* 256 &+ 1)) &>> 8 & 0xFF
        let time = headValue &+ seconds &* 100_000_000 &+ EightDigits.sum(low)
        return (Int64(truncatingIfNeeded: time), Int64(truncatingIfNeeded: value))
    }
}
