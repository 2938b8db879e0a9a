/// When parts of one answer arrived, as far as a record tells.
///
/// Of a streamed answer its chunks from the first token on, so that a role message makes no pause; where chunks are not
/// listed, the first token and AIPerf's gaps behind it. Of another answer its end.
struct RequestArrivals {
    private enum Source {
        /// Chunks in ns of wall clock.
        case chunks(ArraySlice<Int64>)
        /// The first token in ns of wall clock, and the gaps behind it.
        case gaps(Int64, NanosecondList)
        /// The end in ns of wall clock.
        case end(Int64)
        case none
    }

    /// How many gaps are looked at together.
    private static let portion = 64

    private let source: Source
    private let start: Int64

    /// The arrivals of a record, none where its start is not recorded.
    init(_ request: borrowing RequestMetrics, _ record: borrowing TraceRecord) {
        guard let start = request.start else {
            (source, self.start) = (.none, 0)
            return
        }
        self.start = start
        // AIPerf counts the first token from its own start.
        let origin = record.metadata.startNanoseconds ?? start
        let token = record.metrics.timeToFirstToken.flatMap { Int64(exactly: $0.rounded()) }
            .map { origin.addingReportingOverflow($0) }.flatMap { $0.overflow ? nil : $0.partialValue }
        let streams = request.isStreaming == true
        if streams, let chunks = record.trace?.chunkTimes, !chunks.isEmpty {
            let first = token.flatMap { token in chunks.lastIndex { $0 <= token } } ?? 0
            source = .chunks(chunks[first...])
        } else if streams, let token {
            source = .gaps(token, record.metrics.interChunkLatency)
        } else if let end = request.end, request.answers(record) {
            source = .end(end)
        } else {
            source = .none
        }
    }

    /// Marks them in a map of the whole run.
    func mark(in map: inout ArrivalMap) {
        switch source {
        case .chunks(let chunks): chunks.withUnsafeBufferPointer { map.add(contentsOf: $0) }
        case .gaps(let token, let gaps):
            if gaps.others.isEmpty, gaps.whole.withUnsafeBufferPointer({ map.add(token, behind: $0) }) {
                return
            }
            var time = token
            map.add(time)
            for gap in gaps where RequestMetrics.possible.contains(gap) {
                time &+= Int64(gap)
                map.add(time)
            }
        case .end(let end): map.add(end)
        case .none: break
        }
    }

    /// Passes every gap on, with what passed from the request's start to its beginning, both in ns; gaps that go back
    /// in time are left out.
    @inline(__always)
    func forEachGap(_ body: (_ since: Int64, _ length: Int64) -> Void) {
        switch source {
        case .chunks(let chunks):
            chunks.withUnsafeBufferPointer { chunks in
                guard var last = chunks.first else { return }
                for time in chunks.dropFirst() {
                    if time >= last { body(last &- start, time &- last) }
                    last = time
                }
            }
        case .gaps(let token, let gaps):
            var time = token
            for gap in gaps where RequestMetrics.possible.contains(gap) {
                body(time &- start, Int64(gap))
                time &+= Int64(gap)
            }
        case .end, .none: break
        }
    }

    /// Passes on the gaps that are longer than `limit` says and, so that most need no look each, some that are not.
    ///
    /// Whether any of a few dozen is long enough is found several at a time; only where one is they are gone through.
    @inline(__always)
    func forEachGapLonger(than limit: () -> Int64, _ body: (_ since: Int64, _ length: Int64) -> Void) {
        switch source {
        case .chunks(let chunks):
            chunks.withUnsafeBufferPointer { chunks in
                for begin in stride(from: 0, to: chunks.count - 1, by: Self.portion) {
                    let end = min(begin + Self.portion, chunks.count - 1)
                    var longest: Int64 = 0
                    for index in begin..<end { longest = max(longest, chunks[index &+ 1] &- chunks[index]) }
                    guard longest > limit() else { continue }
                    for index in begin..<end where chunks[index + 1] >= chunks[index] {
                        body(chunks[index] &- start, chunks[index + 1] &- chunks[index])
                    }
                }
            }
        case .gaps(let token, let gaps) where gaps.others.isEmpty:
            gaps.whole.withUnsafeBufferPointer { gaps in
                var time = token &- start
                for begin in stride(from: 0, to: gaps.count, by: Self.portion) {
                    let part = begin..<min(begin + Self.portion, gaps.count)
                    // The highest bit is set where a gap is above the limit, or so long that it may be.
                    let most = UInt32(clamping: min(limit(), Int64(Int32.max)))
                    var above: UInt32 = 0
                    var length: UInt64 = 0
                    for index in part {
                        above |= (most &- gaps[index]) | gaps[index]
                        length &+= UInt64(gaps[index])
                    }
                    if above >> 31 != 0 {
                        var time = time
                        for index in part {
                            body(time, Int64(gaps[index]))
                            time &+= Int64(gaps[index])
                        }
                    }
                    time &+= Int64(length)
                }
            }
        case .gaps, .end, .none: forEachGap(body)
        }
    }
}

extension RequestMetrics {
    /// Whether its end is something that the server sent.
    fileprivate func answers(_ record: borrowing TraceRecord) -> Bool {
        switch outcome {
        case .successful: true
        case .failed: RequestFailure(record).isAnswer
        case .cancelled: false
        }
    }
}
