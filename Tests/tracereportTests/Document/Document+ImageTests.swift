import Testing
import TraceCharts

@testable import tracereport

/// Pictures on pages, in HTML and between the two.
@Suite struct DocumentImageTests {
    private func image(height: Int) throws -> Document.Inline {
        .image(.init(picture: try Document.Picture(png: Logo.png), alternative: "Ours", height: height))
    }

    private func pages(_ document: Document) throws -> [Drawing] {
        try PageAssembler.pages(
            of: document, charts: [:], paper: .a4,
            palette: Palette(stylesheet: TemplateSet.builtIn.stylesheetText(), theme: .light),
            measurer: TableMeasurer()
        ).pages
    }

    @Test func aPictureMakesItsLineHigher() throws {
        let paragraph = Document.Paragraph(inlines: [try image(height: 40), .text(" beside")])
        let place = try #require(
            try pages(Document(title: "", blocks: [.paragraph(paragraph)])).first?.pictures.first)
        #expect(place.height == 30)
        #expect(place.width == 60)
        #expect(place.y >= -0.01)
    }

    @Test func aPictureIsNeverWiderThanTheLine() throws {
        let wide = Document.Paragraph(inlines: [try image(height: 400), try image(height: 400)])
        let places = try pages(Document(title: "", blocks: [.paragraph(wide)])).flatMap(\.pictures)
        #expect(places.count == 2)
        for place in places {
            #expect(place.width <= Paper.a4.content.width)
            #expect(abs(place.width - 2 * place.height) < 0.01)
        }
    }

    @Test func thePictureInTheFooterStandsOnEveryPageAndFitsTheMargin() throws {
        let blocks: [Document.Block] = (0..<2).map { _ in
            .section(.init(classes: [.newPage], blocks: [.paragraph(.init(inlines: [.text("x")]))]))
        }
        let document = Document(title: "", footer: [try image(height: 300), .text(" us")], blocks: blocks)
        let pages = try pages(document)
        #expect(pages.count == 2)
        for page in pages { #expect(page.pictures.map(\.height) == [18]) }
    }

    @Test func htmlCarriesThePictureInside() throws {
        let document = Document(title: "T", blocks: [.paragraph(.init(inlines: [try image(height: 30)]))])
        let html = try HTMLWriter.html(document, stylesheet: "", charts: [:])
        #expect(html.contains("<p><img src=\"data:image/png;base64,iVBORw0KGgo"))
        #expect(html.contains("\" alt=\"Ours\" width=\"60\" height=\"30\"></p>"))
    }
}

extension Drawing {
    /// Where its pictures lie, seen from the part they are in.
    fileprivate var pictures: [Rect] {
        func find(_ operations: [DrawingOperation]) -> [Rect] {
            operations.flatMap { operation -> [Rect] in
                switch operation {
                case .image(_, let rect): [rect]
                case .clip(_, let inner), .placed(_, _, let inner), .tagged(_, let inner): find(inner)
                case .fill, .stroke, .text, .spot: []
                }
            }
        }
        return find(operations)
    }
}

@Suite struct DocumentParserImageTests {
    private func parse(_ text: String, pictures: [String: [UInt8]] = ["logo.png": Logo.png]) throws
        -> Document
    {
        try DocumentParser.parse(MarkedText(text, file: "f"), title: "T", charts: [], pictures: pictures)
    }

    private func error(_ text: String, pictures: [String: [UInt8]] = ["logo.png": Logo.png]) -> String? {
        #expect(throws: TemplateError.self) { try parse(text, pictures: pictures) }?.description
    }

    @Test func aPictureStandsInALine() throws {
        let document = try parse("<p>a <img src=\"logo.png\" alt=\"Ours\" height=\"30\"> b</p>")
        guard case .paragraph(let paragraph) = document.blocks.first,
            case .image(let image) = paragraph.inlines.dropFirst().first
        else {
            Issue.record("no picture")
            return
        }
        #expect(paragraph.inlines.plainText == "a Ours b")
        #expect(image.height == 30)
        #expect(image.width == 60)
        #expect(image.pointHeight == 22.5)
        #expect(image.picture.raster.width == 40)
    }

    @Test func aPictureMayStandInTheHeaderAndTheFooter() throws {
        let document = try parse(
            "<header><img src=\"logo.png\" alt=\"H\"></header><footer><img src=\"logo.png\" alt=\"F\"></footer>"
        )
        #expect(document.header.plainText == "H")
        #expect(document.footer.plainText == "F")
    }

    @Test func withoutAHeightItIsAsLargeAsItIsUpToALimit() throws {
        let document = try parse("<header><img src=\"logo.png\" alt=\"\"></header>")
        guard case .image(let image) = document.header.first else { return }
        #expect(image.height == 20)
    }

    @Test func faultsAreNamed() {
        #expect(
            error("<p><img src=\"lugo.png\" alt=\"\"></p>")
                == "f:1:14: There is no picture “lugo.png” beside the template; it has to be a PNG. Did you mean “logo.png”?"
        )
        #expect(
            error("<p><img src=\"logo.png\"></p>") == "f:1:4: <img> needs the attribute “alt”.")
        #expect(
            error("<p><img src=\"logo.png\" alt=\"\" height=\"7\"></p>")
                == "f:1:39: A height is a number of pixels from 8 to 400.")
        #expect(
            error("<p><img src=\"logo.png\" alt=\"\"></p>", pictures: ["logo.png": [1, 2]])
                == "f:1:14: “logo.png” cannot be read as a PNG.")
        #expect(error("<img src=\"logo.png\" alt=\"\">") == "f:1:1: <img> may not stand at the top.")
        #expect(
            error("<p><img src=\"https://x/y.png\" alt=\"\"></p>")?.contains("There is no picture") == true)
    }
}
