/// Eight ASCII digits as one little-endian word.
///
/// Reading digits a word at a time takes three multiplications for eight of them, where a loop takes eight
/// that wait for each other.
enum EightDigits {
    /// The word less the digit 0 in each byte.
    @inline(__always)
    static func digits(_ word: UInt64) -> UInt64 { word ^ 0x3030_3030_3030_3030 }

    /// How many bytes of a word are digits before the first that is none, and the word less the digit 0 in
    /// each byte.
    @inline(__always)
    static func leading(_ word: UInt64) -> (count: Int, digits: UInt64) {
        let digits = digits(word)
        return (others(digits).trailingZeroBitCount &>> 3, digits)
    }

    /// The top bit of each byte that is no digit, right up to the first such byte.
    @inline(__always)
    static func others(_ digits: UInt64) -> UInt64 {
        ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080
    }

    /// The value of the first `count` of eight digits, each a byte from 0 to 9; 1 to 8.
    @inline(__always)
    static func sum(_ digits: UInt64, first count: Int) -> UInt64 {
        sum(digits &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count))
    }

    /// The value of eight digits, each a byte from 0 to 9.
    ///
    /// Neighbours are added up in pairs, then in fours, then all.
    @inline(__always)
    static func sum(_ digits: UInt64) -> UInt64 {
        var value = (digits &* (10 &* 256 &+ 1)) &>> 8 & 0x00FF_00FF_00FF_00FF
        value = (value &* (100 &* 65_536 &+ 1)) &>> 16 & 0x0000_FFFF_0000_FFFF
        return (value &* (10_000 &* 4_294_967_296 &+ 1)) &>> 32
    }

    /// The value of nineteen digits, as a timestamp in ns has; nil when they are none, or more than 63 bits.
    @inline(__always)
    static func nineteen(at place: UnsafeRawPointer) -> Int64? {
        let parts = (digits(place.word()), digits(place.word(8)), digits(place.word(11)))
        guard others(parts.0) | others(parts.1) | others(parts.2) == 0, parts.0 & 0xFF != 0 else {
            return nil
        }
        // The last word begins with five digits of the one before.
        let last = sum(parts.2 & ~0xFF_FFFF_FFFF)
        return Int64(exactly: sum(parts.0) &* 100_000_000_000 &+ sum(parts.1) &* 1_000 &+ last)
    }
}

extension UnsafeRawPointer {
    /// The eight bytes from here on, the first one lowest.
    @inline(__always)
    func word(_ offset: Int = 0) -> UInt64 {
        loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
    }

    /// The byte at some distance.
    @inline(__always)
    func byte(_ offset: Int = 0) -> UInt8 { load(fromByteOffset: offset, as: UInt8.self) }
}

/// 10 to the powers 0 to 19, which are those that fit 64 bits.
enum PowersOfTen {
    private static let values: [UInt64] = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
        10_000_000_000_000_000_000,
    ]

    /// A power of ten; the exponent is from 0 to 19.
    @inline(__always)
    static func at(_ exponent: Int) -> UInt64 { values[exponent] }
}
