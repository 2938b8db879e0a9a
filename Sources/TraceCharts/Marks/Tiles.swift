/// Rows of equally long stretches, each in a colour or none.
public struct Tiles: Mark {
    private let rows: [[Ink?]]

    /// Rows from top to bottom, all over the whole width of the plot.
    public init(_ rows: [[Ink?]]) {
        self.rows = rows
    }

    /// Draws a raster a row, one pixel high.
    public func draw(on canvas: inout Canvas) {
        for (index, row) in rows.enumerated() {
            let band = canvas.row(index)
            let top = band.top.snapped
            let rect = Rect(
                x: canvas.plot.x, y: top, width: canvas.plot.width,
                height: max(band.bottom.snapped - top, 0.5))
            let pixels = row.map { ink in ink.map { canvas.theme.color($0).pixel } ?? 0 }
            guard let raster = Raster(width: row.count, height: 1, pixels: pixels) else { continue }
            canvas.add(.image(raster, rect))
        }
    }
}
