/// The gaps between the chunks of one response, in ns: off the socket where chunks are listed, else AIPerf's.
struct RequestGaps {
    private let times: [Int64]
    private let listed: NanosecondList

    /// The gaps of a record.
    init(_ record: TraceRecord) {
        times = record.trace?.chunkTimes ?? []
        listed = times.isEmpty ? record.metrics.interChunkLatency : []
    }

    /// Passes every possible gap on, with its place: 1 for the one behind the first chunk.
    @inline(__always)
    func forEach(_ body: (_ position: Int, _ nanoseconds: Double) -> Void) {
        for (index, pair) in zip(times, times.dropFirst()).enumerated() {
            if let interval = Interval(from: pair.0, to: pair.1) { body(index + 1, Double(interval.length)) }
        }
        for (index, gap) in listed.enumerated() where RequestMetrics.possible.contains(gap) {
            body(index + 1, gap)
        }
    }

    /// How many possible gaps there are.
    var count: Int {
        var count = 0
        forEach { _, _ in count += 1 }
        return count
    }

    /// Their mean; nil when there is none.
    var mean: Double? {
        var count = 0.0
        var sum = 0.0
        forEach { _, gap in
            count += 1
            sum += gap
        }
        return count > 0 ? sum / count : nil
    }
}
