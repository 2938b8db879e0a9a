/// One of the six disjoint phases of a request, in the order in which they happen.
public enum WirePhase: Int, Sendable, CaseIterable {
    /// Waiting for a free connection.
    case blocked
    /// Resolving the host's name.
    case dns
    /// TCP connect and TLS.
    case connect
    /// Sending the request.
    case send
    /// From the request's last byte to the response's first.
    case wait
    /// From the response's first byte to its last.
    case transfer

    /// The phase as JSON and CSV name it.
    public var name: String { "\(self)" }
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
