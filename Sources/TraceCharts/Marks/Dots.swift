import TraceAnalysis

/// A dot for each of not too many points.
public struct Dots: Mark {
    private let places: [Line.Place]
    private let ink: Ink

    /// The most dots that a chart can hold without its file becoming large; beyond it, `Density` is for.
    public static let limit = 1_500

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
            guard isInside, seen.insert(point).inserted else { continue }
            elements += [.move(point), .line(point)]
            canvas.labels.avoid([point, point])
        }
        guard !elements.isEmpty else { return }
        let color = canvas.theme.color(ink).opacity(0.75)
        canvas.add(.stroke(Path(elements), Stroke(color, width: Dots.size(places.count), style: .round)))
    }

    /// Many dots are smaller ones.
    static func size(_ count: Int) -> Double { count > 400 ? 2.75 : 3.5 }
}

/// A grid whose cells are the darker the more they hold, over the whole plot.
public struct Density: Mark {
    private let grid: DensityGrid
    private let ink: Ink

    /// How strong the colour of each shade is, the faintest first.
    static let opacities = [0.16, 0.3, 0.45, 0.62, 0.8, 1]

    /// The cells of a grid.
    public init(_ grid: DensityGrid, ink: Ink = .series(0)) {
        self.grid = grid
        self.ink = ink
    }

    /// Draws the grid as one raster.
    public func draw(on canvas: inout Canvas) {
        let color = canvas.theme.color(ink)
        let colors = [0] + Density.opacities.map { color.opacity($0).pixel }
        let pixels = grid.shades(Density.opacities.count).map { colors[$0] }
        guard let raster = Raster(width: grid.columns, height: grid.rows, pixels: pixels) else { return }
        canvas.add(.image(raster, canvas.plot))
    }
}

/// Short strokes on the lower edge of the plot, one for each event.
public struct Rug: Mark {
    private let values: [Double]
    private let ink: Ink

    static let height = 8.0
    static let width = 1.5

    /// Strokes at values of the scale from left to right.
    public init(_ values: [Double], ink: Ink = .failure) {
        self.values = values
        self.ink = ink
    }

    /// Draws all strokes as one shape; those on the same half point are one.
    public func draw(on canvas: inout Canvas) {
        let plot = canvas.plot
        let places = Set(values.map { canvas.x($0).snapped }.filter { $0 >= plot.x && $0 <= plot.maxX })
            .sorted()
        guard !places.isEmpty else { return }
        let path = Path(
            places.flatMap { [.move(Point($0, plot.maxY - Rug.height)), .line(Point($0, plot.maxY))] })
        canvas.add(.stroke(path, Stroke(canvas.theme.color(ink), width: Rug.width)))
    }
}
