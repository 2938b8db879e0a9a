import TraceAnalysis

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

extension Color {
    /// The colour as a pixel of a raster.
    var pixel: UInt32 {
        [alpha, red, green, blue].reduce(0) { $0 << 8 | UInt32((min(max($1, 0), 1) * 255).rounded()) }
    }
}
