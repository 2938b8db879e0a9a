import Testing

@testable import TraceCharts

@Suite struct FrameTests {
    @Test func coordinatesStayWhereCairoCanHoldThem() {
        let frame = Frame(scale: 2).placed(at: Point(100, 0), scale: 0.5)
        for value in [0, 5.5, -3, 1e12, -1e300, .infinity, -.infinity, .nan] {
            let x = frame.clamp(Point(value, value)).x
            #expect(abs(200 + x) <= 8_000_000)
            if abs(value) < 1_000 { #expect(x == value) }
        }
    }
}
