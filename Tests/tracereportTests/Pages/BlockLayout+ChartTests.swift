import Testing
import TraceCharts

@testable import tracereport

@Suite struct BlockLayoutChartTests {
    private let red = Color(hex: 0xFF0000)
    private let blue = Color(hex: 0x0000FF)
    private let grey = Color(hex: 0x808080)

    private func drawing(_ color: Color) -> [DrawingOperation] {
        let path = Path.rectangle(Rect(x: 0, y: 0, width: 1, height: 1))
        return [
            .fill(path, color.opacity(0.5)), .stroke(path, Stroke(color, width: 2, dash: [1])),
            .tagged(
                .paragraph,
                [
                    .placed(
                        at: Point(1, 2), scale: 2,
                        [.clip(Rect(x: 0, y: 0, width: 1, height: 1), [.fill(path, color)])])
                ]),
            .text(TextRun("a", at: Point(0, 0), font: Font(size: 9), color: color)),
            .fill(path, grey),
        ]
    }

    @Test func coloursAreReplacedAtAnyDepthAndOpacityIsKept() {
        #expect(drawing(red).recolored([red: blue]) == drawing(blue))
        #expect(drawing(red).recolored([:]) == drawing(red))
    }
}
