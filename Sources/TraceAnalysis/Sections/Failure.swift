/// One kind of failure and how often it happened.
public struct Failure: Sendable, Equatable {
    /// `error.type`; nil where the record names none.
    public let type: String?
    /// `error.code`, else the failing HTTP status; nil where there is neither.
    public let code: Int64?
    /// Whether the load generator cancelled these.
    public let isCancellation: Bool
    /// How many requests failed in this way.
    public let count: Int
}

extension Failure {
    /// All kinds, most frequent first, then by name and code.
    static func list(_ failures: [FailureKind: Int]) -> [Failure] {
        failures.map { Failure(type: $0.type, code: $0.code, isCancellation: $0.isCancellation, count: $1) }
            .sorted { left, right in
                (right.count, left.type ?? "", left.code ?? 0, left.isCancellation ? 1 : 0)
                    < (left.count, right.type ?? "", right.code ?? 0, right.isCancellation ? 1 : 0)
            }
    }
}
