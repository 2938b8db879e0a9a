/// How many requests did not succeed: those that failed by themselves, and those that the load generator cancelled.
public struct LostRequests: Sendable, Equatable {
    private let failed: Int
    private let cancelled: Int

    /// - Parameter lost: How many did not succeed, the cancelled among them.
    init(_ lost: Int, cancelled: Int) {
        (failed, self.cancelled) = (lost - cancelled, cancelled)
    }

    /// What there is of both, named: `failed` and `cancelled` unless told otherwise.
    public func names(failed: String = "failed", cancelled: String = "cancelled") -> [String] {
        (self.failed > 0 ? [failed] : []) + (self.cancelled > 0 ? [cancelled] : [])
    }

    /// What there is of both, counted: `17 failed` and `5 cancelled`; empty for none.
    public var words: [String] {
        names(
            failed: "\(FigureStyle.grouped(failed)) failed",
            cancelled: "\(FigureStyle.grouped(cancelled)) cancelled")
    }
}
