import Testing

@testable import TraceAnalysis

@Suite struct IntervalTests {
    @Test func theEndMayNotLieBeforeTheStart() {
        #expect(Interval(from: 5, to: 4) == nil)
        #expect(Interval(from: 5, to: 5)?.length == 0)
        #expect(Interval(from: -3, to: 4)?.length == 7)
    }

    @Test func aLengthThatDoesNotFitIsNone() {
        #expect(Interval(from: .min, to: .max) == nil)
        #expect(Interval(from: -1, to: .max) == nil)
        #expect(Interval(from: 0, to: .max)?.length == .max)
        #expect(Interval(from: .max, to: .min) == nil)
    }

    @Test func wallClockStaysExact() {
        #expect(Interval(from: Traces.base, to: Traces.base + 1)?.length == 1)
    }

    @Test func nothingIsTakenAwayByNothing() throws {
        let interval = try #require(Interval(from: 10, to: 20))
        #expect(interval.length(outside: []) == 10)
        let others = [Interval(from: 0, to: 10), Interval(from: 20, to: 30), Interval(from: 15, to: 15)]
        #expect(interval.length(outside: others.compactMap { $0 }) == 10)
    }

    /// Counts the units of an interval that lie in none of the others, one by one.
    @Test func whatIsLeftOutsideIsCountedOnce() throws {
        var random = SplitMix(seed: 77)
        for _ in 0..<400 {
            let all = try (0...Int.random(in: 1...5, using: &random)).map { _ in
                let start = Int64.random(in: 0...30, using: &random)
                return try #require(Interval(from: start, to: start + .random(in: 0...15, using: &random)))
            }
            let interval = all[0]
            let others = Array(all.dropFirst())
            let outside = (interval.start..<interval.end).filter { unit in
                !others.contains { $0.start <= unit && unit < $0.end }
            }
            #expect(interval.length(outside: others) == Int64(outside.count), "\(all)")
        }
    }
}
