import Testing

@testable import TraceAnalysis

@Suite("Requests under way") struct FlightCurveTests {
    @Test("a moment at an end comes within any time after it, one before all ends within none")
    func momentsAfterAnEnd() {
        let curve = FlightCurve(start: [0, 1, 2], end: [30, 10, 20])
        #expect(curve.count(of: [5, 10, 14, 16, 20, 26, 35], within: 5) == 4)
        #expect(curve.count(of: [5, 10, 14, 16, 20, 26, 35], within: 0) == 2)
        #expect(FlightCurve(start: [], end: []).count(of: [5], within: 100) == 0)
    }
}
