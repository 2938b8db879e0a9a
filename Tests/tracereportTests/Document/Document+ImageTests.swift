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
                case .fill, .stroke, .text: []
                }
            }
        }
        return find(operations)
    }
}
