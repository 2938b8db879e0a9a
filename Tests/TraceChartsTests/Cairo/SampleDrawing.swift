@testable import TraceCharts

extension Drawing {
    /// A page with one of everything.
    static func sample(_ number: Int = 1) -> Drawing {
        let ink = Color(hex: 0x0072B2)
        let font = Font(size: 12)
        func text(_ string: String, _ y: Double) -> DrawingOperation {
            .text(TextRun(string, at: Point(20, y), font: font, color: ink))
        }
        var operations: [DrawingOperation] = [
            .fill(.rectangle(Rect(x: 0, y: 0, width: 200, height: 100)), Color(hex: 0xFFFFFF)),
            .tagged(
                .destination("it's page \(number)"), [.tagged(.heading(level: 1), [text("703.12μs", 20)])]),
            .tagged(
                .paragraph,
                [
                    text("see 2× – 3", 40),
                    .tagged(.link(url: "https://example.com/it's?a=(1)"), [text("web", 60)]),
                    .tagged(.internalLink("it's page 1"), [text("first", 80)]),
                    .tagged(.internalLink("nowhere"), [text("nowhere", 80)]),
                ]),
            .tagged(
                .figure(description: "bars"),
                [
                    .placed(
                        at: Point(100, 10), scale: 0.5,
                        [
                            .clip(
                                Rect(x: 0, y: 0, width: 100, height: 100),
                                [
                                    .fill(.rectangle(Rect(x: 0, y: 0, width: 1e12, height: 50)), ink),
                                    .stroke(
                                        .polyline([Point(0, 0), Point(.nan, -1e300)]),
                                        Stroke(ink, dash: [0, 0])),
                                ])
                        ])
                ]),
        ]
        if let raster = Raster(width: 2, height: 1, pixels: [0xFFFF_0000, 0x8000_FF00]) {
            operations.append(.image(raster, Rect(x: 150, y: 50, width: 20, height: 10)))
        }
        return Drawing(size: Size(200, 100), operations: operations)
    }
}
