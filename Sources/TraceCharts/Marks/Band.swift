/// A tinted area between two lines, in one piece or several.
public struct Band: Mark {
    /// The edges of the area at one place.
    public struct Slice: Sendable, Hashable {
        /// The place from left to right.
        public let x: Double
        /// The lower edge.
        public let lower: Double
        /// The upper edge.
        public let upper: Double

        /// The edges of an area at one place.
        public init(_ x: Double, _ lower: Double, _ upper: Double) {
            self.x = x
            self.lower = lower
            self.upper = upper
        }
    }

    private let pieces: [[Slice]]
    private let ink: Ink

    static let opacity = 0.18

    /// An area that is broken between its pieces.
    public init(_ pieces: [[Slice]], ink: Ink = .series(0)) {
        self.pieces = pieces
        self.ink = ink
    }

    /// Draws the pieces of at least two slices as one shape.
    public func draw(on canvas: inout Canvas) {
        let elements = pieces.filter { $0.count > 1 }.flatMap { piece -> [Path.Element] in
            let upper = piece.map { Point(canvas.x($0.x).rounded(to: 4), canvas.y($0.upper).rounded(to: 4)) }
            let lower = piece.map { Point(canvas.x($0.x).rounded(to: 4), canvas.y($0.lower).rounded(to: 4)) }
            return Path.polyline(upper + lower.reversed()).elements + [.close]
        }
        guard !elements.isEmpty else { return }
        let color = canvas.theme.color(ink).opacity(Band.opacity)
        canvas.add(.clip(canvas.plot, [.fill(Path(elements), color)]))
    }
}
