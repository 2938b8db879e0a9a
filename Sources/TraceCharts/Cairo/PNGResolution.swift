/// The chunk of a PNG that says how large its pixels are; Cairo writes none.
enum PNGResolution {
    private static let signatureLength = 8
    /// Length, name, 13 bytes and checksum of the header chunk, which always comes first.
    private static let headerLength = 25

    /// The PNG with a pHYs chunk after its header.
    ///
    /// - Parameter pixelsPerPoint: A point is 1/72 inch, so 2 is 144 dpi.
    static func insert(pixelsPerPoint: Double, into png: [UInt8]) -> [UInt8] {
        let split = signatureLength + headerLength
        guard png.count > split else { return png }
        let pixelsPerMetre = UInt32((pixelsPerPoint * 72 / 0.0254).rounded())
        let metre: UInt8 = 1
        let body = Array("pHYs".utf8) + pixelsPerMetre.bytes + pixelsPerMetre.bytes + [metre]
        let chunk = UInt32(body.count - 4).bytes + body + checksum(body).bytes
        return Array(png[..<split]) + chunk + png[split...]
    }

    /// The CRC-32 of PNG chunks.
    ///
    /// Source: PNG specification, annex D.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var remainder = UInt32.max
        for byte in bytes {
            remainder ^= UInt32(byte)
            for _ in 0..<8 { remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~remainder
    }
}

extension UInt32 {
    /// The four bytes, most significant first.
    fileprivate var bytes: [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> UInt32($0)) } }
}
