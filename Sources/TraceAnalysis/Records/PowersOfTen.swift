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
