import Testing

@testable import TraceCharts

@Suite struct PNGWriterTests {
    /// Rows of padded pixels in Cairo's order.
    private func png(_ rows: [[UInt8]], width: Int) throws -> [UInt8] {
        let stride = rows.first?.count ?? 0
        let bytes = rows.flatMap { $0 }
        return try bytes.withUnsafeBufferPointer { pixels in
            try PNGWriter.png(
                #require(pixels.baseAddress), width: width, height: rows.count, stride: stride)
        }
    }

    /// Cairo's own reader sees the pixels that were written.
    @Test func pixelsComeBack() throws {
        let rows: [[UInt8]] = [
            [1, 2, 3, 0xFF, 4, 5, 6, 0x00, 9, 9, 9, 9], [255, 0, 128, 0x7F, 0, 255, 7, 0xFF, 9, 9, 9, 9],
        ]
        let png = try png(rows, width: 2)
        #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        let raster = try PNGReader.raster(png)
        #expect(raster.width == 2)
        #expect(raster.height == 2)
        let seen = raster.pixels.map { $0 & 0xFF_FFFF }
        #expect(seen == [0x030201, 0x060504, 0x8000FF, 0x07FF00])
    }

    @Test func chunksCarryTheirLengthAndChecksum() {
        let end = PNGWriter.chunk("IEND", [])
        #expect(end == [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
    }

    @Test func flatColoursAreSmall() throws {
        let row = [UInt8](repeating: 0xEE, count: 4_000)
        #expect(try png([[UInt8]](repeating: row, count: 1_000), width: 1_000).count < 30_000)
    }
}
