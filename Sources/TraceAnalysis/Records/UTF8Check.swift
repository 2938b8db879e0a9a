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
