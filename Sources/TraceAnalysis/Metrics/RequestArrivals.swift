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

    /// A gap between two arrivals, in ns.
    struct Gap {
        /// From the request's start to its beginning.
        let since: Int64
        let length: Int64
    }

    private let source: Source
    private let start: Int64

    /// The arrivals of a record, none where its start is not recorded.
    ///
    /// - Parameter gaps: Those between the chunks of its answer, if it streams; takes the blocks of the arrivals.
    init(_ request: borrowing RequestMetrics, _ record: borrowing TraceRecord, _ gaps: inout AnswerGaps) {
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
            source = Self.source(record.wire.chunkTimes, gaps, from: token)
        } else if streams, let token {
            let listed = record.metrics.interChunkLatency
            source = listed.others.isEmpty ? .gaps(token, listed.whole[...]) : .uneven(token, listed)
        } else if let end = request.end, request.answers(record) {
            source = .end(end)
        } else {
            source = .none
        }
        guard case .gaps(_, let list) = source else { return }
        list.withUnsafeBufferPointer { gaps.blocks.measure($0) }
    }

    /// The chunks from the last one on that did not come after the first token.
    private static func source(
        _ chunks: [Int64], _ gaps: borrowing AnswerGaps, from token: Int64?
    ) -> Source {
        guard gaps.areWhole else {
            let first = token.flatMap { token in chunks.lastIndex { $0 <= token } } ?? 0
            return .chunks(chunks[first...])
        }
        var first = 0
        if let token {
            while first + 1 < chunks.count, chunks[first + 1] <= token { first += 1 }
        }
        return .gaps(chunks[first], gaps.list[first...])
    }

    /// Marks them in a map of the whole run.
    func mark(in map: inout ArrivalMap, _ blocks: borrowing GapBlocks) {
        switch source {
        case .gaps(let first, let gaps):
            let fits = gaps.withUnsafeBufferPointer { map.add(first, behind: $0, blocks) }
            if !fits {
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
        let before = list.count
        list.append(contentsOf: repeatElement(0, count: gaps.count))
        list.withUnsafeMutableBufferPointer { list in
            gaps.withUnsafeBufferPointer { gaps in
                for index in gaps.indices { list[before &+ index] = Float(gaps[index]).ordered }
            }
        }
    }

    /// The two longest gaps, the longest first, as `forEachGap` passes them on; nil where there are not as many above 0.
    func longestGaps(_ blocks: borrowing GapBlocks) -> (first: Gap?, second: Gap?) {
        guard case .gaps(let first, let gaps) = source else {
            var longest = LongestGaps()
            forEachGap { longest.add(Gap(since: $0, length: $1)) }
            return (longest.first, longest.second)
        }
        return gaps.withUnsafeBufferPointer { gaps in
            let (longest, next) = blocks.longestTwo(of: gaps)
            func gap(_ place: Int) -> Gap {
                let before = Int64(blocks.sum(before: place, of: gaps))
                return Gap(since: first &- start &+ before, length: Int64(gaps[place]))
            }
            return (longest.map(gap), next.map(gap))
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

/// The two longest gaps of those that were shown.
private struct LongestGaps {
    private(set) var first: RequestArrivals.Gap?
    private(set) var second: RequestArrivals.Gap?

    mutating func add(_ gap: RequestArrivals.Gap) {
        guard gap.length > second?.length ?? 0 else { return }
        if gap.length > first?.length ?? 0 { (first, second) = (gap, first) } else { second = gap }
    }
}
