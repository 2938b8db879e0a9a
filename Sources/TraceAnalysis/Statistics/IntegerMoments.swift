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

    /// The figures of at most 2^32 numbers.
    ///
    /// A square fills 64 bits, so its halves are added up apart: then nothing in the loop waits for a carry,
    /// and it runs on several numbers at once; so do the two bounds in a loop of their own.
    init(_ numbers: ArraySlice<UInt32>) {
        self = numbers.withUnsafeBufferPointer { IntegerMoments($0) }
    }

    /// The same of numbers in plain memory.
    init(_ numbers: UnsafeBufferPointer<UInt32>) {
        var total: UInt64 = 0
        var low: UInt64 = 0
        var high: UInt64 = 0
        for number in numbers {
            let square = UInt64(number) &* UInt64(number)
            total &+= UInt64(number)
            low &+= square & 0xFFFF_FFFF
            high &+= square &>> 32
        }
        var (smallest, largest) = (UInt32.max, UInt32.min)
        for number in numbers {
            smallest = min(smallest, number)
            largest = max(largest, number)
        }
        (sum, minimum, maximum) = (total, smallest, largest)
        squares = UInt128(high) << 32 + UInt128(low)
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

    /// Takes in other numbers' figures.
    mutating func append(_ other: IntegerMoments) {
        sum &+= other.sum
        squares &+= other.squares
        minimum = min(minimum, other.minimum)
        maximum = max(maximum, other.maximum)
    }
}
