extension ByteCursor {
    /// Passes an integer that fits 64 bits and returns it; nil when there is none, and what is passed then
    /// is not said.
    mutating func readInteger() -> Int64? {
        let isNegative = byte == UInt8(ascii: "-")
        if isNegative { advance() }
        let first = next
        var magnitude: UInt64 = 0
        let count = readDigits(into: &magnitude)
        guard count > 0, count == 1 || first.load(as: UInt8.self) != UInt8(ascii: "0") else { return nil }
        // Nineteen digits fit 64 unsigned bits; longer ones cannot fit the signed ones.
        guard count <= 19, magnitude <= UInt64(Int64.max) + (isNegative ? 1 : 0) else { return nil }
        return isNegative ? Int64(truncatingIfNeeded: 0 &- magnitude) : Int64(magnitude)
    }

    /// Passes up to eight digits and returns what they spell.
    @inline(__always)
    private mutating func readDigits() -> (value: UInt64, count: Int) {
        let (count, digits) = EightDigits.leading(next.word())
        advance(count)
        return count > 0 ? (EightDigits.sum(digits, first: count), count) : (0, 0)
    }

    /// Passes a number that is not negative, of at most 19 digits and without exponent; nil for anything
    /// else, and what is passed then is not said.
    mutating func readShortDecimal() -> Double? {
        let first = next
        var mantissa: UInt64 = 0
        let whole = readDigits(into: &mantissa)
        guard whole > 0, whole == 1 || first.byte() != UInt8(ascii: "0") else { return nil }
        guard byte == UInt8(ascii: ".") else { return whole <= 19 ? Double(mantissa) : nil }
        advance()
        let decimals = readDigits(into: &mantissa)
        guard decimals > 0, whole + decimals <= 19 else { return nil }
        return Double(mantissa, dividedBy: PowersOfTen.at(decimals))
    }

    /// Passes digits and puts them behind those of a number; returns how many.
    private mutating func readDigits(into number: inout UInt64) -> Int {
        var count = 0
        while true {
            let few = readDigits()
            number = number &* PowersOfTen.at(few.count) &+ few.value
            count += few.count
            guard few.count == 8 else { return count }
        }
    }
}

extension Double {
    /// The double nearest to a quotient, by one division of 128 bits by 64.
    ///
    /// Both numbers are shifted until their top bits are set; then the quotient has 62 bits or more, nine more
    /// than a double, and a remainder sets the last of them, which is all that rounding needs to know.
    ///
    /// - Parameters:
    ///   - numerator: Any number.
    ///   - denominator: Any number but 0.
    fileprivate init(_ numerator: UInt64, dividedBy denominator: UInt64) {
        guard numerator > 0 else {
            self = 0
            return
        }
        let above = numerator.leadingZeroBitCount
        let below = denominator.leadingZeroBitCount
        let dividend = numerator &<< UInt64(above)
        let (quotient, remainder) = (denominator &<< UInt64(below)).dividingFullWidth(
            (dividend &>> 1, dividend &<< 63))
        self = Double(
            sign: .plus, exponent: below - above - 63,
            significand: Double(quotient | (remainder == 0 ? 0 : 1)))
    }
}
