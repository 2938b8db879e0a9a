import Testing
import TraceCharts

@testable import tracereport

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
