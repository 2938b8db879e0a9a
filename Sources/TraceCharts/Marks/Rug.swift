/// Short strokes on the lower edge of the plot, one for each event.
public struct Rug: Mark {
    private let values: [Double]
    private let ink: Ink

    static let height = 8.0

    /// Strokes at values of the scale from left to right.
    public init(_ values: [Double], ink: Ink = .series(1)) {
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
        canvas.add(.stroke(path, Stroke(canvas.theme.color(ink), width: 1.25)))
    }
}
