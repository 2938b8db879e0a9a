/// The colours of a picture as numbers of at most 256, each pixel a byte.
///
/// A chart is a few colours on a ground and, where letters and lines end between two pixels, some hundred
/// between them. With those that are nearly the same taken for one, every chart but a few fits: a third of the
/// bytes to compress, and half of them in the file.
struct PNGPalette {
    /// How far a part of a colour, of 0 to 255, may be from what was drawn, the least that suffices; too little for
    /// an eye to tell.
    static let tolerances = [0, 2, 3, 4]
    /// The most colours a picture may have to be looked at.
    private static let mostDrawn = 4_096

    /// 0xRRGGBB each.
    let colors: [UInt32]
    /// A number of a colour for each pixel, row by row, each row behind a 0, which says that it is not filtered.
    let lines: [UInt8]

    /// The picture in few colours; exact where it has no more than 256.
    ///
    /// O(pixels).
    ///
    /// - Returns: nil where 256 colours are not enough.
    init?(_ rows: PixelRows) {
        var drawn = DrawnColors()
        var numbers: [UInt16] = []
        numbers.reserveCapacity(rows.width * rows.height)
        for row in 0..<rows.height {
            guard drawn.add(rows[row], limit: Self.mostDrawn, to: &numbers) else { return nil }
        }
        let merged = Self.tolerances.lazy.compactMap { Self.merged(drawn, within: $0) }.first
        guard let (colors, replacement) = merged else { return nil }
        self.colors = colors
        lines = [UInt8](unsafeUninitializedCapacity: numbers.count + rows.height) { buffer, count in
            numbers.withUnsafeBufferPointer { numbers in
                var (source, target) = (0, 0)
                for _ in 0..<rows.height {
                    buffer[target] = 0
                    for offset in 1...rows.width {
                        buffer[target + offset] = replacement[Int(numbers[source + offset - 1])]
                    }
                    source += rows.width
                    target += rows.width + 1
                }
                count = target
            }
        }
    }

    /// Takes rare colours for a more frequent one near by.
    ///
    /// - Returns: The colours that remain, and for each that was drawn which of them stands for it; nil where more
    ///   than 256 remain.
    private static func merged(
        _ drawn: DrawnColors, within tolerance: Int
    ) -> (colors: [UInt32], replacement: [UInt8])? {
        guard tolerance > 0 || drawn.colors.count <= 256 else { return nil }
        let order = drawn.colors.indices.sorted {
            (drawn.counts[$1], drawn.colors[$0]) < (drawn.counts[$0], drawn.colors[$1])
        }
        var colors: [UInt32] = []
        var replacement = [UInt8](repeating: 0, count: drawn.colors.count)
        for index in order {
            let color = drawn.colors[index]
            let near = colors.firstIndex { $0.isNear(color, tolerance) } ?? colors.count
            if near == colors.count { colors.append(color) }
            guard let number = UInt8(exactly: near) else { return nil }
            replacement[index] = number
        }
        return (colors, replacement)
    }
}

/// Every colour of a picture, numbered as it comes up.
private struct DrawnColors {
    /// 0xRRGGBB each.
    private(set) var colors: [UInt32] = []
    /// How often a colour follows another one: a stretch of equal pixels counts once.
    private(set) var counts: [Int] = []
    /// Numbers of colours by a hash of them, -1 where there is none; much larger than it ever gets full.
    private var table = [Int32](repeating: -1, count: 1 << 14)

    /// Adds a row of pixels, and the number of the colour of each to `numbers`.
    ///
    /// - Returns: false when there are more colours than the limit.
    mutating func add(_ row: UnsafeBufferPointer<UInt32>, limit: Int, to numbers: inout [UInt16]) -> Bool {
        var start = 0
        while start < row.count {
            let color = row[start] & 0xFF_FFFF
            var end = start + 1
            while end < row.count, row[end] & 0xFF_FFFF == color { end += 1 }
            let number = number(of: color)
            guard number < limit else { return false }
            counts[number] += 1
            numbers.append(contentsOf: repeatElement(UInt16(number), count: end - start))
            start = end
        }
        return true
    }

    /// The number of a colour; a new one when it has not come up before.
    private mutating func number(of color: UInt32) -> Int {
        // Fibonacci hashing: the golden ratio of 2^32, its upper 14 bits.
        var slot = Int((color &* 0x9E37_79B9) >> 18)
        while table[slot] >= 0 {
            let number = Int(table[slot])
            if colors[number] == color { return number }
            slot = (slot + 1) & (table.count - 1)
        }
        table[slot] = Int32(colors.count)
        colors.append(color)
        counts.append(0)
        return colors.count - 1
    }
}

extension UInt32 {
    /// Whether no part of two colours differs by more than so much.
    fileprivate func isNear(_ other: UInt32, _ tolerance: Int) -> Bool {
        for shift: UInt32 in [0, 8, 16]
        where abs(Int(self >> shift & 0xFF) - Int(other >> shift & 0xFF)) > tolerance { return false }
        return true
    }
}
