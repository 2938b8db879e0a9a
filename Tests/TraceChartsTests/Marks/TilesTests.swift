import Foundation
import Testing

@testable import TraceAnalysis
@testable import TraceCharts

@Suite struct TilesTests {
    /// The rasters of rows, and the PDF with them.
    private func drawn(_ rows: [[Ink?]]) throws -> (rasters: [Raster], pdf: [UInt8]) {
        let plot = Plot(
            x: ValueScale(linear: 0, 1), y: .bands(BandScale(count: rows.count)), marks: [Tiles(rows)])
        let chart = Chart(title: "", content: .plot(plot), data: ChartTable(columns: [], rows: []))
        let drawing = chart.drawing(theme: .light, measurer: BlockMeasurer())
        let rasters = drawing.operations.compactMap { operation -> Raster? in
            if case .image(let raster, _) = operation { return raster }
            return nil
        }
        return (rasters, try CairoRenderer.pdf(drawing, title: "", created: nil))
    }

    private func holdsImages(_ pdf: [UInt8]) -> Bool {
        Data(pdf).range(of: Data("/Subtype /Image".utf8)) != nil
    }

    @Test func upToTheLimitAPDFHasShapesAlone() throws {
        // Every second stretch is empty, and of those that are not no two neighbours are alike.
        let row = (0..<Tiles.limit).map { $0 % 3 == 2 ? nil : Ink.series($0 % 3) }
        let half = Array(row.prefix(Tiles.limit / 2 / 2 * 3))
        let few = try drawn([half, half])
        #expect(few.rasters.count == 2 && few.rasters.allSatisfy(\.hasVectorRuns))
        #expect(!holdsImages(few.pdf))
        let many = try drawn([half, half, [.text]])
        #expect(many.rasters.count == 3 && !many.rasters.contains(where: \.hasVectorRuns))
        #expect(holdsImages(many.pdf))
    }

    /// Each stretch stands on the bottom of its row, as high as its share, the least one pixel.
    @Test func aStretchIsAsHighAsItsShare() throws {
        let ink = Ink.series(0)
        let fills: [Tiles.Fill?] = [
            Tiles.Fill(ink), Tiles.Fill(ink, share: 0.5), Tiles.Fill(ink, share: 0.06), nil,
            Tiles.Fill(.text, share: 0.3), Tiles.Fill(.text, share: 0.3),
        ]
        let plot = Plot(
            x: ValueScale(linear: 0, 1), y: .bands(BandScale(count: 1)), marks: [Tiles([fills])])
        let chart = Chart(title: "", content: .plot(plot), data: ChartTable(columns: [], rows: []))
        let drawing = chart.drawing(theme: .light, measurer: BlockMeasurer())
        let raster = try #require(
            drawing.operations.lazy.compactMap { operation -> Raster? in
                if case .image(let raster, _) = operation { return raster }
                return nil
            }.first)
        #expect(raster.height == 10)
        let bars = try #require(raster.bars)
        #expect(bars.map(\.columns) == [0..<1, 1..<2, 2..<3, 4..<6])
        #expect(bars.map(\.top) == [0, 5, 9, 7])
        let svg = TextSVG.render(drawing, title: "", description: "", idPrefix: "a")
        #expect(svg.contains("m0 0h1v10h-1zm1 5h1v5h-1zm1 4h1v1h-1z"))
        let pdf = try CairoRenderer.pdf(drawing, title: "", created: nil)
        #expect(!holdsImages(pdf))
    }

    /// A row that is full or empty everywhere needs one pixel.
    @Test func fullRowsAreOnePixelHigh() throws {
        let rasters = try drawn([[.series(0), nil, .series(1)]]).rasters
        #expect(rasters.map(\.height) == [1])
    }

    @Test func whatHangsIsNoBar() {
        #expect(Raster(width: 1, height: 2, pixels: [0xFF00_0000, 0])?.bars == nil)
        #expect(Raster(width: 1, height: 2, pixels: [0xFF00_0000, 0xFF00_00FF])?.bars == nil)
        #expect(Raster(width: 1, height: 2, pixels: [0, 0])?.bars == [])
    }

    @Test func emptyRowsAreNothing() throws {
        let pdf = try drawn([[nil, nil], [.series(0), nil]]).pdf
        #expect(!holdsImages(pdf))
    }

    @Test(arguments: [1, 40, 400]) func lanesAreShapes(_ requests: Int) throws {
        let chart = try #require(ChartKind.named("lanes")).chart(.requests(requests, lanes: 12))
        let drawing = chart.drawing(theme: .light, measurer: BlockMeasurer())
        let pdf = try CairoRenderer.pdf(drawing, title: "", created: nil)
        #expect(!holdsImages(pdf))
        #expect(pdf.count < 60_000)
    }
}
