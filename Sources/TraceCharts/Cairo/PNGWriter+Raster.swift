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
            var rest = raster.pixels[row * raster.width..<(row + 1) * raster.width]
            while let color = rest.first {
                guard let number = numbers[color] ?? UInt8(exactly: colors.count) else { return nil }
                if number == colors.count {
                    numbers[color] = number
                    colors.append(color)
                }
                let end = rest.firstIndex { $0 != color } ?? rest.endIndex
                lines.append(contentsOf: repeatElement(number, count: end - rest.startIndex))
                rest = rest[end...]
            }
        }
        let palette = [
            (name: "PLTE", body: colors.flatMap { $0.bytes.dropFirst() }),
            (name: "tRNS", body: colors.map { UInt8(truncatingIfNeeded: $0 >> 24) }),
        ]
        return try png(width: raster.width, height: raster.height, .indexed, palette, lines: lines)
    }
}
