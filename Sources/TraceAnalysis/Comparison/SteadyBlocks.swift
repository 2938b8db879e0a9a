/// What was completed a second in each of ten equal stretches of the steady part of a run.
///
/// The steady part goes from the first end of a request to the last start: before, the first answers are waited for,
/// afterwards the last ones, and how long that takes says little about the pace.
struct SteadyBlocks: Sendable, Equatable {
    /// Successful requests a second, stretch by stretch.
    let requests: [Double]
    /// Output tokens a second; nil where none are recorded.
    let tokens: [Double]?
    /// Requests a second that met what was asked of them; nil where nothing was.
    let good: [Double]?

    /// How many stretches there are.
    static let count = 10
    /// The fewest requests that must have ended in the steady part.
    static let fewest = 20
}

extension SteadyBlocks {
    /// O(n).
    ///
    /// - Returns: nil where there is no steady part, or where too few requests ended in it.
    init?(_ table: RequestTable) {
        let rows = (0..<table.count).filter { table.outcome($0) == .successful }
        let ends = table[.end]
        guard let first = rows.lazy.compactMap({ ends[$0] }).min(),
            let last = (0..<table.count).lazy.compactMap({ table.start($0) }).max(), last > first,
            rows.count(where: { ends[$0].map { $0 > first && $0 <= last } ?? false }) >= Self.fewest
        else { return nil }
        let width = last.nanoseconds(since: first) / Double(Self.count)
        guard width.isFinite, width >= 1 else { return nil }
        let (output, marks) = (table[.outputTokens], table[.isGood])
        var (requests, tokens, good) = (Self.zeros, Self.zeros, Self.zeros)
        var (hasTokens, hasMarks) = (false, false)
        for row in rows {
            guard let end = ends[row], end > first, end <= last else { continue }
            let block = min(Int(end.nanoseconds(since: first) / width), Self.count - 1)
            requests[block] += 1
            if let count = output[row] {
                tokens[block] += count
                hasTokens = true
            }
            if let mark = marks[row] {
                good[block] += Double(mark)
                hasMarks = true
            }
        }
        let factor = Double(table.oneOf) * 1e9 / width
        func rates(_ counts: [Double]) -> [Double] { counts.map { $0 * factor } }
        self.init(
            requests: rates(requests), tokens: hasTokens ? rates(tokens) : nil,
            good: hasMarks ? rates(good) : nil)
    }

    private static var zeros: [Double] { [Double](repeating: 0, count: count) }
}
