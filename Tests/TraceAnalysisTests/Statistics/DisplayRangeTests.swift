import Testing

@testable import TraceAnalysis

@Suite struct DisplayRangeTests {
    private func range(_ values: [Double]) throws -> DisplayRange {
        DisplayRange(of: try #require(Sample(values)))
    }

    private let even = (1...1_000).map(Double.init)

    @Test func everythingWhereNothingIsFarOff() throws {
        let range = try range(even)
        #expect(range == DisplayRange(lower: 1, upper: 1_000, isLogarithmic: false))
    }

    @Test func aFarTailIsLeftOut() throws {
        let range = try range(even + [1e7])
        #expect(range.upper < 1_001 && range.lower == 1)
    }

    @Test func logarithmicWhereTheTailIsLong() throws {
        let long = (0..<1_000).map { Decades.power(Double($0) / 250) }
        #expect(try range(long).isLogarithmic)
        #expect(try range([0] + long).lower > 0)
        #expect(try range([-1] + long).isLogarithmic)
        #expect(try !range(Array(repeating: 0, count: 100) + long).isLogarithmic)
    }

    @Test func oneValue() throws {
        #expect(try range([5]) == DisplayRange(lower: 5, upper: 5, isLogarithmic: false))
        #expect(try range([-5, -5]).lower == -5)
    }

    @Test func gapsEndBehindP99() throws {
        // p99 is 99 of 100; the range of others would end at the largest.
        let even = (0...1_000).map { Double($0) / 10 }
        let sample = try #require(Sample(even))
        #expect(DisplayRange(of: sample).upper == 100)
        #expect(DisplayRange(ofGaps: sample).upper == 100)
        let most = (1...990).map { 10 + Double($0) / 99 }
        let tail = (1...10).map { 20 + Double($0) / 5 }
        let tailed = try #require(Sample(most + tail))
        let range = DisplayRange(ofGaps: tailed)
        #expect(DisplayRange(of: tailed).upper == 22)
        #expect(abs(range.upper - 20.71) < 0.01)
        #expect(range.lower == DisplayRange(of: tailed).lower)
        let equal = try #require(Sample([7, 7, 7]))
        #expect(DisplayRange(ofGaps: equal).upper == 7)
    }

    @Test func whatIsOffTheAxis() throws {
        let sample = try #require(Sample([1, 2, 3, 4, 5]))
        let outside = OffAxisValues(of: sample, lower: 2, upper: 4)
        #expect(outside.below == 1 && outside.beyond == 1)
        #expect(outside.smallest == 1 && outside.largest == 5)
    }
}
