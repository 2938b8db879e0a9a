/// From when the first request of a run began to when the last one ended.
public struct Timeline: Sendable, Equatable {
    /// When the first request began, in ns of wall clock.
    public let origin: Int64
    /// How long the run was, in ns; 0 where one moment is all that is known.
    public let length: Double

    /// The time of all requests of a table, successful or not.
    ///
    /// O(n).
    ///
    /// - Returns: nil when no request has a known beginning.
    public init?(_ table: RequestTable) {
        let rows = 0..<table.count
        guard let origin = rows.lazy.compactMap({ table.start($0) }).min() else { return nil }
        self.origin = origin
        let last = rows.lazy.compactMap { table.end($0) ?? table.start($0) }.max() ?? origin
        length = max(last.nanoseconds(since: origin), 0)
    }

    /// When something was, in ns since the origin.
    ///
    /// Exact, unless the two lie three centuries apart.
    public func offset(_ moment: Int64) -> Double { moment.nanoseconds(since: origin) }

    /// The whole of it as an axis.
    public var range: DisplayRange { DisplayRange(lower: 0, upper: length, isLogarithmic: false) }
}
