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
        let size = pixelsPerMetre.bigEndianBytes
        let chunk = PNGWriter.chunk("pHYs", size + size + [metre])
        return Array(png[..<split]) + chunk + png[split...]
    }
}
