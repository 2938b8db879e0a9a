import Testing
import TraceAnalysis

@testable import TraceCharts

@Suite struct WilkinsonTicksTests {
    @Test(arguments: [
        (0.0, 100.0, 6, [0, 20, 40, 60, 80, 100]),
        (0, 1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (0, 319.3, 7, [0, 50, 100, 150, 200, 250, 300]),
        (-20, 21, 5, [-20, -10, 0, 10, 20]),
        (0.1, 0.9, 5, [0.1, 0.3, 0.5, 0.7, 0.9]),
    ])
    func wellKnownRanges(_ lower: Double, _ upper: Double, _ count: Int, _ expected: [Double]) {
        #expect(WilkinsonTicks(lower: lower, upper: upper, count: count).values == expected)
    }

    @Test func everyMagnitude() {
        for exponent in -15...15 {
            for (first, last) in [(0.0, 1.0), (0.2, 7.3), (-3.0, 4.4), (-9.1, -2.7)] {
                let scale = Decades.power(exponent)
                let (lower, upper) = (first * scale, last * scale)
                for count in 2...12 {
                    let ticks = WilkinsonTicks(lower: lower, upper: upper, count: count)
                    let room = (upper - lower) * 1e-9
                    #expect(ticks.values.count >= 2 && ticks.values.count <= 2 * count + 2)
                    #expect(ticks.values.allSatisfy { $0 >= lower - room && $0 <= upper + room })
                    let labels = ticks.values.map { TickLabel.number($0, decimals: ticks.decimals) }
                    #expect(Set(labels).count == labels.count)
                    for (label, value) in zip(labels, ticks.values) {
                        let read = Double(label.filter { $0 != "," }) ?? .nan
                        #expect(abs(read - value) <= ticks.step * 1e-3, "\(label) is not \(value)")
                        #expect(label.count <= 12)
                    }
                }
            }
        }
    }

    @Test func aRangeWithoutExtentHasItsValue() {
        #expect(WilkinsonTicks(lower: 5, upper: 5, count: 6).values == [5])
        #expect(WilkinsonTicks(lower: 5, upper: .infinity, count: 6).values == [5])
    }

    @Test func narrowRangesFarFromZero() {
        let ticks = WilkinsonTicks(lower: 1_000_000.2, upper: 1_000_000.9, count: 4)
        #expect(ticks.values.count >= 2)
        #expect(ticks.decimals == 1)
    }
}

@Suite struct LogTicksTests {
    @Test func oneTwoFiveWhereThereIsRoom() {
        #expect(LogTicks(lower: 1, upper: 100, count: 8).values == [1, 2, 5, 10, 20, 50, 100])
        #expect(LogTicks(lower: 3, upper: 60, count: 8).values == [5, 10, 20, 50])
    }

    @Test func decadesWhereThereIsNot() {
        #expect(LogTicks(lower: 1, upper: 1e4, count: 6).values == [1, 10, 100, 1_000, 10_000])
        #expect(LogTicks(lower: 1, upper: 1e12, count: 5).values.count <= 5)
    }

    @Test func minorTicksFillIn() {
        #expect(LogTicks(lower: 1, upper: 10, count: 4).minor == [3, 4, 6, 7, 8, 9])
    }

    @Test func lessThanADecade() {
        for (lower, upper) in [(11.0, 19.0), (1.1, 1.4), (95, 104), (2.5, 2.6)] {
            let values = LogTicks(lower: lower, upper: upper, count: 6).values
            #expect(values.count >= 2)
            #expect(values.allSatisfy { $0 >= lower * 0.999 && $0 <= upper * 1.001 })
        }
    }

    @Test func everyMagnitude() {
        for exponent in -15...15 {
            let lower = Decades.power(exponent)
            let ticks = LogTicks(lower: lower, upper: lower * 1_000, count: 10)
            #expect(ticks.values.count >= 4)
            #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 })
        }
    }

    @Test func whatHasNoLogarithm() {
        #expect(LogTicks(lower: 0, upper: 10, count: 5).values == [0])
        #expect(LogTicks(lower: 7, upper: 7, count: 5).values == [7])
    }
}
