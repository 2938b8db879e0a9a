extension ByteCursor {
    /// Passes an integer that fits 64 bits and returns it; nil when there is none, and what is passed then
    /// is not said.
    mutating func readInteger() -> Int64? {
        let isNegative = byte == UInt8(ascii: "-")
        if isNegative { advance() }
        let first = next
        var magnitude: UInt64 = 0
        var digit = UInt64(byte) &- 48
        while digit < 10 {
            magnitude = magnitude &* 10 &+ digit
            advance()
            digit = UInt64(byte) &- 48
        }
        let count = next - first
        guard count > 0, count == 1 || first.load(as: UInt8.self) != UInt8(ascii: "0") else { return nil }
        // Nineteen digits fit 64 unsigned bits; longer ones cannot fit the signed ones.
        guard count <= 19, magnitude <= UInt64(Int64.max) + (isNegative ? 1 : 0) else { return nil }
        return isNegative ? Int64(truncatingIfNeeded: 0 &- magnitude) : Int64(magnitude)
    }

    /// Passes a decimal of milliseconds that stands for a whole number of nanoseconds below 2^50 and
    /// returns that number; nil for anything else, and what is passed then is not said.
    ///
    /// AIPerf writes ns × 1e-6, so 3,505,358 ns arrive as 3.5053579999999998. Up to six decimals are exact
    /// as they stand. Longer ones are compared with the nearest whole number in integers: nearer than a
    /// share of 2^-52 of it they certainly stand for it; anything else is left to `Nanoseconds`.
    mutating func readWholeNanoseconds() -> Int64? {
        let first = next
        var mantissa: UInt64 = 0
        var digit = UInt64(byte) &- 48
        while digit < 10 {
            mantissa = mantissa &* 10 &+ digit
            advance()
            digit = UInt64(byte) &- 48
        }
        let whole = next - first
        guard whole > 0, whole == 1 || first.load(as: UInt8.self) != UInt8(ascii: "0") else { return nil }
        var decimals = 0
        if byte == UInt8(ascii: ".") {
            advance()
            let point = next
            digit = UInt64(byte) &- 48
            while digit < 10 {
                mantissa = mantissa &* 10 &+ digit
                advance()
                digit = UInt64(byte) &- 48
            }
            decimals = next - point
            guard decimals > 0 else { return nil }
        }
        guard whole &+ decimals <= 19, byte | 0x20 != UInt8(ascii: "e") else { return nil }
        if decimals <= 6 {
            let (value, overflow) = mantissa.multipliedReportingOverflow(by: Self.powersOfTen[6 &- decimals])
            return overflow || value >= 1 << 50 ? nil : Int64(value)
        }
        let divisor = Self.powersOfTen[decimals &- 6]
        let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: divisor)
        let isAbove = remainder &* 2 > divisor
        let distance = isAbove ? divisor &- remainder : remainder
        let nearest = isAbove ? quotient &+ 1 : quotient
        guard nearest < 1 << 50, distance <= mantissa &>> 52 else { return nil }
        return Int64(nearest)
    }

    /// 10 to the powers 0 to 18.
    private static let powersOfTen = (0...18).map { (0..<$0).reduce(UInt64(1)) { power, _ in power * 10 } }
}

/// Milliseconds as AIPerf writes them, as nanoseconds.
enum Nanoseconds {
    /// The whole number of nanoseconds that a value stands for: the nearest one, where that is as near as a
    /// double of this size can tell (a share of 2^-51); else the product as it is.
    static func of(milliseconds value: Double) -> Double {
        let product = value * 1e6
        let whole = product.rounded()
        return abs(product - whole) <= abs(product) * 0x1p-51 ? whole : product
    }
}
