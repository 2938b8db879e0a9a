/// How many requests were under way at each moment.
public struct RequestsInFlight: Sendable, Equatable {
    /// From a moment on, how many.
    public struct Step: Sendable, Equatable {
        /// Nanoseconds since the first request began.
        public let time: Double
        /// How many requests are under way from here to the next step.
        public let count: Int
    }

    /// The steps, ascending; the last has no request.
    ///
    /// Every change where they are few; else of each of `columns` stretches the first, the lowest, the highest
    /// and the last.
    public let steps: [Step]
    /// The most at once.
    public let highest: Int
    /// The mean over the run.
    public let mean: Double
    /// Requests whose beginning or end is not recorded.
    public let unknown: Int

    /// Counts the requests of a table, successful or not; of a thinned one each stands for several.
    ///
    /// O(n).
    ///
    /// - Returns: nil when no request has both a beginning and an end after it.
    public init?(_ table: RequestTable, _ timeline: Timeline, columns: Int = 2_048) {
        var (starts, ends, busy) = ([Double](), [Double](), 0.0)
        var known = 0
        for row in 0..<table.count {
            guard let start = table.start(row), let end = table.end(row) else { continue }
            known += 1
            guard end > start else { continue }
            starts.append(timeline.offset(start))
            ends.append(timeline.offset(end))
            busy += timeline.offset(end) - timeline.offset(start)
        }
        guard !starts.isEmpty, timeline.length > 0 else { return nil }
        unknown = table.count - known
        mean = busy / timeline.length * Double(table.oneOf)
        let all = RequestsInFlight.changes(
            RadixSort.sorted(starts), RadixSort.sorted(ends), each: table.oneOf)
        highest = all.map(\.count).max() ?? 0
        steps = all.count <= 4 * columns ? all : RequestsInFlight.extremes(of: all, timeline, columns)
    }

    /// The count after each moment at which it changes.
    private static func changes(_ starts: [Double], _ ends: [Double], each: Int) -> [Step] {
        var steps: [Step] = []
        var (begun, ended) = (0, 0)
        while ended < ends.count {
            let next = begun < starts.count ? min(starts[begun], ends[ended]) : ends[ended]
            while begun < starts.count, starts[begun] == next { begun += 1 }
            while ended < ends.count, ends[ended] == next { ended += 1 }
            let count = (begun - ended) * each
            if steps.last?.count != count { steps.append(Step(time: next, count: count)) }
        }
        return steps
    }

    private static func extremes(of steps: [Step], _ timeline: Timeline, _ columns: Int) -> [Step] {
        var kept: [Step] = []
        var rest = steps[...]
        while let first = rest.first {
            let column = (first.time / timeline.length * Double(columns)).rounded(.down)
            let end =
                rest.firstIndex {
                    ($0.time / timeline.length * Double(columns)).rounded(.down) > column
                } ?? rest.endIndex
            let inside = rest[rest.startIndex..<end]
            let lowest = inside.indices.min { inside[$0].count < inside[$1].count } ?? inside.startIndex
            let highest = inside.indices.max { inside[$0].count < inside[$1].count } ?? inside.startIndex
            let chosen = Set([inside.startIndex, lowest, highest, end - 1]).sorted()
            kept += chosen.map { inside[$0] }
            rest = rest[end...]
        }
        return kept
    }
}
