import Testing

@testable import TraceCharts

@Suite struct CairoRendererTests {
    @Test func seeThroughPixelsKeepTheirColour() throws {
        let raster = try #require(Raster(width: 1, height: 1, pixels: [0x8000_72B2]))
        let drawing = Drawing(
            size: Size(1, 1), operations: [.image(raster, Rect(x: 0, y: 0, width: 1, height: 1))])
        let read = try PNGReader.raster(try CairoRenderer.png(drawing, scale: 1)).pixels[0]
        #expect(read >> 24 == 0x80)
        for (shift, part) in [(16, 0), (8, 0x72), (0, 0xB2)] as [(UInt32, Int)] {
            #expect(abs(Int(read >> shift & 0xFF) - part) <= 1)
        }
    }

    @Test func pngHasItsSizeAndResolution() throws {
        let png = try CairoRenderer.png(.sample(), scale: 2)
        #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        #expect(Array(png[16..<24]) == [0, 0, 0x01, 0x90, 0, 0, 0, 0xC8])
        let physical = Array(png[33..<54])
        #expect(physical.prefix(8) == [0, 0, 0, 9, 0x70, 0x48, 0x59, 0x73])
        let pixelsPerMetre: [UInt8] = [0, 0, 0x16, 0x25]  // 144 dpi
        #expect(Array(physical[8..<17]) == pixelsPerMetre + pixelsPerMetre + [1])
    }

    @Test func bytesDependOnTheDrawingAlone() throws {
        let pdf = try CairoRenderer.pdf(.sample(), title: "t", created: nil)
        let svg = try CairoRenderer.svg(.sample(), title: "t", description: "d", idPrefix: "c")
        let png = try CairoRenderer.png(.sample(), scale: 1)
        #expect(try CairoRenderer.png(.sample(), scale: 1) == png)
        _ = try CairoRenderer.pdf(.sample(2), title: "other", created: nil)
        #expect(try CairoRenderer.svg(.sample(), title: "t", description: "d", idPrefix: "c") == svg)
        #expect(try CairoRenderer.pdf(.sample(), title: "t", created: nil) == pdf)
    }

    @Test func pdfHasItsPagesAndDate() throws {
        let document = PDFDocument(
            pages: [.sample(1), .sample(2)], title: "Läng μ", author: "a", subject: "s",
            created: PDFDate("2026-11-23T20:34:40Z"),
            bookmarks: [
                PDFBookmark(
                    "One", destination: "it's page 1",
                    children: [PDFBookmark("None", destination: "?", children: [])])
            ],
            pageLabels: ["i", "ii"])
        let bytes = try CairoRenderer.pdf(document)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("%PDF-1.5"))
        #expect(text.contains("/Count 2"))
        #expect(text.contains("(20261123203440"))
    }

    @Test func anOpaquePageKeepsItsTags() throws {
        // Cairo drops tags that were opened before a rectangle over the whole page.
        let page = Drawing(
            size: Size(10, 10),
            operations: [
                .fill(.rectangle(Rect(x: -5, y: -5, width: 20, height: 20)), Color(hex: 0)),
                .tagged(.destination("x"), [.tagged(.paragraph, [])]),
            ])
        let bytes = try CairoRenderer.pdf(PDFDocument(pages: [page, page], title: ""))
        #expect(String(decoding: bytes, as: UTF8.self).contains("/StructTreeRoot"))
    }

    @Test func picturesWithoutAreaAreRefused() {
        for size in [Size(0, 10), Size(10, -1), Size(.nan, 10), Size(.infinity, 10), Size(1e5, 1e5)] {
            let drawing = Drawing(size: size)
            #expect(throws: RenderError.self) { try CairoRenderer.png(drawing, scale: 2) }
            #expect(throws: RenderError.self) { try CairoRenderer.pdf(drawing, title: "", created: nil) }
            #expect(throws: RenderError.self) {
                try CairoRenderer.svg(drawing, title: "", description: "", idPrefix: "")
            }
        }
        #expect(throws: RenderError.self) { try CairoRenderer.pdf(PDFDocument(pages: [], title: "")) }
        let second = PDFDocument(pages: [.sample(), Drawing(size: Size(0, 0))], title: "")
        #expect(throws: RenderError.self) { try CairoRenderer.pdf(second) }
    }
}

@Suite struct RenderErrorTests {
    @Test func everyFaultIsASentence() {
        #expect("\(RenderError.noUsableFont)".hasPrefix("no font is installed"))
        #expect("\(RenderError.unusableSize(Size(0, 1e5)))" == "no picture can be 0 by 100000")
        #expect(
            "\(RenderError.cairo(status: "out of memory", while: "drawing"))"
                == "drawing failed: out of memory")
        #expect("\(RenderError.zlib(status: -4))".hasSuffix("status -4"))
    }
}
