/// A dot for each of not too many points.
public struct Dots: Mark {
    private let places: [Line.Place]
    private let ink: Ink

    /// The most dots that a chart can hold without its file becoming large; beyond it, `Density` is for.
    public static let limit = 4_000

    /// Dots, each where it lies; those outside the plot are not drawn.
    public init(_ places: [Line.Place], ink: Ink = .series(0)) {
        self.places = places
        self.ink = ink
    }

    /// Draws all dots as one shape; those on the same half point are one.
    public func draw(on canvas: inout Canvas) {
        let plot = canvas.plot
        var seen: Set<Point> = []
        var elements: [Path.Element] = []
        for place in places {
            let point = Point(canvas.x(place.x).snapped, canvas.y(place.y).snapped)
            let isInside =
                point.x >= plot.x && point.x <= plot.maxX && point.y >= plot.y && point.y <= plot.maxY
            // A line without length and with round ends: a dot in few letters.
            if isInside, seen.insert(point).inserted { elements += [.move(point), .line(point)] }
        }
        guard !elements.isEmpty else { return }
        let color = canvas.theme.color(ink).opacity(0.75)
        canvas.add(.stroke(Path(elements), Stroke(color, width: Dots.size(places.count), style: .round)))
    }

    /// Many dots are smaller ones.
    static func size(_ count: Int) -> Double { count > 1_500 ? 2 : count > 400 ? 2.75 : 3.5 }
}
