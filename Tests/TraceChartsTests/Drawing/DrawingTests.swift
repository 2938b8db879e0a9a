import Testing

@testable import TraceCharts

@Suite struct RasterTests {
    @Test func rowsAreCutIntoRuns() throws {
        let raster = try #require(Raster(width: 4, height: 2, pixels: [7, 7, 0, 9, 5, 5, 5, 5]))
        #expect(
            raster.runs(inRow: 0) == [
                Raster.Run(columns: 0..<2, color: 7), Raster.Run(columns: 2..<3, color: 0),
                Raster.Run(columns: 3..<4, color: 9),
            ])
        #expect(raster.runs(inRow: 1) == [Raster.Run(columns: 0..<4, color: 5)])
    }

    @Test func pixelsFillWidthTimesHeight() {
        #expect(Raster(width: 2, height: 2, pixels: [0]) == nil)
        #expect(Raster(width: 0, height: 0, pixels: []) == nil)
    }
}
