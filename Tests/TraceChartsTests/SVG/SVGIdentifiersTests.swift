import Testing

@testable import TraceCharts

@Suite struct SVGIdentifiersTests {
    @Test func idsAreNumberedInOrderOfAppearance() {
        let svg = """
            <svg version="1.1">
            <g id="surface17"><use xlink:href="#glyph0-1"/><g clip-path="url(#clip9)"/></g>
            <symbol id="glyph0-1"/>
            </svg>
            """
        let prefix = SVGIdentifier("a b")
        let label = SVGLabel(title: "T<", description: "D", prefix: prefix)
        let result = SVGIdentifiers.renumbered(Array(svg.utf8), prefix: prefix, label: label)
        #expect(
            String(decoding: result, as: UTF8.self) == """
                <svg version="1.1" role="img" aria-labelledby="a-b-title a-b-desc">
                <title id="a-b-title">T&lt;</title>
                <desc id="a-b-desc">D</desc>
                <g id="a-b-1"><use xlink:href="#a-b-2"/><g clip-path="url(#a-b-3)"/></g>
                <symbol id="a-b-2"/>
                </svg>
                """)
    }

    @Test func everyReferenceHasItsTarget() throws {
        let bytes = try CairoRenderer.svg(.sample(), title: "", description: "", idPrefix: "c")
        let text = String(decoding: bytes, as: UTF8.self)
        let given = Set(text.matches(of: /\sid="([^"]+)"/).map { $0.1 })
        let used = text.matches(of: /(?:href="#|url\(#)([^")]+)/).map { $0.1 }
        #expect(!used.isEmpty)
        #expect(used.allSatisfy(given.contains))
        #expect(given.allSatisfy { $0.hasPrefix("c-") })
    }
}
