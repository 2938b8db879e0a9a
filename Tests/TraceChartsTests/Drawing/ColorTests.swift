import Testing

@testable import TraceCharts

@Suite struct ContrastTests {
    @Test func knownRatios() {
        let (black, white) = (Color(hex: 0), Color(hex: 0xFFFFFF))
        #expect(abs(black.contrast(with: white) - 21) < 1e-9)
        #expect(white.contrast(with: white) == 1)
        #expect(abs(Color(hex: 0x767676).contrast(with: white) - 4.54) < 0.01)
    }
}
