/// The sum, the sum of squares, the smallest and the largest of some whole numbers.
struct IntegerMoments: Sendable, Equatable {
    /// The sum of the numbers.
    private(set) var sum: UInt64 = 0
    /// The sum of their squares.
    private(set) var squares: UInt128 = 0
    /// The smallest number.
    private(set) var minimum = UInt32.max
    /// The largest number.
    private(set) var maximum = UInt32.min

    /// The figures of no numbers.
    init() {}

    /// The figures of all numbers of a multiset.
    ///
    /// O(n).
    init(_ integers: IntegerMultiset) {
        self.init(counts: integers.small)
        for block in integers.blocks { append(IntegerMoments(block)) }
        for (upper, lows) in integers.bins {
            append(lows.moments.shifted(by: UInt64(upper) << 16, count: UInt64(lows.count)))
        }
    }

    /// The figures of at most 2^32 numbers of up to 32 bits.
    ///
    /// A square fills 64 bits, so its halves are added up apart: then nothing in the loop waits for a carry,
    /// and it runs on several numbers at once; so do the two bounds in a loop of their own.
    init<Number: FixedWidthInteger & UnsignedInteger>(_ numbers: ArraySlice<Number>) {
        var total: UInt64 = 0
        var low: UInt64 = 0
        var high: UInt64 = 0
        for number in numbers {
            let square = UInt64(number) &* UInt64(number)
            total &+= UInt64(number)
            low &+= square & 0xFFFF_FFFF
            high &+= square &>> 32
        }
        for number in numbers {
            minimum = min(minimum, UInt32(truncatingIfNeeded: number))
            maximum = max(maximum, UInt32(truncatingIfNeeded: number))
        }
        sum = total
        squares = UInt128(high) << 32 + UInt128(low)
    }

    /// The figures of numbers below 2^16 of which a table says how often each occurs, in two bytes at most.
    ///
    /// So a product of a number and its count fits 32 bits and the sum of all squares 64, and the loop runs on
    /// several numbers at once.
    init<Count: FixedWidthInteger & UnsignedInteger>(table: [Count]) {
        guard let first = table.firstIndex(where: { $0 > 0 }), let last = table.lastIndex(where: { $0 > 0 })
        else { return }
        var total: UInt64 = 0
        var squared: UInt64 = 0
        for (number, count) in table.enumerated() {
            let times = UInt32(truncatingIfNeeded: number) &* UInt32(truncatingIfNeeded: count)
            total &+= UInt64(times)
            squared &+= UInt64(times) &* UInt64(UInt32(truncatingIfNeeded: number))
        }
        (sum, squares) = (total, UInt128(squared))
        (minimum, maximum) = (UInt32(first), UInt32(last))
    }

    /// The figures of as many numbers, each larger by the same.
    func shifted(by base: UInt64, count: UInt64) -> IntegerMoments {
        var shifted = self
        shifted.sum &+= base &* count
        shifted.squares &+= UInt128(2 &* base) &* UInt128(sum) &+ UInt128(base &* base) &* UInt128(count)
        shifted.minimum &+= UInt32(truncatingIfNeeded: base)
        shifted.maximum &+= UInt32(truncatingIfNeeded: base)
        return shifted
    }

    /// The figures of small numbers of which is known how often each occurs.
    init(counts: [Int]) {
        for (number, count) in counts.enumerated() where count > 0 {
            sum &+= UInt64(number * count)
            squares &+= UInt128(number * number) * UInt128(count)
            minimum = min(minimum, UInt32(number))
            maximum = max(maximum, UInt32(number))
        }
    }

    /// Takes in other numbers' figures, once or as if each of them occurred so many times.
    mutating func append(_ other: IntegerMoments, times: UInt64 = 1) {
        sum &+= other.sum &* times
        squares &+= other.squares &* UInt128(times)
        minimum = min(minimum, other.minimum)
        maximum = max(maximum, other.maximum)
    }
}
