/// A picture as a value: a size and a list of things to draw, in order.
///
/// Charts and report pages are drawings. A drawing can be compared, printed and tested without any
/// graphics library; a backend replays it to PNG, SVG or PDF.
///
/// ```swift
/// let drawing = chart.drawing(theme: .light, measurer: measurer)
/// let picture = try CairoRenderer.png(drawing, scale: 2)
/// ```
public struct Drawing: Sendable, Hashable {
    /// The extent of the picture, in points.
    public var size: Size
    /// What is drawn, first things first.
    public var operations: [DrawingOperation]

    /// A picture of a given size.
    public init(size: Size, operations: [DrawingOperation] = []) {
        self.size = size
        self.operations = operations
    }
}

/// One thing to draw.
public indirect enum DrawingOperation: Sendable, Hashable {
    /// Fills the inside of a path.
    case fill(Path, Color)
    /// Draws along a path.
    case stroke(Path, Stroke)
    /// Sets a line of text.
    case text(TextRun)
    /// Paints a raster into a rectangle.
    case image(Raster, Rect)
    /// Draws only what lies inside a rectangle.
    case clip(Rect, [DrawingOperation])
    /// Draws with the origin moved and everything scaled; how a chart is put on a page.
    case placed(at: Point, scale: Double, [DrawingOperation])
    /// Tells what a rectangle shows to whoever points at it; nothing is drawn.
    ///
    /// Of the backends `TextSVG` alone writes it, where that is asked for.
    case spot(Rect, String)
    /// Marks what a part of a page is, for readers that do not see it; draws its content unchanged.
    case tagged(Tag, [DrawingOperation])
}

/// A grid of opaque pixels, row by row from the top left.
public struct Raster: Sendable, Hashable {
    /// Pixels in a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// 0xAARRGGBB for each pixel, not premultiplied; `width × height` of them.
    public let pixels: [UInt32]
    /// Whether a PDF gets its runs of equal pixels as rectangles, which are sharp at any size.
    ///
    /// For pixels that are opaque or nothing, in few runs: each costs some ten bytes.
    public let hasVectorRuns: Bool

    /// A raster.
    ///
    /// - Returns: nil when the number of pixels is not `width × height`.
    public init?(width: Int, height: Int, pixels: [UInt32], hasVectorRuns: Bool = false) {
        guard width > 0, height > 0, pixels.count == width * height else { return nil }
        self.width = width
        self.height = height
        self.pixels = pixels
        self.hasVectorRuns = hasVectorRuns
    }

    /// Pixels of one colour beside each other in a row.
    struct Run: Equatable {
        /// The columns that they take.
        let columns: Range<Int>
        /// 0xAARRGGBB of each.
        let color: UInt32
    }

    /// A row from the left as its runs of equal pixels, as long as can be.
    ///
    /// O(width).
    func runs(inRow row: Int) -> [Run] {
        var runs: [Run] = []
        let start = row * width
        var rest = pixels[start..<start + width]
        while let color = rest.first {
            let end = rest.firstIndex { $0 != color } ?? rest.endIndex
            runs.append(Run(columns: rest.startIndex - start..<end - start, color: color))
            rest = rest[end...]
        }
        return runs
    }

    /// Columns of one colour beside each other that reach from the same row to the last.
    struct Bar: Equatable {
        /// The columns that they take.
        let columns: Range<Int>
        /// Their first row.
        let top: Int
        /// 0xAARRGGBB of each pixel.
        let color: UInt32
    }

    /// The raster as bars from its last row up, from the left and as broad as can be.
    ///
    /// O(pixels).
    ///
    /// - Returns: nil where it holds anything else.
    var bars: [Bar]? {
        var bars: [Bar] = []
        for column in 0..<width {
            let color = pixels[(height - 1) * width + column]
            let shown = (0..<height).map { pixels[$0 * width + column] }
            let top = shown.firstIndex { $0 >> 24 > 0 } ?? height
            guard shown[top...].allSatisfy({ $0 == color }) else { return nil }
            guard top < height else { continue }
            if let last = bars.last, last.columns.upperBound == column, last.top == top, last.color == color {
                bars[bars.count - 1] = Bar(
                    columns: last.columns.lowerBound..<column + 1, top: top, color: color)
            } else {
                bars.append(Bar(columns: column..<column + 1, top: top, color: color))
            }
        }
        return bars
    }
}

/// What a part of a page is.
///
/// Used in PDF as the document's structure and its links.
public enum Tag: Sendable, Hashable {
    /// A heading of level 1, 2 or 3.
    case heading(level: Int)
    /// A paragraph.
    case paragraph
    /// A table, which holds rows.
    case table
    /// A row, which holds cells.
    case tableRow
    /// A heading cell.
    case tableHeader
    /// A cell.
    case tableCell
    /// A picture with a description in words: what PDF calls a Figure.
    case figure(description: String)
    /// A link to a web address.
    case link(url: String)
    /// A link to a `destination` of this document.
    case internalLink(String)
    /// A place that an internal link or a bookmark can name.
    case destination(String)
}
