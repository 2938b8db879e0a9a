/// The single figures that follow from one record.
///
/// Times in nanoseconds; what is not recorded is nil.
///
/// Gaps and sizes of chunks, of which a record has hundreds, go from the record into their samples.
///
/// A span that ends before it begins is left out with all that rests on it, and counted.
struct RequestMetrics: Sendable, Equatable {
    var outcome: RequestOutcome
    var hasTrace: Bool
    /// Whether a connect span, a lookup span, a reuse mark without one, and a cache hit are there.
    var connected = false
    var lookedUp = false
    var reused = false
    var dnsCacheHit = false
    /// Whether the connect lies inside the send span, so that AIPerf's `http_req_total` counts it twice.
    var connectsWhileSending = false
    /// Whether the answer came while it was made, rather than as one body; nil where nothing tells.
    var isStreaming: Bool?
    /// Whether only what was asked for says so, against what the answer looks like.
    var streamsAsAsked = false
    /// Whether it met what was asked of it, as AIPerf says until it is held against objectives that are known; nil where
    /// nothing tells.
    var isGood: Bool?
    /// The figures of the record that are single values.
    var values = MetricValues()
    /// From the first to the last byte of the response, when both ends are known.
    var transfer: Double?
    var phases: PhaseTimes?
    /// When the request began and ended: by its trace, else as AIPerf says.
    var start: Int64?
    var end: Int64?
    /// When it began and ended as AIPerf says, else by the trace's first and last event: for the duration of the run.
    var reportedStart: Int64?
    var reportedEnd: Int64?
    /// How many spans and values of the record are impossible.
    var impossible = 0
}

extension RequestMetrics {
    /// Derives all that one record tells.
    ///
    /// O(chunks). The record is lent, and its trace looked at where it stands: taking it out would copy it.
    ///
    /// - Parameter asked: Whether streamed answers were asked for; nil where that is not known.
    init(_ record: borrowing TraceRecord, streaming asked: Bool? = nil) {
        outcome = RequestOutcome(record)
        hasTrace = false
        if record.isTraced { measure(record.wire) } else { adopt(record.metrics) }
        set(.requestLatency, record.metrics.requestLatency)
        set(.timeToFirstToken, record.metrics.timeToFirstToken)
        set(.interTokenLatency, record.metrics.interTokenLatency)
        set(.inputTokens, record.metrics.inputTokens)
        // Embeddings, rankings and empty answers have none: no number of tokens is recorded for them.
        if record.metrics.outputTokens != 0 { set(.outputTokens, record.metrics.outputTokens) }
        relateTokens()
        report(record)
        isGood = record.metrics.goodRequests.map { $0 > 0 }
        if record.showsStreaming {
            isStreaming = true
        } else {
            let looks = record.comesInPieces(values)
            isStreaming = asked ?? looks
            streamsAsAsked = isStreaming != looks
        }
        place(record)
        measureDecoding()
        measureLag(record)
    }

    /// Whether the value of a metric is the trace's, rather than AIPerf's figure.
    func isFromTrace(_ tag: MetricTag, _ origin: Metric.Origin) -> Bool {
        switch origin {
        case .trace: hasTrace
        case .aiperf: false
        case .either: hasTrace && values[.interTokenLatency] == nil
        }
    }

    /// What a time, a size or a count can be; beyond it lies nonsense whose sums would not be finite.
    static let possible = 0.0...1e18

    /// Sets a value unless it is missing or impossible; the latter is counted.
    private mutating func set(_ tag: MetricTag, _ value: Double?) {
        guard let value else { return }
        if Self.possible.contains(value) { values[tag] = value } else { impossible += 1 }
    }

    private mutating func set(_ tag: MetricTag, _ interval: Interval?) {
        values[tag] = interval.map { Double($0.length) } ?? values[tag]
    }

    /// Sets a phase that counts as 0 where it did not happen; an impossible one stays out.
    private mutating func setPhase(_ tag: MetricTag, _ span: HTTPTrace.Span, _ interval: Interval?) {
        if span.isComplete { set(tag, interval) } else { values[tag] = 0 }
    }

    /// The interval between two timestamps; nil when one is missing, or when impossible, which is counted.
    private mutating func interval(_ start: Int64?, _ end: Int64?) -> Interval? {
        guard let start, let end else { return nil }
        let interval = Interval(from: start, to: end)
        if interval == nil { impossible += 1 }
        return interval
    }

    private mutating func measure(_ trace: borrowing HTTPTrace) {
        hasTrace = true
        let poolWait = interval(trace.poolWait.start, trace.poolWait.end)
        let connect = interval(trace.connect.start, trace.connect.end)
        let lookup = interval(trace.lookup.start, trace.lookup.end)
        let send = interval(trace.send.start, trace.send.end)
        connected = connect != nil
        lookedUp = lookup != nil
        // A redirect leaves both marks: one connection was made for it.
        reused = trace.reused != nil && !connected
        dnsCacheHit = trace.dnsCacheHit != nil
        if let connect, let send { connectsWhileSending = connect.length(outside: [send]) < connect.length }
        set(.connectionQueueWait, poolWait)
        set(.connectionEstablishmentTime, connect)
        set(.dnsResolutionTime, lookup)
        set(.requestSendTime, send)

        let firstByte = trace.chunkTimes.first ?? trace.receive.start
        let lastByte = trace.chunkTimes.last ?? trace.receive.end
        let wait = interval(trace.send.end, firstByte)
        let response = interval(trace.send.end, lastByte)
        let transferred = interval(firstByte, lastByte)
        set(.ttfb, wait)
        set(.ttlb, response)
        if wait != nil, response != nil { transfer = transferred.map { Double($0.length) } }

        setPhase(.httpReqBlocked, trace.poolWait, poolWait)
        setPhase(.httpReqDNSLookup, trace.lookup, lookup)
        setPhase(.httpReqConnecting, trace.connect, connect)
        set(.httpReqSending, send)
        set(.httpReqWaiting, wait)
        let chunks = trace.chunkTimes.isEmpty ? trace.chunkCount : Int64(trace.chunkTimes.count)
        if chunks == 1, transferred != nil {
            values[.httpReqReceiving] = 0
        } else {
            set(.httpReqReceiving, transferred)
        }
        let end = trace.receive.end ?? trace.chunkTimes.last
        set(.httpReqDuration, interval(trace.send.start, end))
        let rest = end == lastByte ? transferred : interval(firstByte, end)
        let isWhole =
            (poolWait != nil || !trace.poolWait.isComplete) && (connect != nil || !trace.connect.isComplete)
            && (lookup != nil || !trace.lookup.isComplete)
        if isWhole, let send, let wait, let rest {
            phases = PhaseTimes(
                poolWait: poolWait, lookup: lookup, connect: connect, send: send, wait: wait,
                transfer: rest)
        }

        set(.timeToHeaders, interval(trace.send.end, trace.headersReceived))
        set(.chunksPerRequest, chunks.map(Double.init))
        set(.requestSize, trace.requestBytes.map(Double.init))
        set(.responseSize, trace.responseBytes.map(Double.init))
    }

    /// Lets AIPerf's figures stand in where the run was made without a trace.
    private mutating func adopt(_ metrics: borrowing RecordMetrics) {
        set(.requestSize, metrics.bytesSent)
        set(.responseSize, metrics.bytesReceived)
        set(.chunksPerRequest, metrics.chunksReceived)
        set(.httpReqBlocked, metrics.blocked)
        set(.httpReqDNSLookup, metrics.dnsLookup)
        set(.httpReqConnecting, metrics.connecting)
        set(.httpReqSending, metrics.sending)
        set(.httpReqWaiting, metrics.waiting)
        set(.httpReqReceiving, metrics.receiving)
        set(.httpReqDuration, metrics.duration)
        values[.requestSendTime] = values[.httpReqSending]
        values[.ttfb] = values[.httpReqWaiting]
        if let waiting = values[.httpReqWaiting], let receiving = values[.httpReqReceiving] {
            values[.ttlb] = waiting + receiving
            transfer = receiving
        }
        phases = PhaseTimes(nested: metrics)
        connectsWhileSending = phases != nil && (metrics.connecting ?? 0) > 0
    }

    /// What one token cost, where output tokens are known and more than none.
    private mutating func relateTokens() {
        guard let tokens = values[.outputTokens], tokens > 0 else { return }
        if let ttlb = values[.ttlb], ttlb > 0 {
            set(.tokenThroughput, tokens / (ttlb / 1e9))
            set(.timePerOutputToken, ttlb / tokens)
        }
        if let bytes = values[.responseSize] { set(.bytesPerToken, bytes / tokens) }
        if let chunks = values[.chunksPerRequest] { set(.chunksPerToken, chunks / tokens) }
    }

    /// The time of a token behind the first: AIPerf's figure, else what lies between the first byte and the last.
    private mutating func measureDecoding() {
        guard isStreaming == true else { return }
        let tokens = values[.outputTokens]
        guard tokens ?? 2 >= 2 else { return }
        if let figure = values[.interTokenLatency] {
            values[.decodeTimePerToken] = figure
        } else if let tokens, let transfer {
            set(.decodeTimePerToken, transfer / (tokens - 1))
        }
    }

    /// How late the request began.
    ///
    /// AIPerf gives a cancelled one the moment of cancelling: of that one the trace knows, or nothing does.
    private mutating func measureLag(_ record: borrowing TraceRecord) {
        let began = outcome == .cancelled ? record.wire.send.start : record.metadata.startNanoseconds
        set(.scheduleLag, interval(record.metadata.creditNanoseconds, began))
    }

    /// Where AIPerf says that the request lies in time; the trace's first and last event where it says nothing.
    private mutating func report(_ record: borrowing TraceRecord) {
        reportedStart = record.metadata.startNanoseconds ?? record.wire.events?.first
        reportedEnd = record.metadata.endNanoseconds ?? record.wire.events?.last
        if let start = record.metadata.startNanoseconds, let latency = values[.requestLatency],
            let length = Int64(exactly: latency.rounded())
        {
            let (latest, overflow) = start.addingReportingOverflow(length)
            if !overflow { reportedEnd = latest }
        }
        if let reportedStart, let end = reportedEnd, end < reportedStart {
            impossible += 1
            reportedEnd = nil
        }
    }

    /// Where the request lay in time.
    ///
    /// AIPerf gives a cancelled one the moment of cancelling as its start; the trace knows better, of every request.
    private mutating func place(_ record: borrowing TraceRecord) {
        (start, end) = (reportedStart, reportedEnd)
        guard let trace = record.wire.extent else { return }
        start = trace.start
        end = trace.end ?? end
        if let start, let end, end < start { self.end = nil }
    }
}

extension HTTPTrace {
    /// From the start of sending to the end of the response or the failure; nil where the start is not recorded.
    fileprivate var extent: (start: Int64, end: Int64?)? {
        send.start.map { ($0, receive.end ?? failed ?? chunkTimes.last) }
    }

    /// The earliest and the latest of all timestamps; nil when there is none.
    fileprivate var events: (first: Int64, last: Int64)? {
        let spans = [poolWait, connect, lookup, send, receive].flatMap { [$0.start, $0.end] }
        let marks = [reused, dnsCacheHit, failed, chunkTimes.min(), chunkTimes.max()]
        let all = (spans + marks).compactMap { $0 }
        guard let first = all.min(), let last = all.max() else { return nil }
        return (first, last)
    }
}

/// A value for each metric that has one.
struct MetricValues: Sendable, Equatable {
    /// Indexed by the tag's raw value; no metric is ever NaN, so that stands for "not recorded".
    private var storage = [Double](repeating: .nan, count: MetricTag.allCases.count)

    /// The value of a metric; nil when not recorded.
    subscript(tag: MetricTag) -> Double? {
        get {
            let value = storage[tag.rawValue]
            return value.isNaN ? nil : value
        }
        set { storage[tag.rawValue] = newValue ?? .nan }
    }

    /// Whether both hold the same values.
    static func == (left: MetricValues, right: MetricValues) -> Bool {
        MetricTag.allCases.allSatisfy { left[$0] == right[$0] }
    }
}
