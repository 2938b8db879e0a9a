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

extension UnsafeRawPointer {
    /// Behind all that can be part of a number, from here on.
    @inline(__always)
    var endOfNumber: UnsafeRawPointer {
        let zeros = SIMD16<UInt8>(sixteen: UInt8(ascii: "0"))
        let nines = SIMD16<UInt8>(sixteen: 9)
        let points = SIMD16<UInt8>(sixteen: UInt8(ascii: "."))
        var place = self
        while true {
            let bytes = place.loadUnaligned(as: SIMD16<UInt8>.self)
            if let offset = (((bytes &- zeros) .> nines) .& (bytes .!= points)).firstIndex {
                return place + offset
            }
            place += 16
        }
    }

    /// Whether no brace, bracket or quote is among the next 64 bytes; also false where another byte is as large as a
    /// bracket, as a few letters are.
    @inline(__always)
    var holdsNoStructure: Bool {
        let brackets = SIMD16<UInt8>(sixteen: UInt8(ascii: "["))
        let quotes = SIMD16<UInt8>(sixteen: UInt8(ascii: "\""))
        func structure(_ offset: Int) -> SIMDMask<SIMD16<Int8>> {
            let bytes = loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
            return (bytes .== quotes) .| (bytes .>= brackets)
        }
        return (structure(0) .| structure(16) .| structure(32) .| structure(48)).isClear
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes are valid UTF-8.
    ///
    /// Nearly all lines are plain ASCII. That is found out 64 bytes at a time, in four vectors that do not wait
    /// for each other; only a line with other characters is looked at by the standard library.
    var isUTF8: Bool {
        guard let start = baseAddress else { return true }
        var seen = (SIMD16<UInt8>(), SIMD16<UInt8>(), SIMD16<UInt8>(), SIMD16<UInt8>())
        var place = start
        let end = start + count
        while end - place >= 64 {
            seen.0 |= place.loadUnaligned(as: SIMD16<UInt8>.self)
            seen.1 |= place.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self)
            seen.2 |= place.loadUnaligned(fromByteOffset: 32, as: SIMD16<UInt8>.self)
            seen.3 |= place.loadUnaligned(fromByteOffset: 48, as: SIMD16<UInt8>.self)
            place += 64
        }
        let words = unsafeBitCast(seen.0 | seen.1 | seen.2 | seen.3, to: SIMD2<UInt64>.self)
        var rest = words[0] | words[1]
        while place < end {
            rest |= UInt64(place.byte())
            place += 1
        }
        return rest & 0x8080_8080_8080_8080 == 0 || String(validating: self, as: UTF8.self) != nil
    }
}
