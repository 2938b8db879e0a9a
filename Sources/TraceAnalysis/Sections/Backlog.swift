/// How many requests had got nothing yet at each moment: sent, and without a first token.
public struct Backlog: Sendable, Equatable {
    /// The steps, ascending; the last has no request.
    ///
    /// Every change where they are few; else of each of `columns` stretches the first, the lowest, the highest and the
    /// last.
    public let steps: [RequestsInFlight.Step]
    /// The most at once.
    public let highest: Int

    /// Counts the requests of a table; of a thinned one each stands for several.
    ///
    /// A request is counted until its first token, where none is recorded until its first byte, and one that got
    /// neither until its end. O(n).
    ///
    /// - Returns: nil when no request is known to have waited.
    public init?(_ table: RequestTable, _ timeline: Timeline, columns: Int = 2_048) {
        let (tokens, bytes) = (table[.timeToFirstToken], table[.ttfb])
        var (starts, ends) = ([Double](), [Double]())
        for row in 0..<table.count {
            guard let start = table.start(row).map(timeline.offset) else { continue }
            let wait = tokens[row] ?? bytes[row]
            guard let end = wait.map({ start + $0 }) ?? table.end(row).map(timeline.offset), end > start
            else {
                continue
            }
            starts.append(start)
            ends.append(end)
        }
        guard !starts.isEmpty, timeline.length > 0 else { return nil }
        let all = RequestsInFlight.changes(
            RadixSort.sorted(starts), RadixSort.sorted(ends), each: table.oneOf)
        highest = all.map(\.count).max() ?? 0
        steps = all.count <= 4 * columns ? all : RequestsInFlight.extremes(of: all, timeline, columns)
    }
}
