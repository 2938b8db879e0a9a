/// When parts of one answer arrived, as far as a record tells.
///
/// Of a streamed answer its chunks from the first token on, so that a role message makes no pause; where chunks are not
/// listed, the first token and AIPerf's gaps behind it. Of another answer its end.
struct RequestArrivals {
    private enum Source {
        /// The first arrival in ns of wall clock, and the gaps behind it: as nearly every streamed answer came.
        case gaps(Int64, ArraySlice<UInt32>)
        /// Chunks in ns of wall clock, some of which go back in time or lie more than four seconds apart.
        case chunks(ArraySlice<Int64>)
        /// The first token in ns of wall clock, and gaps behind it of which some are no whole numbers or impossible.
        case uneven(Int64, NanosecondList)
        /// The end in ns of wall clock.
        case end(Int64)
        case none
    }

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
        if streams, !record.wire.chunkTimes.isEmpty {
            source = Self.source(record.wire.chunkTimes, from: token)
        } else if streams, let token {
            let gaps = record.metrics.interChunkLatency
            source = gaps.others.isEmpty ? .gaps(token, gaps.whole[...]) : .uneven(token, gaps)
        } else if let end = request.end, request.answers(record) {
            source = .end(end)
        } else {
            source = .none
        }
    }

    /// The chunks from the last one on that did not come after the first token.
    private static func source(_ chunks: [Int64], from token: Int64?) -> Source {
        guard let gaps = chunks.wholeGaps else {
            let first = token.flatMap { token in chunks.lastIndex { $0 <= token } } ?? 0
            return .chunks(chunks[first...])
        }
        var first = 0
        if let token {
            while first < gaps.count, chunks[first + 1] <= token { first += 1 }
        }
        return .gaps(chunks[first], gaps[first...])
    }

    /// Marks them in a map of the whole run.
    func mark(in map: inout ArrivalMap) {
        switch source {
        case .gaps(let first, let gaps):
            if !gaps.withUnsafeBufferPointer({ map.add(first, behind: $0) }) {
                mark(first, behind: gaps.lazy.map { Int64($0) }, in: &map)
            }
        case .chunks(let chunks): for time in chunks { map.add(time) }
        case .uneven(let token, let gaps):
            let possible = gaps.lazy.filter { RequestMetrics.possible.contains($0) }
            mark(token, behind: possible.map { Int64($0) }, in: &map)
        case .end(let end): map.add(end)
        case .none: break
        }
    }

    private func mark(_ first: Int64, behind gaps: some Sequence<Int64>, in map: inout ArrivalMap) {
        var time = first
        map.add(time)
        for gap in gaps {
            time &+= gap
            map.add(time)
        }
    }

    /// Passes every gap on, with what passed from the request's start to its beginning, both in ns; gaps that go back
    /// in time are left out.
    @inline(__always)
    func forEachGap(_ body: (_ since: Int64, _ length: Int64) -> Void) {
        switch source {
        case .gaps(let first, let gaps):
            gaps.withUnsafeBufferPointer { pass(on: $0, from: first &- start, to: body) }
        case .chunks(let chunks):
            guard var last = chunks.first else { return }
            for time in chunks.dropFirst() {
                if time >= last { body(last &- start, time &- last) }
                last = time
            }
        case .uneven(let token, let gaps):
            var time = token
            for gap in gaps where RequestMetrics.possible.contains(gap) {
                body(time &- start, Int64(gap))
                time &+= Int64(gap)
            }
        case .end, .none: break
        }
    }

    /// Appends every gap to a list as a number of the same order, without asking for each whether the list has room.
    func append(gapsTo list: inout [Int32]) {
        guard case .gaps(_, let gaps) = source else { return forEachGap { list.append(Float($1).ordered) } }
        list.append(contentsOf: gaps.lazy.map { Float($0).ordered })
    }

    /// Passes on the two longest gaps and, so that most need no look each, some others; in their order.
    @inline(__always)
    func forEachLongGap(_ body: (_ since: Int64, _ length: Int64) -> Void) {
        guard case .gaps(let first, let gaps) = source else { return forEachGap(body) }
        gaps.withUnsafeBufferPointer { gaps in
            let (one, other) = gaps.blocksOfLongest
            let since = first &- start &+ Int64(gaps.sum(of: 0..<one.lowerBound))
            pass(on: UnsafeBufferPointer(rebasing: gaps[one]), from: since, to: body)
            let later = since &+ Int64(gaps.sum(of: one.lowerBound..<other.lowerBound))
            pass(on: UnsafeBufferPointer(rebasing: gaps[other]), from: later, to: body)
        }
    }

    @inline(__always)
    private func pass(
        on gaps: UnsafeBufferPointer<UInt32>, from since: Int64,
        to body: (_ since: Int64, _ length: Int64) -> Void
    ) {
        var since = since
        for gap in gaps {
            body(since, Int64(gap))
            since &+= Int64(gap)
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
