import Testing

@testable import TraceCharts

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
