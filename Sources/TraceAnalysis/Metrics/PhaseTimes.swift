/// How long each of the six disjoint phases of a request took, in nanoseconds: they add up to the request.
///
/// In a trace the spans nest: the lookup lies inside the connect, and both lie inside the send span. Each
/// phase here is what the ones before it have left over.
public typealias PhaseTimes = Phases<Double>

extension PhaseTimes {
    /// The phases of a traced request.
    init(
        poolWait: Interval?, lookup: Interval?, connect: Interval?, send: Interval, wait: Interval,
        transfer: Interval
    ) {
        self.init(
            blocked: 0, dns: 0, connect: 0, send: 0, wait: Double(wait.length),
            transfer: Double(transfer.length))
        if poolWait == nil, lookup == nil, connect == nil {
            // A reused connection, as most requests have: nothing to subtract.
            self.send = Double(send.length)
        } else {
            let pool = [poolWait].compactMap { $0 }
            let named = pool + [lookup].compactMap { $0 }
            blocked = Double(poolWait?.length ?? 0)
            dns = Double(lookup?.length(outside: pool) ?? 0)
            self.connect = Double(connect?.length(outside: named) ?? 0)
            self.send = Double(send.length(outside: named + [connect].compactMap { $0 }))
        }
    }

    /// The phases of a request of which only AIPerf's nested totals are known.
    ///
    /// - Returns: nil when a total is missing, or when one is smaller than what it should hold.
    init?(nested metrics: borrowing RecordMetrics) {
        guard let sending = metrics.sending, let waiting = metrics.waiting,
            let receiving = metrics.receiving, waiting >= 0, receiving >= 0
        else { return nil }
        let blocked = metrics.blocked ?? 0
        let dns = metrics.dnsLookup ?? 0
        let connect = (metrics.connecting ?? 0) - dns
        self.init(
            blocked: blocked, dns: dns, connect: connect, send: sending - blocked - dns - connect,
            wait: waiting, transfer: receiving)
        guard values.allSatisfy({ $0 >= 0 }) else { return nil }
    }

    /// The phases that took time, one behind the other.
    var pieces: [PhasePiece] {
        var pieces: [PhasePiece] = []
        var end = 0.0
        for (phase, length) in pairs where length > 0 {
            pieces.append(PhasePiece(phase: phase, start: end, end: end + length))
            end += length
        }
        return pieces
    }
}

/// The spans of one request as its trace tells them; they may lie inside each other.
typealias PhaseSpans = Phases<Interval?>

extension PhaseSpans {
    /// The possible spans of a trace; nil for one that is not recorded.
    init(_ trace: HTTPTrace) {
        func interval(_ start: Int64?, _ end: Int64?) -> Interval? {
            guard let start, let end else { return nil }
            return Interval(from: start, to: end)
        }
        let firstByte = trace.chunkTimes.first ?? trace.receive.start
        self.init(
            blocked: interval(trace.poolWait.start, trace.poolWait.end),
            dns: interval(trace.lookup.start, trace.lookup.end),
            connect: interval(trace.connect.start, trace.connect.end),
            send: interval(trace.send.start, trace.send.end),
            wait: interval(trace.send.end, firstByte),
            transfer: interval(firstByte, trace.receive.end ?? trace.chunkTimes.last))
    }

    /// The request cut into its phases where they lie in time, none inside another.
    ///
    /// Where spans overlap the innermost counts, as in `PhaseTimes`. Times are since the first of them.
    var pieces: [PhasePiece] {
        pieces(since: pairs.compactMap { $0.value?.start }.min() ?? 0)
    }

    /// The same with times since a moment; empty where they lie centuries from it.
    func pieces(since origin: Int64) -> [PhasePiece] {
        let spans = pairs.compactMap { phase, span in span.map { (phase: phase, span: $0) } }
        let moments = Set(spans.flatMap { [$0.span.start, $0.span.end] }).sorted()
        guard moments.allSatisfy({ !$0.subtractingReportingOverflow(origin).overflow }) else { return [] }
        var pieces: [PhasePiece] = []
        for (from, to) in Swift.zip(moments, moments.dropFirst()) {
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

/// A stretch of a request, and the phase it was in.
public struct PhasePiece: Sendable, Equatable {
    /// The phase; nil where the phases were not recorded.
    public let phase: WirePhase?
    /// Where it begins, in ns since the request began.
    public let start: Double
    /// Where it ends.
    public let end: Double
}

/// A stretch of time with its end not before its start, in nanoseconds.
struct Interval: Sendable, Equatable {
    let start: Int64
    let end: Int64

    /// - Returns: nil when the end lies before the start or the length does not fit 64 bits.
    init?(from start: Int64, to end: Int64) {
        let (length, overflow) = end.subtractingReportingOverflow(start)
        guard !overflow, length >= 0 else { return nil }
        self.start = start
        self.end = end
    }

    /// Nanoseconds from start to end; never negative.
    var length: Int64 { end - start }

    /// How much of this interval lies in none of the others.
    ///
    /// O(k log k) for k others.
    func length(outside others: [Interval]) -> Int64 {
        var covered: Int64 = 0
        var reached = start
        for other in others.sorted(by: { $0.start < $1.start }) {
            let from = max(other.start, reached)
            let to = min(other.end, end)
            guard to > from else { continue }
            covered += to - from
            reached = to
        }
        return length - covered
    }
}
