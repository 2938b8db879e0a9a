/// The six parts of a request that do not overlap and add up to it, in nanoseconds.
///
/// In a trace the spans nest: the lookup lies inside the connect, and both lie inside the send span. Each
/// part here is what the ones before it have left over.
public struct RequestPhases: Sendable, Equatable {
    /// Waiting for a free connection.
    public var blocked: Double
    /// Resolving the host's name.
    public var dns: Double
    /// TCP connect and TLS, less the lookup.
    public var connect: Double
    /// Sending, less all of the above.
    public var send: Double
    /// From the request's last byte to the response's first.
    public var wait: Double
    /// From the response's first byte to its last.
    public var transfer: Double

    /// The parts in the order in which they happen.
    public var parts: [Double] { [blocked, dns, connect, send, wait, transfer] }
    /// The parts that took time, one behind the other.
    public var pieces: [PhasePiece] {
        var pieces: [PhasePiece] = []
        var end = 0.0
        for (phase, length) in zip(WirePhase.allCases, parts) where length > 0 {
            pieces.append(PhasePiece(phase: phase, start: end, end: end + length))
            end += length
        }
        return pieces
    }
    /// The whole request.
    public var total: Double { parts.reduce(0, +) }
}

extension RequestPhases {
    /// The parts of a traced request.
    init(
        poolWait: Interval?, lookup: Interval?, connect: Interval?, send: Interval, wait: Interval,
        transfer: Interval
    ) {
        if poolWait == nil, lookup == nil, connect == nil {
            // A reused connection, as most requests have: nothing to subtract.
            (blocked, dns, self.connect) = (0, 0, 0)
            self.send = Double(send.length)
        } else {
            let pool = [poolWait].compactMap { $0 }
            let named = pool + [lookup].compactMap { $0 }
            blocked = Double(poolWait?.length ?? 0)
            dns = Double(lookup?.length(outside: pool) ?? 0)
            self.connect = Double(connect?.length(outside: named) ?? 0)
            self.send = Double(send.length(outside: named + [connect].compactMap { $0 }))
        }
        self.wait = Double(wait.length)
        self.transfer = Double(transfer.length)
    }

    /// The parts of a request of which only AIPerf's nested totals are known.
    ///
    /// - Returns: nil when a total is missing, or when one is smaller than what it should hold.
    init?(nested metrics: RecordMetrics) {
        guard let sending = metrics.sending, let waiting = metrics.waiting,
            let receiving = metrics.receiving, waiting >= 0, receiving >= 0
        else { return nil }
        blocked = metrics.blocked ?? 0
        dns = metrics.dnsLookup ?? 0
        connect = (metrics.connecting ?? 0) - dns
        send = sending - blocked - dns - connect
        wait = waiting
        transfer = receiving
        guard parts.allSatisfy({ $0 >= 0 }) else { return nil }
    }
}
