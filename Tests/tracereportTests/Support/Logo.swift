import TraceCharts

/// A picture for tests: 40 × 20 pixels.
enum Logo {
    /// The PNG; empty where Cairo cannot draw, which other tests say better.
    static let png: [UInt8] = {
        let all = Rect(x: 0, y: 0, width: 40, height: 20)
        let drawing = Drawing(size: Size(40, 20), operations: [.fill(.rectangle(all), Color(hex: 0x0B5C94))])
        return (try? CairoRenderer.png(drawing, scale: 1)) ?? []
    }()
}
