import Testing

@testable import TraceCharts

@Suite struct TextSVGTests {
    private func svg(_ operations: [DrawingOperation], properties: [Color: String] = [:]) -> String {
        TextSVG.render(
            Drawing(size: Size(10, 5), operations: operations), title: "T & <t>", description: "\"d\"",
            idPrefix: "c 1", properties: properties)
    }

    @Test func theRootNamesThePicture() {
        let text = svg([])
        #expect(text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 5\" role=\"img\""))
        #expect(text.contains("aria-labelledby=\"c-1-title c-1-desc\""))
        #expect(text.contains("<title id=\"c-1-title\">T &amp; &lt;t&gt;</title>"))
        #expect(text.contains("<desc id=\"c-1-desc\">&quot;d&quot;</desc>"))
        #expect(text.hasSuffix("</svg>\n"))
    }

    @Test func textIsText() {
        let run = TextRun(
            "a<b\u{0}", at: Point(1, 2.5), font: Font(size: 9, bold: true), color: Color(hex: 0x123456),
            anchor: .end, rotation: -90)
        #expect(
            svg([.text(run)]).contains(
                "<text x=\"1\" y=\"2.5\" font-size=\"9\" font-weight=\"bold\" text-anchor=\"end\" "
                    + "transform=\"rotate(-90 1 2.5)\" fill=\"#123456\">a&lt;b</text>"))
    }

    @Test func coloursFollowThePage() {
        let blue = Color(hex: 0x0072B2)
        let fill = DrawingOperation.fill(.rectangle(Rect(x: 0, y: 1, width: 2, height: 3)), blue.opacity(0.5))
        #expect(
            svg([fill], properties: [blue: "chart-series-1"]).contains(
                "<path d=\"M0 1H2V4H0Z\" fill=\"var(--chart-series-1,#0072B2)\" fill-opacity=\"0.5\"/>"))
    }

    @Test func nestedPartsKeepTheirPlace() {
        let black = Color(hex: 0)
        let line = DrawingOperation.stroke(
            .polyline([Point(0, 0), Point(3, 4)]), Stroke(black, dash: [4, 3], style: .round))
        let text = svg([
            .clip(Rect(x: 0, y: 0, width: 1, height: 1), [.placed(at: Point(1, 2), scale: 0.5, [line])])
        ])
        #expect(text.contains("<clipPath id=\"c-1-clip1\"><path d=\"M0 0H1V1H0Z\"/></clipPath>"))
        #expect(
            text.contains("<g clip-path=\"url(#c-1-clip1)\">\n<g transform=\"translate(1 2) scale(0.5)\">"))
        #expect(
            text.contains("<path d=\"M0 0L3 4\" fill=\"none\" stroke=\"#000000\" stroke-dasharray=\"4 3\""))
    }

    @Test func rastersAreRunsOfBoxes() throws {
        let (red, clear): (UInt32, UInt32) = (0xFFFF_0000, 0)
        let raster = try #require(Raster(width: 3, height: 2, pixels: [red, red, clear, clear, red, red]))
        let text = svg([.image(raster, Rect(x: 1, y: 1, width: 6, height: 2))])
        #expect(text.contains("<path d=\"M0 .5m0 0h2m-1 1h2\" stroke=\"#FF0000\"/>"))
        #expect(text.contains("transform=\"translate(1 1) scale(2 1)\""))
    }
}
