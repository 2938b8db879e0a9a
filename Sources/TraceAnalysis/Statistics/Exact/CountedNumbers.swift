/// Different numbers, ascending, with how often each occurs, until they are handed out.
///
/// A number is appended behind all before it; those that share their upper half may come in any order first.
struct CountedNumbers {
    /// From this many on numbers of one upper half are counted in a table; fewer are sorted.
    private static let tableLimit = 1 << 6
    private static let halves = 1 << 16

    private var numbers: [Int64]
    private var counts: [Int64]
    private var filled = 0
    /// How often each lower half occurs, and a bit for each that does; all 0 between two upper halves.
    private var table: [Int] = []
    private var occurs: [UInt64] = []

    /// - Parameters:
    ///   - limit: How many numbers there are before the last upper half that is appended.
    ///   - total: How many different ones there can be in all.
    init(limit: Int, total: Int) {
        numbers = [Int64](repeating: 0, count: min(limit + Self.halves, total))
        counts = numbers
    }

    /// How many different numbers there are.
    var count: Int { filled }

    /// Adds a number that is not below the one before.
    mutating func append(_ number: UInt32) {
        if filled > 0, numbers[filled - 1] == Int64(number) {
            counts[filled - 1] += 1
        } else {
            numbers[filled] = Int64(number)
            counts[filled] = 1
            filled += 1
        }
    }

    /// Adds lower halves of an upper half that is above those before.
    ///
    /// O(n), and O(1,024) for more than a few.
    mutating func append(_ lows: LowHalves, upper: UInt32) {
        let base = Int64(upper) << 16
        let taken = numbers.withUnsafeMutableBufferPointer { numbers in
            counts.withUnsafeMutableBufferPointer { counts in
                lows.fill(
                    UnsafeMutableBufferPointer(rebasing: numbers[filled...]),
                    UnsafeMutableBufferPointer(rebasing: counts[filled...]), above: base)
            }
        }
        if let taken {
            filled += taken
        } else if lows.count < Self.tableLimit {
            var few: [UInt32] = []
            lows.forEach { few += repeatElement(upper << 16 | UInt32($0), count: $1) }
            for number in few.sorted() { append(number) }
        } else {
            count { add in lows.forEach(add) }
            appendTable(above: base)
        }
    }

    /// Adds numbers below 2^16, before all others: lower halves, and how often each number occurs beside them.
    mutating func append(_ lows: LowHalves, _ small: [Int]) {
        count { add in
            lows.forEach(add)
            for (low, times) in small.enumerated() where times > 0 { add(UInt16(low), times) }
        }
        appendTable(above: 0)
    }

    /// Counts lower halves in the table.
    private mutating func count(_ all: ((UInt16, Int) -> Void) -> Void) {
        if table.isEmpty {
            table = [Int](repeating: 0, count: Self.halves)
            occurs = [UInt64](repeating: 0, count: Self.halves / 64)
        }
        table.withUnsafeMutableBufferPointer { table in
            occurs.withUnsafeMutableBufferPointer { occurs in
                all { low, times in
                    table[Int(low)] &+= times
                    occurs[Int(low &>> 6)] |= 1 &<< UInt64(low & 63)
                }
            }
        }
    }

    /// Takes over what the table holds, and empties it.
    private mutating func appendTable(above base: Int64) {
        for word in occurs.indices {
            var rest = occurs[word]
            occurs[word] = 0
            while rest != 0 {
                let low = word << 6 | rest.trailingZeroBitCount
                numbers[filled] = base | Int64(low)
                counts[filled] = Int64(table[low])
                table[low] = 0
                filled += 1
                rest &= rest &- 1
            }
        }
    }

    /// Hands all out, if there are any, and forgets them.
    mutating func handOut(to body: (ArraySlice<Int64>, ArraySlice<Int64>) -> Void) {
        if filled > 0 { body(numbers[..<filled], counts[..<filled]) }
        filled = 0
    }
}
