import Testing

@testable import TraceCharts

@Suite struct TickLabelTests {
    @Test(arguments: [
        (0.0, 2, "0"), (0.25, 2, "0.25"), (1, 1, "1.0"), (1_500, 0, "1,500"), (-1_500, 0, "-1,500"),
        (12_500.5, 1, "12,500.5"), (2.5e7, 0, "2.5e7"), (2.5e-9, 10, "2.5e-9"), (-3e-12, 12, "-3e-12"),
    ])
    func numbers(_ value: Double, _ decimals: Int, _ expected: String) {
        #expect(TickLabel.number(value, decimals: decimals) == expected)
    }

    @Test(arguments: [
        (1e3, "1μs"), (2e5, "200μs"), (1e6, "1ms"), (5e8, "500ms"), (1e9, "1s"), (2e13, "20,000s"),
    ])
    func timesOfALogarithmicAxis(_ value: Double, _ expected: String) {
        #expect(TickLabel.logarithmic(value, of: .time) == expected)
    }
}
