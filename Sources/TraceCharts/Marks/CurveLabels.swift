/// The names of curves, each beside its own, behind a piece of the line it names.
public struct CurveLabels: Mark {
    /// A curve and where its name may stand.
    public struct Curve: Sendable, Hashable {
        /// The name.
        public let name: String
        /// The curve's place in the order of colours and dashes.
        public let series: Int
        /// Points of the curve, the best place first.
        public let places: [Line.Place]

        /// A curve to be named.
        public init(name: String, series: Int, places: [Line.Place]) {
            self.name = name
            self.series = series
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
                    canvas.theme.color(.series(curve.series)), width: 1.75,
                    dash: Steps.dash(ofSeries: curve.series)))
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
