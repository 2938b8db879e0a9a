/// The spans of one request as its trace tells them; they may lie inside each other.
struct WireSpans: Sendable, Equatable {
    private var poolWait: Interval?
    private var lookup: Interval?
    private var connect: Interval?
    private var send: Interval?
    private var wait: Interval?
    private var transfer: Interval?

    /// The possible spans of a trace.
    init(_ trace: HTTPTrace) {
        func interval(_ start: Int64?, _ end: Int64?) -> Interval? {
            guard let start, let end else { return nil }
            return Interval(from: start, to: end)
        }
        let firstByte = trace.chunkTimes.first ?? trace.receive.start
        poolWait = interval(trace.poolWait.start, trace.poolWait.end)
        lookup = interval(trace.lookup.start, trace.lookup.end)
        connect = interval(trace.connect.start, trace.connect.end)
        send = interval(trace.send.start, trace.send.end)
        wait = interval(trace.send.end, firstByte)
        transfer = interval(firstByte, trace.receive.end ?? trace.chunkTimes.last)
    }

    /// Spans in the order of the phases.
    ///
    /// - Returns: nil unless there is one for each phase, known or not.
    init?(_ spans: [Interval?]) {
        guard spans.count == WirePhase.allCases.count else { return nil }
        (poolWait, lookup, connect) = (spans[0], spans[1], spans[2])
        (send, wait, transfer) = (spans[3], spans[4], spans[5])
    }

    /// The spans in the order of the phases.
    var spans: [Interval?] { [poolWait, lookup, connect, send, wait, transfer] }

    /// The request cut into its phases where they lie in time, none inside another.
    ///
    /// Where spans overlap the innermost counts, as in `RequestPhases`.
    var pieces: [PhasePiece] {
        let spans = zip(WirePhase.allCases, spans)
            .compactMap { phase, span in span.map { (phase: phase, span: $0) } }
        let moments = Set(spans.flatMap { [$0.span.start, $0.span.end] }).sorted()
        guard let origin = moments.first else { return [] }
        var pieces: [PhasePiece] = []
        for (from, to) in zip(moments, moments.dropFirst()) {
            guard let inner = spans.first(where: { $0.span.start <= from && to <= $0.span.end }) else {
                continue
            }
            let start = Double(from - origin)
            if let last = pieces.last, last.phase == inner.phase, last.end == start {
                pieces[pieces.count - 1] = PhasePiece(
                    phase: inner.phase, start: last.start, end: Double(to - origin))
            } else {
                pieces.append(PhasePiece(phase: inner.phase, start: start, end: Double(to - origin)))
            }
        }
        return pieces
    }
}
