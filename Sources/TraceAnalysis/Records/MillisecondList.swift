/// Reads `[8.123456, …]`, an array of decimals of milliseconds, as nanoseconds.
///
/// In runs that list no chunks most of the bytes of a file are in these.
enum MillisecondList {
    /// How many values are gathered on the stack before they are appended.
    private static let portion = 128

    /// Passes an array and appends what it holds to a list; false when it is no array of numbers.
    static func read(_ cursor: inout ByteCursor, into list: inout NanosecondList) -> Bool {
        cursor.walkArray { cursor in
            readRun(&cursor, &list)
            // A run ends behind a comma.
            cursor.skipSpace()
            let start = cursor.next
            guard cursor.skipToken(), let value = Slot(start: start, end: cursor.next).nanoseconds else {
                return false
            }
            list.append(value)
            return true
        }
    }

    /// Reads as many values in AIPerf's usual form as follow each other, a comma behind each, without any
    /// space.
    private static func readRun(_ cursor: inout ByteCursor, _ list: inout NanosecondList) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: portion) { buffer in
            guard let values = buffer.baseAddress else { return }
            var count = 0
            repeat {
                let end = fill(values, from: cursor.next, &count)
                cursor.move(to: end)
                list.append(UnsafeBufferPointer(rebasing: buffer[..<count]))
            } while count == portion
        }
    }

    /// Reads up to a portion of values; returns the place behind the last one and its comma.
    ///
    /// All that the loop goes on with is its own, so that the compiler keeps it in registers.
    @inline(never)
    private static func fill(
        _ values: UnsafeMutablePointer<UInt32>, from start: UnsafeRawPointer, _ count: inout Int
    ) -> UnsafeRawPointer {
        var place = start
        var index = 0
        while index < portion, let next = WholeNanoseconds.read(at: place),
            next.value < UInt64(NanosecondList.placeholder)
        {
            (values + index).initialize(to: UInt32(truncatingIfNeeded: next.value))
            place = next.end
            index &+= 1
        }
        count = index
        return place
    }
}

/// Decimals of milliseconds that stand for a whole number of nanoseconds, read in integers only.
///
/// AIPerf writes ns × 1e-6: seven of ten values have six decimals, most others 13 to 16, as 3,505,358 ns
/// arrive as 3.5053579999999998.
///
/// Values below 100 ms have a path of their own: the digit before the point and seven bytes behind it are one word, and
/// where the next value begins is known before the digits are. Nothing here asks for the end of the line: it is a line
/// break, which is no part of a value.
enum WholeNanoseconds {
    /// What is found: the value in ns, and the place behind its comma.
    typealias Found = (value: UInt64, end: UnsafeRawPointer)

    /// The value at a place, with the comma behind it; nil for any other form.
    ///
    /// One to seven digits, a point, one to nineteen decimals. Beyond six decimals the value is compared with
    /// the nearest whole number: nearer than a share of 2^-52 of it, it certainly stands for it.
    @inline(__always)
    static func read(at place: UnsafeRawPointer) -> Found? {
        // Whether one or two digits stand before the point is no branch: it is one that no processor foresees.
        let tensDigits: UInt64 = place.byte(1) == UInt8(ascii: ".") ? 0 : 1
        let units = place + Int(truncatingIfNeeded: tensDigits)
        let first = UInt64(place.byte()) &- 0x30
        let digits = units.word() ^ usualForm
        // Of two digits the first is no zero, and behind the second one another mark than the point may stand.
        guard digits & 0xFF00 == 0, first &- tensDigits < 10 &- tensDigits else { return readAny(at: place) }
        let tens = (0 &- tensDigits) & first &* 10_000_000
        let others = EightDigits.others(digits)
        guard others == 0 else {
            return readFew(units, digits, others).map { (tens &+ $0.value, $0.end) } ?? readAny(at: place)
        }
        let value = tens &+ value(digits)
        return units.byte(8) == UInt8(ascii: ",") ? (value, units + 9) : readTail(units + 8, value)
    }

    /// Fewer than six decimals, as one of ten values has: what stands behind them counts as zeros.
    @inline(__always)
    private static func readFew(_ units: UnsafeRawPointer, _ digits: UInt64, _ others: UInt64) -> Found? {
        let count = others.trailingZeroBitCount &>> 3
        guard count > 2, units.byte(count) == UInt8(ascii: ",") else { return nil }
        let kept = digits & ((1 &<< UInt64(truncatingIfNeeded: 8 &* count)) &- 1)
        return (value(kept), units + (count &+ 1))
    }

    /// What `0.000000` is as a word: less this the digits of another value of the form are left, and nothing of the point.
    @inline(__always)
    private static var usualForm: UInt64 { 0x3030_3030_3030_2E30 }

    /// The nanoseconds that `1.234567` spells, of which the digits are given: that before the point takes its place.
    @inline(__always)
    private static func value(_ digits: UInt64) -> UInt64 {
        EightDigits.sum(digits & ~0xFFFF | (digits & 0xFF) &<< 8)
    }

    /// Passes the seventh decimal and all behind it, of which there are nine to eleven and nearly always first eight
    /// nines: the value is just below the next whole number.
    ///
    /// - Parameter value: What stands before them, in ns.
    @inline(__always)
    private static func readTail(_ place: UnsafeRawPointer, _ value: UInt64) -> Found? {
        let (count, last) = EightDigits.leading(place.word(8))
        guard place.word() == 0x3939_3939_3939_3939, count > 0, count < 4,
            place.byte(8 &+ count) == UInt8(ascii: ",")
        else { return readLongTail(place, value, wholeDigits: value < 1_000_000 ? 0 : 2) }
        let unit = PowersOfTen.at(count)
        let excess = unit &* 99_999_999 &+ EightDigits.sum(last, first: count)
        return whole(value, excess, of: unit &* 100_000_000).map { ($0, place + (9 &+ count)) }
    }

    /// The same for any number of decimals behind the sixth.
    ///
    /// - Parameter wholeDigits: At most how many digits stand before the point; 0 where that is a zero.
    private static func readLongTail(_ place: UnsafeRawPointer, _ value: UInt64, wholeDigits: Int) -> Found? {
        var (count, digits) = EightDigits.leading(place.word())
        guard count > 0 else { return nil }
        var excess = EightDigits.sum(digits, first: count)
        if count == 8 {
            let (more, last) = EightDigits.leading(place.word(8))
            if more > 0 {
                excess = excess &* PowersOfTen.at(more) &+ EightDigits.sum(last, first: more)
                count &+= more
            }
        }
        // Nineteen digits fit 64 bits.
        guard wholeDigits &+ 6 &+ count <= 19, place.byte(count) == UInt8(ascii: ",") else { return nil }
        return whole(value, excess, of: PowersOfTen.at(count)).map { ($0, place + (count &+ 1)) }
    }

    /// The whole number that `value` and `excess` parts of a unit stand for; nil where they are between two.
    @inline(__always)
    private static func whole(_ value: UInt64, _ excess: UInt64, of unit: UInt64) -> UInt64? {
        let isAbove = excess &* 2 > unit
        let nearest = value &+ (isAbove ? 1 : 0)
        let distance = isAbove ? unit &- excess : excess
        return distance <= (nearest &* unit) &>> 52 ? nearest : nil
    }

    /// The value of any form.
    @inline(never)
    private static func readAny(at place: UnsafeRawPointer) -> Found? {
        let (length, digits) = EightDigits.leading(place.word())
        guard length > 0, length < 8, place.byte(length) == UInt8(ascii: "."),
            length == 1 || digits & 0xFF != 0
        else { return nil }
        let units = EightDigits.sum(digits, first: length)
        let decimals = place + (length &+ 1)
        let (count, six) = EightDigits.leading(decimals.word())
        guard count > 0 else { return nil }
        let micro = EightDigits.sum(six, first: min(count, 6)) &* PowersOfTen.at(6 &- min(count, 6))
        let value = units &* 1_000_000 &+ micro
        guard count > 6 else {
            return decimals.byte(count) == UInt8(ascii: ",") ? (value, decimals + (count &+ 1)) : nil
        }
        return readLongTail(decimals + 6, value, wholeDigits: units == 0 ? 0 : length)
    }
}

/// Milliseconds as AIPerf writes them, as nanoseconds.
enum Nanoseconds {
    /// The whole number of nanoseconds that a value stands for: the nearest one, where that is as near as a
    /// double of this size can tell (a share of 2^-51); else the product as it is.
    static func of(milliseconds value: Double) -> Double { of(value, each: 1e6) }

    /// The same for a value in another unit.
    ///
    /// - Parameter length: How many ns the unit has.
    static func of(_ value: Double, each length: Double) -> Double {
        let product = value * length
        let whole = product.rounded()
        return abs(product - whole) <= abs(product) * 0x1p-51 ? whole : product
    }
}
