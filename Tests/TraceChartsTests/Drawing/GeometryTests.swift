import Testing

@testable import TraceCharts

@Suite struct CompactNumberTests {
    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (1, "1"), (12.5, "12.5"), (12.25, "12.25"), (12.055, "12.06"),
        (-0.25, "-0.25"),
        (-0.001, "0"), (1e300, "1000000000"), (.nan, "0"), (-7.1, "-7.1"),
    ])
    func numbers(_ value: Double, _ expected: String) {
        #expect(value.compact == expected)
    }
}
