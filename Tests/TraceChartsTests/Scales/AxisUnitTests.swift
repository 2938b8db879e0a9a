import Testing

@testable import TraceCharts

@Suite struct AxisUnitTests {
    @Test(arguments: [
        (5.0, 9.0, "ns"), (5e3, 9e3, "μs"), (9e5, 5e6, "μs"), (9e5, 5e7, "ms"), (42e6, 3e9, "ms"),
        (42e6, 3e10, "s"),
        (2e9, 4e9, "s"), (0, 0, "ns"), (0, 5e6, "ms"), (-5e6, 2e6, "ms"), (1e15, 1e18, "s"),
    ])
    func timesByATypicalValue(_ typical: Double, _ largest: Double, _ unit: String) {
        #expect(AxisUnit(for: .time, typical: typical, largest: largest).name == unit)
    }

    @Test func sizesCountByPowersOf1024() {
        #expect(AxisUnit(for: .bytes, typical: 1_023, largest: 1_500).name == "B")
        #expect(AxisUnit(for: .bytes, typical: 1_024, largest: 5_000).divisor == 1_024)
        #expect(AxisUnit(for: .bytes, typical: 5e6, largest: 5e6).name == "MB")
    }

    @Test func titlesNameTheUnit() {
        #expect(AxisUnit(for: .time, typical: 1e6, largest: 1e6).title("Wait") == "Wait (ms)")
        #expect(AxisUnit(for: .count, typical: 1e6, largest: 1e6).title("Requests") == "Requests")
        #expect(AxisUnit(for: .share, typical: 1, largest: 1).title("At or below") == "At or below (%)")
    }
}

@Suite struct TickLabelTests {
    @Test(arguments: [
        (0.0, 2, "0"), (0.25, 2, "0.25"), (1, 1, "1.0"), (1_500, 0, "1,500"), (-1_500, 0, "-1,500"),
        (12_500.5, 1, "12,500.5"), (2.5e7, 0, "2.5e7"), (2.5e-9, 10, "2.5e-9"), (-3e-12, 12, "-3e-12"),
    ])
    func numbers(_ value: Double, _ decimals: Int, _ expected: String) {
        #expect(TickLabel.number(value, decimals: decimals) == expected)
    }

    @Test(arguments: [
        (1e3, "1 μs"), (2e5, "200 μs"), (1e6, "1 ms"), (5e8, "500 ms"), (1e9, "1 s"), (2e13, "20,000 s"),
    ])
    func timesOfALogarithmicAxis(_ value: Double, _ expected: String) {
        #expect(TickLabel.logarithmic(value, of: .time) == expected)
    }
}
