/// Decimals of milliseconds that stand for a whole number of nanoseconds, read in integers only.
///
/// AIPerf writes ns × 1e-6: seven of ten values have six decimals, most others 13 to 16, as 3,505,358 ns
/// arrive as 3.5053579999999998. Both forms have a path of their own, of words of eight digits.
enum WholeNanoseconds {
    /// The value at a place and where its comma ends; nil for any other form.
    ///
    /// One to seven digits, a point, one to sixteen decimals. Beyond six decimals the value is compared with
    /// the nearest whole number: nearer than a share of 2^-52 of it, it certainly stands for it.
    ///
    /// Nothing here asks for the end of the line: it is a line break, which is no part of a value.
    @inline(__always)
    static func read(at place: UnsafeRawPointer) -> (value: UInt64, end: UnsafeRawPointer)? {
        let (length, whole) = EightDigits.leading(place.word())
        guard length &- 1 < 7, length > 0, place.byte(length) == UInt8(ascii: "."),
            length == 1 || whole & 0xFF != 0
        else { return nil }
        let units = EightDigits.sum(whole, first: length) &* 1_000_000
        let decimals = place + (length &+ 1)
        let (count, digits) = EightDigits.leading(decimals.word())
        if count == 6 {
            guard decimals.byte(6) == UInt8(ascii: ",") else { return nil }
            return (units &+ EightDigits.sum(digits &<< 16), decimals + 7)
        }
        guard count == 8 else {
            guard count > 0, count < 6, decimals.byte(count) == UInt8(ascii: ",") else { return nil }
            let micro = EightDigits.sum(digits, first: count) &* PowersOfTen.at(6 &- count)
            return (units &+ micro, decimals + (count &+ 1))
        }
        let (more, tail) = EightDigits.leading((decimals + 8).word())
        // Nineteen digits fit 64 bits.
        guard more > 0, length &+ more <= 11, decimals.byte(8 &+ more) == UInt8(ascii: ",") else {
            return nil
        }
        // What stands behind the sixth decimal, in units of the last one.
        let scale = PowersOfTen.at(more)
        let seventh = digits &>> 48 & 0xFF
        let excess = (seventh &* 10 &+ digits &>> 56) &* scale &+ EightDigits.sum(tail, first: more)
        let unit = scale &* 100
        let isAbove = seventh >= 5
        let nearest = units &+ EightDigits.sum(digits &<< 16) &+ (isAbove ? 1 : 0)
        let distance = isAbove ? unit &- excess : excess
        guard distance <= (nearest &* unit) &>> 52 else { return nil }
        return (nearest, decimals + (9 &+ more))
    }
}
