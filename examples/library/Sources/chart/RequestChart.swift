import TraceAnalysis
import TraceCharts

/// A level line across the plot, its name above its right end.
struct Level: Mark {
    let name: String
    let value: Double

    func draw(on canvas: inout Canvas) {
        let (plot, y) = (canvas.plot, canvas.y(value))
        canvas.line(Point(plot.x, y), Point(plot.maxX, y), Stroke(canvas.theme.guide, dash: [4, 3]))
        let (end, color) = (Point(plot.maxX, y - 4), canvas.theme.color(.text))
        canvas.writeIfFree(TextRun(name, at: end, font: Theme.labelFont, color: color, anchor: .end))
    }
}

/// A dot a request at its time to first byte, from left to right as they lie in the file, and their p99.
func requestChart(_ times: [Double], _ sample: Sample) -> Chart {
    let p99 = sample.percentile(Percentile(99), by: .nearest)
    let axis = ValueAxis(
        .left, title: "Time to first byte", quantity: .time, typical: sample.median, largest: sample.maximum)
    let places = times.enumerated().map { Line.Place(Double($0), $1) }
    let level = Level(name: "p99 \(Quantity.time.text(p99))", value: p99)
    let plot = Plot(
        x: ValueScale(linear: 0, Double(times.count)), y: .values(ValueScale(linear: 0, sample.maximum)),
        marks: [Grid(of: axis), axis, Dots(places), level])
    return Chart(
        title: "Time to first byte, request by request", subtitle: "\(sample.count) requests",
        content: .plot(plot),
        data: ChartTable(columns: ["ttfb_ms"], rows: times.map { [.number(Quantity.time.encoded($0))] }))
}
