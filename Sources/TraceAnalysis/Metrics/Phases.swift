/// One of the six disjoint phases of a request, in the order in which they happen.
public enum WirePhase: Int, Sendable, CaseIterable {
    /// Waiting for a free connection.
    case blocked
    /// Resolving the host's name.
    case dns
    /// TCP connect and TLS, less the lookup.
    case connect
    /// Sending the request, less all of the above.
    case send
    /// From the request's last byte to the response's first.
    case wait
    /// From the response's first byte to its last.
    case transfer

    /// The phase as JSON and CSV name it.
    public var name: String { "\(self)" }
}

/// A value for each of the six phases of a request.
///
/// Six stored values, no array: making one, reading one and mapping one allocate nothing.
public struct Phases<Value> {
    /// The value for waiting for a free connection.
    public var blocked: Value
    /// The value for resolving the host's name.
    public var dns: Value
    /// The value for TCP connect and TLS.
    public var connect: Value
    /// The value for sending the request.
    public var send: Value
    /// The value for waiting for the first byte.
    public var wait: Value
    /// The value for the time from the first byte to the last.
    public var transfer: Value

    /// A value for each phase.
    @inlinable
    public init(blocked: Value, dns: Value, connect: Value, send: Value, wait: Value, transfer: Value) {
        self.blocked = blocked
        self.dns = dns
        self.connect = connect
        self.send = send
        self.wait = wait
        self.transfer = transfer
    }

    /// The same value for every phase.
    @inlinable
    public init(repeating value: Value) {
        self.init(blocked: value, dns: value, connect: value, send: value, wait: value, transfer: value)
    }

    /// What a function makes of each phase, in their order.
    @inlinable
    public init<Thrown>(_ make: (WirePhase) throws(Thrown) -> Value) throws(Thrown) {
        self.init(
            blocked: try make(.blocked), dns: try make(.dns), connect: try make(.connect),
            send: try make(.send), wait: try make(.wait), transfer: try make(.transfer))
    }

    /// The value of a phase.
    @inlinable public subscript(phase: WirePhase) -> Value {
        switch phase {
        case .blocked: blocked
        case .dns: dns
        case .connect: connect
        case .send: send
        case .wait: wait
        case .transfer: transfer
        }
    }

    /// The six values, in the order of the phases.
    @inlinable public var values: [Value] { [blocked, dns, connect, send, wait, transfer] }

    /// Each phase with its value, in the order of the phases.
    @inlinable public var pairs: [(phase: WirePhase, value: Value)] {
        WirePhase.allCases.map { ($0, self[$0]) }
    }

    /// What a function makes of each value.
    @inlinable
    public func map<Other, Thrown>(
        _ transform: (Value) throws(Thrown) -> Other
    ) throws(Thrown) -> Phases<Other> {
        try Phases<Other> { (phase) throws(Thrown) in try transform(self[phase]) }
    }

    /// What a function makes of each value and the other's value of the same phase.
    @inlinable
    public func zip<Other, Result>(
        _ other: Phases<Other>, _ combine: (Value, Other) -> Result
    ) -> Phases<Result> {
        Phases<Result> { combine(self[$0], other[$0]) }
    }

    /// Changes each value by the other's value of the same phase, where it stands.
    @inlinable
    public mutating func update<Other>(
        with other: Phases<Other>, _ change: (inout Value, Other) -> Void
    ) {
        change(&blocked, other.blocked)
        change(&dns, other.dns)
        change(&connect, other.connect)
        change(&send, other.send)
        change(&wait, other.wait)
        change(&transfer, other.transfer)
    }
}

extension Phases: Equatable where Value: Equatable {}
extension Phases: Hashable where Value: Hashable {}
extension Phases: Sendable where Value: Sendable {}

extension Phases<Double> {
    /// The whole request.
    @inlinable public var total: Double { 0 + blocked + dns + connect + send + wait + transfer }

    /// The phase with the largest value, the first where several are as large.
    public var longest: (phase: WirePhase, value: Double) {
        pairs.reduce((.blocked, blocked)) { $1.value > $0.1 ? $1 : $0 }
    }
}
