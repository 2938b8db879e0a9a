import Testing

@testable import TraceCharts

@Suite struct PNGWriterTests {
    /// What kind of pixels a PNG says it holds.
    private enum ColorType: UInt8 {
        case rgb = 2
        case palette = 3
        case rgba = 6

        init?(of png: [UInt8]) {
            self.init(rawValue: png[25])
        }
    }

    /// A picture of so many colours, a pixel each, on white.
    private func picture(colors: Int) throws -> (drawing: Drawing, raster: Raster) {
        // An odd factor reaches every colour once before it comes back to the first.
        let pixels = (0..<colors).map { 0xFF00_0000 | (UInt32($0) &* 0x9E_3779) & 0xFF_FFFF }
        let raster = try #require(Raster(width: colors, height: 1, pixels: pixels))
        let all = Rect(x: 0, y: 0, width: Double(colors), height: 1)
        let operations: [DrawingOperation] = [
            .fill(.rectangle(all), Color(hex: 0xFFFFFF)), .image(raster, all),
        ]
        return (Drawing(size: Size(Double(colors), 1), operations: operations), raster)
    }

    @Test(arguments: [1, 2, 255, 256]) func fewColoursAreExact(_ colors: Int) throws {
        let (drawing, raster) = try picture(colors: colors)
        let png = try CairoRenderer.png(drawing, scale: 1)
        #expect(ColorType(of: png) == .palette)
        #expect(try PNGReader.raster(png) == raster)
    }

    @Test(arguments: [2_000, 4_097, 9_000]) func farColoursTakeNoPalette(_ colors: Int) throws {
        let (drawing, raster) = try picture(colors: colors)
        let png = try CairoRenderer.png(drawing, scale: 1)
        #expect(ColorType(of: png) == .rgb)
        #expect(try PNGReader.raster(png) == raster)
    }

    @Test func whatDoesNotCoverThePictureKeepsItsAlpha() throws {
        #expect(try ColorType(of: CairoRenderer.png(Drawing(size: Size(4, 4)), scale: 1)) == .rgba)
    }

    @Test(arguments: Theme.all.map(\.name)) func noPartOfAChartsColourIsFarFromWhatWasDrawn(
        _ theme: String
    ) throws {
        let theme = try #require(Theme.all.first { $0.name == theme })
        let measurer = try CairoTextMeasurer()
        for kind in ChartKind.all {
            var drawing = kind.chart(.typical(1_000)).drawing(theme: theme, measurer: measurer)
            let png = try CairoRenderer.png(drawing, scale: 1)
            #expect(ColorType(of: png) == .palette, "\(kind.name)")
            // With nothing drawn first the picture counts as one with alpha, which is written as it is.
            drawing.operations.insert(.fill(Path(), theme.background), at: 0)
            let exact = try CairoRenderer.png(drawing, scale: 1)
            #expect(ColorType(of: exact) == .rgba)
            let (written, drawn) = (try PNGReader.raster(png).pixels, try PNGReader.raster(exact).pixels)
            try #require(written.count == drawn.count)
            let far = zip(written, drawn).contains { $0.distance(to: $1) > (PNGPalette.tolerances.last ?? 0) }
            #expect(!far, "\(kind.name)")
        }
    }
}

extension UInt32 {
    /// The largest difference between the parts of two colours.
    fileprivate func distance(to other: UInt32) -> Int {
        var largest = 0
        for shift: UInt32 in [0, 8, 16, 24] {
            let (own, others) = (Int(self >> shift & 0xFF), Int(other >> shift & 0xFF))
            largest = Swift.max(largest, abs(own - others))
        }
        return largest
    }
}

@Suite struct PNGWriterRasterTests {
    /// A raster with so many opaque colours, each in a run of its own.
    private func raster(colors: Int) throws -> Raster {
        let pixels = (0..<colors).flatMap { repeatElement(0xFF10_0000 | UInt32($0), count: $0 % 3 + 1) }
        return try #require(Raster(width: pixels.count, height: 1, pixels: pixels))
    }

    @Test func everyPixelIsReadBack() throws {
        let row: [UInt32] = [0xFFFF_0000, 0x8000_00FF, 0x8000_00FF, 0, 0xFF12_3456]
        let raster = try #require(Raster(width: 5, height: 3, pixels: row + row.reversed() + row))
        let png = try #require(try PNGWriter.png(raster))
        #expect(try PNGReader.raster(png) == raster)
    }

    @Test(arguments: [1, 2, 255, 256])
    func aPaletteHoldsUpTo256Colours(_ colors: Int) throws {
        let raster = try raster(colors: colors)
        let png = try #require(try PNGWriter.png(raster))
        #expect(try PNGReader.raster(png) == raster)
    }

    @Test func moreColoursHaveNoPalette() throws {
        #expect(try PNGWriter.png(raster(colors: 257)) == nil)
    }
}
