/// One kind of failure and how often it happened.
public struct Failure: Sendable, Equatable {
    /// `error.type`; nil where the record names none.
    public let type: String?
    /// `error.code`, else the failing HTTP status; nil where there is neither.
    public let code: FailureCode?
    /// Whether the load generator cancelled these.
    public let isCancellation: Bool
    /// What `error.message` says, masked; nil where the record says nothing.
    public internal(set) var message: MaskedMessage?
    /// What lies beneath, masked: the last of `error.cause_chain`, else `error.cause`; nil where the record says
    /// nothing, or no more than the type does.
    public internal(set) var rootCause: MaskedMessage?
    /// How many requests failed in this way.
    public let count: Int
}

extension Failure {
    /// All kinds, most frequent first, then by name, code and message.
    static func list(_ failures: [FailureKind: Int]) -> [Failure] {
        failures.sorted { left, right in
            left.value == right.value ? left.key < right.key : left.value > right.value
        }.map { kind, count in
            Failure(
                type: kind.type, code: kind.code, isCancellation: kind.isCancellation, message: kind.message,
                rootCause: kind.rootCause, count: count)
        }
    }
}

extension [Failure] {
    /// The kinds of failure whatever their messages say, most frequent first.
    public var byKind: [Failure] {
        var kinds: [FailureKind: Int] = [:]
        for failure in self {
            let kind = FailureKind(
                type: failure.type, code: failure.code, isCancellation: failure.isCancellation)
            kinds[kind, default: 0] += failure.count
        }
        return Failure.list(kinds)
    }
}
