import Testing

@testable import TraceAnalysis

@Suite struct GapsByPositionTests {
    private func gaps(_ values: [Double]) -> RequestGaps {
        var metrics = RecordMetrics()
        metrics.interChunkLatency = NanosecondList(values)
        return RequestGaps(Traces.record(nil, metrics: metrics))
    }

    @Test func eachPlaceHasItsOwnGaps() {
        var positions = GapsByPosition()
        #expect(positions.ranges.isEmpty)
        for _ in 0..<5 { positions.add(gaps([10e6, 20e6])) }
        positions.add(gaps([30e6]))
        let ranges = positions.ranges
        #expect(ranges.map(\.positions) == [1...1, 2...2])
        #expect(ranges.map(\.count) == [6, 5])
        for (value, expected) in zip(ranges.map { $0.percentile(Percentile(50)) }, [10e6, 20e6]) {
            #expect(abs(value - expected) <= expected * 0.011)
        }
        #expect(abs(ranges[0].percentile(Percentile(99)) - 30e6) <= 30e6 * 0.011)
    }

    @Test func latePlacesShareARangeAndNothingIsLost() {
        var positions = GapsByPosition()
        positions.add(gaps([Double](repeating: 5e6, count: 3_000)))
        positions.add(gaps([1e18, -1]))
        #expect(positions.ranges.reduce(0) { $0 + $1.count } == 3_001)
        #expect(positions.ranges.last?.positions.contains(3_000) == true)
    }

    @Test func twoHalvesGiveTheWhole() {
        var whole = GapsByPosition()
        var first = GapsByPosition()
        var second = GapsByPosition()
        for index in 0..<20 {
            let gaps = gaps((0..<(index * 11)).map { Double($0 * 1_000 + 1) })
            whole.add(gaps)
            if index < 7 { first.add(gaps) } else { second.add(gaps) }
        }
        first.append(second)
        #expect(first == whole)
    }

    @Test func listedChunksComeFirst() {
        func gaps(_ gaps: RequestGaps) -> [Double] {
            var values: [Double] = []
            gaps.forEach { values.append($1) }
            return values
        }
        var metrics = RecordMetrics()
        metrics.interChunkLatency = [7e6, -1, 9e6]
        let listed = RequestGaps(Traces.record(Traces.answer(chunks: [1, 3, 2, 6]), metrics: metrics))
        #expect(gaps(listed) == [2e6, 4e6], "the gap that goes back in time is left out")
        #expect(gaps(RequestGaps(Traces.record(nil, metrics: metrics))) == [7e6, 9e6])
        #expect(gaps(RequestGaps(Traces.record(nil))).isEmpty)
    }
}
