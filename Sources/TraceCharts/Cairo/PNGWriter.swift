import CCairo

/// Writes pixels as PNG.
///
/// Cairo's own writer takes most of the time that a chart takes: it tries every filter on every row, which
/// makes pictures of flat colours larger, not smaller. Rows are not filtered here.
struct PNGWriter {
    /// zlib's level: against 1 the file of a chart is a third smaller and takes 3 ms more, 9 takes 30 ms more for
    /// a twentieth.
    static let level: Int32 = 6

    /// A PNG of an image surface, its resolution recorded.
    ///
    /// With a palette where the picture fits one, else in full colours; with an alpha channel unless it is opaque.
    ///
    /// - Parameter pixelsPerPoint: A point is 1/72 inch, so 2 is 144 dpi.
    /// - Throws: `RenderError.zlib` when memory is out.
    static func png(
        _ rows: PixelRows, isOpaque: Bool, pixelsPerPoint: Double
    ) throws(RenderError) -> [UInt8] {
        let palette = isOpaque ? PNGPalette(rows) : nil
        let resolution = UInt32((pixelsPerPoint * 72 / 0.0254).rounded()).bytes
        let metre: UInt8 = 1
        var chunks = [(name: "pHYs", body: resolution + resolution + [metre])]
        if let palette {
            chunks.append((name: "PLTE", body: palette.colors.flatMap { $0.bytes.dropFirst() }))
        }
        return try png(
            width: rows.width, height: rows.height, palette != nil ? .indexed : isOpaque ? .rgb : .rgba,
            chunks,
            lines: palette?.lines ?? (isOpaque ? rgbLines(rows) : rgbaLines(rows)))
    }

    /// What a pixel is, in a byte for each part.
    enum ColorType: UInt8 {
        case rgb = 2
        case indexed = 3
        case rgba = 6
    }

    /// A PNG of lines of pixels, each behind a 0, which says that it is not filtered.
    ///
    /// - Parameter chunks: What stands between the header and the pixels.
    static func png(
        width: Int, height: Int, _ colorType: ColorType, _ chunks: [(name: String, body: [UInt8])],
        lines: [UInt8]
    ) throws(RenderError) -> [UInt8] {
        let size = UInt32(width).bytes + UInt32(height).bytes
        let (bits, deflate, adaptive, progressive): (UInt8, UInt8, UInt8, UInt8) = (8, 0, 0, 0)
        var png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        png.append(chunk: "IHDR", size + [bits, colorType.rawValue, deflate, adaptive, progressive])
        for chunk in chunks { png.append(chunk: chunk.name, chunk.body) }
        png.append(chunk: "IDAT", try compressed(lines))
        png.append(chunk: "IEND", [])
        return png
    }

    /// Three bytes a pixel, each row behind a 0, which says that it is not filtered.
    private static func rgbLines(_ rows: PixelRows) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: (rows.width * 3 + 1) * rows.height) { buffer, count in
            for row in 0..<rows.height {
                buffer[count] = 0
                count += 1
                for pixel in rows[row] {
                    buffer[count] = UInt8(truncatingIfNeeded: pixel >> 16)
                    buffer[count + 1] = UInt8(truncatingIfNeeded: pixel >> 8)
                    buffer[count + 2] = UInt8(truncatingIfNeeded: pixel)
                    count += 3
                }
            }
        }
    }

    /// Four bytes a pixel, not premultiplied, each row behind a 0, which says that it is not filtered.
    private static func rgbaLines(_ rows: PixelRows) -> [UInt8] {
        var lines: [UInt8] = []
        lines.reserveCapacity((rows.width * 4 + 1) * rows.height)
        for row in 0..<rows.height {
            lines.append(0)
            for pixel in rows[row] {
                let bytes = pixel.straight.bytes
                lines += bytes.dropFirst() + bytes.prefix(1)
            }
        }
        return lines
    }

    private static func compressed(_ bytes: [UInt8]) throws(RenderError) -> [UInt8] {
        let bound = Int(compressBound(uLong(bytes.count)))
        var status = Z_OK
        let result = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            var length = uLong(bound)
            status = compress2(buffer.baseAddress, &length, bytes, uLong(bytes.count), level)
            count = status == Z_OK ? Int(length) : 0
        }
        guard status == Z_OK else { throw .zlib(status: Int(status)) }
        return result
    }
}

extension [UInt8] {
    /// Adds a chunk of a PNG: its length, name, body, and the checksum of the last two.
    fileprivate mutating func append(chunk name: String, _ body: [UInt8]) {
        let content = Array(name.utf8) + body
        let checksum = crc32(0, content, uInt(content.count))
        self += UInt32(body.count).bytes + content + UInt32(truncatingIfNeeded: checksum).bytes
    }
}

extension UInt32 {
    /// The four bytes, most significant first.
    var bytes: [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> UInt32($0)) } }
}

extension PNGWriter {
    /// A PNG of a raster, pixel for pixel, with a palette that holds the transparency of each colour.
    ///
    /// O(pixels).
    ///
    /// - Returns: nil where there are more than 256 colours.
    /// - Throws: `RenderError.zlib` when memory is out.
    static func png(_ raster: Raster) throws(RenderError) -> [UInt8]? {
        var numbers: [UInt32: UInt8] = [:]
        var colors: [UInt32] = []
        var lines: [UInt8] = []
        lines.reserveCapacity((raster.width + 1) * raster.height)
        for row in 0..<raster.height {
            lines.append(0)
            for run in raster.runs(inRow: row) {
                guard let number = numbers[run.color] ?? UInt8(exactly: colors.count) else { return nil }
                if number == colors.count {
                    numbers[run.color] = number
                    colors.append(run.color)
                }
                lines.append(contentsOf: repeatElement(number, count: run.columns.count))
            }
        }
        let palette = [
            (name: "PLTE", body: colors.flatMap { $0.bytes.dropFirst() }),
            (name: "tRNS", body: colors.map { UInt8(truncatingIfNeeded: $0 >> 24) }),
        ]
        return try png(width: raster.width, height: raster.height, .indexed, palette, lines: lines)
    }
}

/// The pixels of an image surface where Cairo keeps them; valid while the surface lives and nothing is drawn.
struct PixelRows {
    /// Pixels in a row.
    let width: Int
    /// Rows.
    let height: Int
    private let start: UnsafeRawPointer
    private let stride: Int

    /// Rows of four bytes a pixel, each row so many bytes behind the one above it.
    init(_ start: UnsafeRawPointer, width: Int, height: Int, stride: Int) {
        self.start = start
        self.width = width
        self.height = height
        self.stride = stride
    }

    /// A row from the top: 0xAARRGGBB a pixel, premultiplied; without alpha the first byte means nothing.
    subscript(row: Int) -> UnsafeBufferPointer<UInt32> {
        UnsafeBufferPointer(
            start: (start + row * stride).assumingMemoryBound(to: UInt32.self), count: width)
    }
}

extension UInt32 {
    /// A premultiplied pixel with straight alpha.
    var straight: UInt32 {
        let alpha = self >> 24
        guard alpha < 255 else { return self }
        guard alpha > 0 else { return 0 }
        let parts = [16, 8, 0].map { shift in
            Swift.min(255, ((self >> UInt32(shift) & 0xFF) * 255 + alpha / 2) / alpha) << UInt32(shift)
        }
        return parts.reduce(alpha << 24, |)
    }
}
