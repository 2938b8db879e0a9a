/// Upright bars over stretches of the horizontal axis, each so wide that it is seen.
public struct Spikes: Mark {
    private let spikes: [Bars.Bar]
    private let ink: Ink

    private static let narrowest = 2.0

    /// Bars from the lower edge of the plot.
    public init(_ spikes: [Bars.Bar], ink: Ink = .series(0)) {
        self.spikes = spikes
        self.ink = ink
    }

    /// Draws all bars as one shape; of those in the same place the highest.
    public func draw(on canvas: inout Canvas) {
        let plot = canvas.plot
        var highest: [Point: Double] = [:]
        for spike in spikes {
            let left = min(max(canvas.x(spike.lower), plot.x), plot.maxX - Spikes.narrowest).snapped
            let right = min(max(canvas.x(spike.upper).snapped, left + Spikes.narrowest), plot.maxX)
            let key = Point(left, right)
            highest[key] = max(highest[key] ?? 0, spike.value)
        }
        let rects = highest.sorted { ($0.key.x, $0.key.y) < ($1.key.x, $1.key.y) }.map { key, value in
            let top = min(max(canvas.y(value).rounded(to: 4), plot.y), plot.maxY - 1)
            return Rect(x: key.x, y: top, width: key.y - key.x, height: plot.maxY - top)
        }
        for rect in rects { canvas.labels.reserve(rect) }
        let elements = rects.flatMap { Path.rectangle($0).elements }
        if !elements.isEmpty { canvas.add(.fill(Path(elements), canvas.theme.color(ink))) }
    }
}
