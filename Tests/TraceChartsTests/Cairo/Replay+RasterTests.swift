import Foundation
import Testing

@testable import TraceCharts

@Suite struct ReplayRasterTests {
    private func drawing(_ raster: Raster) -> Drawing {
        Drawing(
            size: Size(40, 20), operations: [.image(raster, Rect(x: 4, y: 4, width: 30, height: 10))])
    }

    private func raster(_ row: [UInt32]) throws -> Raster {
        try #require(Raster(width: row.count, height: 2, pixels: row + row.reversed()))
    }

    private func svg(_ raster: Raster) throws -> String {
        let bytes = try CairoRenderer.svg(drawing(raster), title: "T", description: "D", idPrefix: "p")
        return try #require(String(bytes: bytes, encoding: .utf8))
    }

    @Test func anSVGHoldsThePictureAsItWasEncoded() throws {
        let raster = try raster([0xFF12_3456, 0x8012_3456, 0])
        let png = try #require(try PNGWriter.png(raster))
        let data = "data:image/png;base64,\(Data(png).base64EncodedString())"
        #expect(try svg(raster).filter { !$0.isNewline }.contains(data))
    }

    /// More colours than a palette has: Cairo encodes the picture.
    @Test func anSVGHoldsAPictureOfManyColours() throws {
        let raster = try raster((0..<300).map { 0xFF00_0000 | $0 })
        let text = try svg(raster).filter { !$0.isNewline }
        let data = try #require(text.firstMatch(of: /data:image\/png;base64,([A-Za-z0-9+\/=]+)/))
        let png = try #require(Data(base64Encoded: String(data.1)))
        #expect(try PNGReader.raster(Array(png)) == raster)
    }

    /// Where all that shows has one colour, no picture of red, green and blue is written.
    @Test(
        arguments: [
            ([0xFF12_3456, 0x8012_3456, 0], false), ([0xFF12_3456, 0xFF12_3456, 0xFF12_3456], false),
            ([0xFF12_3456, 0x8065_4321, 0], true),
        ] as [([UInt32], Bool)])
    func aPDFHoldsOneColourAsAMask(_ row: [UInt32], _ isPicture: Bool) throws {
        let bytes = try CairoRenderer.pdf(drawing(try raster(row)), title: "T", created: nil)
        let text = String(decoding: bytes, as: Unicode.ASCII.self)
        #expect(text.contains("/Subtype /Image"))
        #expect(text.contains("/ColorSpace /DeviceRGB") == isPicture)
    }
}
