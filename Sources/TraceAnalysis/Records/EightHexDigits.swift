/// Eight small hexadecimal digits as one little-endian word.
///
/// Which of sixteen digits comes next is what no processor foresees: so there is no branch for any of them.
enum EightHexDigits {
    private static var each: UInt64 { 0x0101_0101_0101_0101 }

    /// The number that the digits spell, the first one highest; nil where a byte is none of `0` to `9` and `a` to `f`.
    @inline(__always)
    static func value(_ word: UInt64) -> UInt64? {
        // Digits begin at 0x30, and letters, which alone have the bit above, at 0x61.
        let letters = (word &>> 6) & each
        let values = (word & (0x0F &* each)) &+ 9 &* letters
        let upperHalves = word & (0xF0 &* each)
        guard upperHalves == 0x30 &* (each &+ letters), values & (0x10 &* each) == 0,
            (values &+ 6 &* each) & (0x10 &* each) == 0x10 &* letters
        else { return nil }
        let first = values.byteSwapped
        let pairs = (first | first &>> 4) & 0x00FF_00FF_00FF_00FF
        let fours = (pairs | pairs &>> 8) & 0x0000_FFFF_0000_FFFF
        return (fours | fours &>> 16) & 0xFFFF_FFFF
    }
}
