import Testing
import TraceAnalysis

@testable import TraceCharts

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
