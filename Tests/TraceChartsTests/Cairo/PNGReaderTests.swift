import Testing

@testable import TraceCharts

@Suite struct PNGReaderTests {
    /// A drawing of 4 × 2 pixels: red, half-transparent blue, nothing.
    private func png() throws -> [UInt8] {
        let drawing = Drawing(
            size: Size(4, 2),
            operations: [
                .fill(.rectangle(Rect(x: 0, y: 0, width: 1, height: 2)), Color(hex: 0xFF0000)),
                .fill(.rectangle(Rect(x: 1, y: 0, width: 1, height: 2)), Color(hex: 0x0000FF).opacity(0.5)),
            ])
        return try CairoRenderer.png(drawing, scale: 1)
    }

    @Test func whatWasDrawnIsReadBack() throws {
        let raster = try PNGReader.raster(png())
        #expect(raster.width == 4)
        #expect(raster.height == 2)
        let row: [UInt32] = [0xFFFF_0000, 0x8000_00FF, 0, 0]
        #expect(raster.pixels == row + row)
    }

    @Test func aRasterLetsWhatIsBelowThrough() throws {
        let pixels: [UInt32] = [0x80FF_0000, 0x8000_FF00, 0x8000_00FF, 0x0012_3456, 0xFF12_3456]
        let raster = try #require(Raster(width: 5, height: 1, pixels: pixels))
        let all = Rect(x: 0, y: 0, width: 5, height: 1)
        let drawing = Drawing(
            size: Size(5, 1),
            operations: [.fill(.rectangle(all), Color(hex: 0xFFFFFF)), .image(raster, all)])
        let seen = try PNGReader.raster(CairoRenderer.png(drawing, scale: 1)).pixels
        #expect(seen == [0xFFFF_7F7F, 0xFF7F_FF7F, 0xFF7F_7FFF, 0xFFFF_FFFF, 0xFF12_3456])
    }

    @Test func anOpaquePictureKeepsItsColours() throws {
        let all = Rect(x: 0, y: 0, width: 3, height: 3)
        let drawing = Drawing(size: Size(3, 3), operations: [.fill(.rectangle(all), Color(hex: 0x123456))])
        let raster = try PNGReader.raster(CairoRenderer.png(drawing, scale: 1))
        #expect(raster.pixels == Array(repeating: 0xFF12_3456, count: 9))
    }

    @Test func everyCutIsRefused() throws {
        let png = try png()
        for count in 0..<png.count - 12 {
            #expect(throws: RenderError.self) { try PNGReader.raster(Array(png.prefix(count))) }
        }
    }

    @Test func everyChangedByteIsReadOrRefused() throws {
        let png = try png()
        for index in png.indices {
            var changed = png
            changed[index] ^= 0xFF
            _ = try? PNGReader.raster(changed)
        }
    }

    @Test func aPictureThatClaimsToBeHugeIsNotRead() throws {
        var png = try png()
        png.replaceSubrange(16..<24, with: [0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF])
        #expect(throws: RenderError.unusableSize(Size(2_147_483_647, 2_147_483_647))) {
            try PNGReader.raster(png)
        }
    }

    @Test func whatIsNoPNGIsRefused() {
        #expect(throws: RenderError.cairo(status: "not a PNG", while: "reading a PNG")) {
            try PNGReader.raster(Array("GIF89a and more than twenty-four bytes".utf8))
        }
    }
}
