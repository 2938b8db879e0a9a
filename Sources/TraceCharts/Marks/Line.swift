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

/// The names of curves, each beside its own, behind a piece of the line it names.
public struct CurveLabels: Mark {
    /// A curve and where its name may stand.
    public struct Curve: Sendable, Hashable {
        /// The name.
        public let name: String
        /// The colour of its line.
        public let ink: Ink
        /// The dashes and gaps of its line.
        public let dash: [Double]
        /// Points of the curve, the best place first.
        public let places: [Line.Place]

        /// A curve to be named.
        ///
        /// - Parameter series: The curve's place in the order of colours and dashes.
        public init(name: String, series: Int, places: [Line.Place]) {
            self.init(name: name, ink: .series(series), dash: Steps.dash(ofSeries: series), places: places)
        }

        /// A curve in a colour of its own.
        public init(name: String, ink: Ink, dash: [Double] = [], places: [Line.Place]) {
            self.name = name
            self.ink = ink
            self.dash = dash
            self.places = places
        }
    }

    private static let sample = 18.0
    private static let gap = 5.0
    private static let distance = 7.0

    private let curves: [Curve]

    /// Names of curves that were drawn before.
    public init(_ curves: [Curve]) {
        self.curves = curves
    }

    /// Writes each name at the first place where it is free; where none is, it is left out.
    public func draw(on canvas: inout Canvas) {
        let font = Theme.strongLabelFont
        let height = canvas.height(font)
        for curve in curves {
            let width = CurveLabels.sample + CurveLabels.gap + canvas.width(curve.name, font)
            let candidates = curve.places.flatMap { place -> [Rect] in
                let (x, y) = (canvas.x(place.x), canvas.y(place.y))
                return [x + CurveLabels.distance, x - CurveLabels.distance - width].flatMap { left in
                    [y - height / 2, y + 3, y - height - 3].map {
                        Rect(x: left, y: $0, width: width, height: height)
                    }
                }
            }.filter { $0.x >= canvas.plot.x && $0.maxX <= canvas.plot.maxX && $0.y >= canvas.plot.y }
            guard let place = canvas.labels.place(candidates) else { continue }
            let middle = (place.y + place.height / 2).snapped
            canvas.line(
                Point(place.x, middle), Point(place.x + CurveLabels.sample, middle),
                Stroke(
                    canvas.theme.color(curve.ink), width: 1.75, dash: curve.dash))
            canvas.add(
                .text(
                    TextRun(
                        curve.name,
                        at: Point(
                            place.x + CurveLabels.sample + CurveLabels.gap,
                            place.y + canvas.measurer.ascent(of: font)),
                        font: font, color: canvas.theme.ink)))
        }
    }
}
