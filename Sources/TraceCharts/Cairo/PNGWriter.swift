import CCairo

/// Writes opaque pixels as a PNG.
///
/// Charts are flat colours and thin lines: rows as they are, without the filters that photographs need, come
/// out no larger than from libpng and in a fraction of the time.
///
/// Source: PNG specification, sections 5, 9 and 11.
enum PNGWriter {
    /// zlib's effort: more makes files a little smaller and takes twice as long.
    private static let effort: Int32 = 3

    /// The file.
    ///
    /// O(pixels).
    ///
    /// - Parameters:
    ///   - pixels: Rows of blue, green, red and a byte that means nothing, from the top.
    ///   - stride: Bytes from the beginning of a row to that of the next.
    static func png(
        _ pixels: UnsafePointer<UInt8>, width: Int, height: Int, stride: Int
    ) throws(RenderError) -> [UInt8] {
        let rows = unfiltered(pixels, width: width, height: height, stride: stride)
        let header = UInt32(width).bigEndianBytes + UInt32(height).bigEndianBytes + [8, 2, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
            + chunk("IDAT", try compressed(rows)) + chunk("IEND", [])
    }

    /// A chunk: its length, its name, what it holds, and a checksum of the last two.
    static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + content
        let checksum = body.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
        return UInt32(content.count).bigEndianBytes + body + UInt32(checksum).bigEndianBytes
    }

    /// Red, green and blue of every pixel, each row behind a 0 that says it is not filtered.
    private static func unfiltered(
        _ pixels: UnsafePointer<UInt8>, width: Int, height: Int, stride: Int
    ) -> [UInt8] {
        let count = height * (1 + 3 * width)
        return [UInt8](unsafeUninitializedCapacity: count) { rows, written in
            var place = 0
            for row in 0..<height {
                rows[place] = 0
                place += 1
                var pixel = pixels + row * stride
                for _ in 0..<width {
                    rows[place] = pixel[2]
                    rows[place + 1] = pixel[1]
                    rows[place + 2] = pixel[0]
                    place += 3
                    pixel += 4
                }
            }
            written = count
        }
    }

    private static func compressed(_ bytes: [UInt8]) throws(RenderError) -> [UInt8] {
        var status = Z_OK
        let stream = [UInt8](unsafeUninitializedCapacity: Int(compressBound(UInt(bytes.count)))) {
            out, written in
            var length = UInt(out.count)
            status = compress2(out.baseAddress, &length, bytes, UInt(bytes.count), effort)
            written = status == Z_OK ? Int(length) : 0
        }
        guard status == Z_OK else { throw .cairo(status: "zlib failed: \(status)", while: "writing a PNG") }
        return stream
    }
}

extension UInt32 {
    /// The four bytes, most significant first.
    var bigEndianBytes: [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> UInt32($0)) } }
}
