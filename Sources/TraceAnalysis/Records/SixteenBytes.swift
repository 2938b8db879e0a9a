extension SIMDMask<SIMD16<Int8>> {
    /// The index of the first lane that is set; nil when none is.
    ///
    /// The mask is read as two words: the number of zero bits below the first set one is eight times its index.
    @inline(__always)
    var firstIndex: Int? {
        let words = unsafeBitCast(self, to: SIMD2<UInt64>.self)
        if words[0] != 0 { return words[0].trailingZeroBitCount &>> 3 }
        return words[1] == 0 ? nil : 8 &+ words[1].trailingZeroBitCount &>> 3
    }

    /// Whether no lane is set.
    @inline(__always)
    var isClear: Bool {
        let words = unsafeBitCast(self, to: SIMD2<UInt64>.self)
        return words[0] | words[1] == 0
    }
}

extension SIMD16<UInt8> {
    /// The same byte in every lane, made of two words: `init(repeating:)` goes lane by lane, a hundred times
    /// slower.
    @inline(__always)
    init(sixteen byte: UInt8) {
        let word = UInt64(byte) &* 0x0101_0101_0101_0101
        self = unsafeBitCast(SIMD2<UInt64>(word, word), to: SIMD16<UInt8>.self)
    }
}
