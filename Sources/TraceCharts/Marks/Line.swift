/// A line through points, in one piece or several.
public struct Line: Mark {
    /// A point of the line.
    public struct Place: Sendable, Hashable {
        /// Its value from left to right.
        public let x: Double
        /// Its value from bottom to top.
        public let y: Double

        /// A point of a line.
        public init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// How a line looks beside its colour.
    public struct Style: Sendable, Hashable {
        /// Lengths of dashes and gaps, in points; empty for a solid line.
        public let dash: [Double]
        /// The thickness in points.
        public let width: Double
        /// How strong the colour is, up to 1.
        public let opacity: Double

        /// A look.
        public init(dash: [Double] = [], width: Double = 1.75, opacity: Double = 1) {
            self.dash = dash
            self.width = width
            self.opacity = opacity
        }

        /// Without gaps.
        public static let solid = Style()
        /// With gaps.
        public static let dashed = Style(dash: [5, 3])
        /// Where a line rests on little.
        public static let faded = Style(dash: [1.5, 3], opacity: 0.7)
    }

    private let pieces: [[Place]]
    private let ink: Ink
    private let style: Style

    /// A line that is broken between its pieces.
    public init(_ pieces: [[Place]], ink: Ink, style: Style = .solid) {
        self.pieces = pieces
        self.ink = ink
        self.style = style
    }

    /// Draws the pieces of at least two points, and no more of them than lies in the plot.
    public func draw(on canvas: inout Canvas) {
        let plot = canvas.plot
        let lines = pieces.filter { $0.count > 1 }.map { piece in
            piece.map { Point(canvas.x($0.x).rounded(to: 4), canvas.y($0.y).rounded(to: 4)) }
        }
        guard !lines.isEmpty else { return }
        let path = Path(lines.flatMap { Path.polyline($0).elements })
        let color = canvas.theme.color(ink).opacity(style.opacity)
        let stroke = Stroke(color, width: style.width, dash: style.dash, style: .round)
        // Room for the thickness of the line at the edges.
        let frame = Rect(x: plot.x - 1, y: plot.y - 2, width: plot.width + 2, height: plot.height + 4)
        // A line across what is drawn needs to stand off from it.
        let halo = Stroke(
            canvas.theme.background.opacity(0.75), width: style.width + 2.5, style: .round)
        canvas.add(.clip(frame, (ink == .guide ? [.stroke(path, halo)] : []) + [.stroke(path, stroke)]))
        for line in lines { canvas.labels.avoid(line) }
    }
}

extension Double {
    /// The nearest multiple of 1/`parts`: short to write, and sharp enough to see no difference.
    func rounded(to parts: Double) -> Double { (self * parts).rounded() / parts }
}
