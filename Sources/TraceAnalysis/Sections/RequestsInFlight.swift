/// How many requests were under way at each moment.
public struct RequestsInFlight: Sendable, Equatable {
    /// From a moment on, how many.
    public struct Step: Sendable, Equatable {
        /// Nanoseconds since the first request began.
        public let time: Double
        /// How many requests are under way from here to the next step.
        public let count: Int
    }

    /// A stretch of the run.
    public struct Window: Sendable, Equatable {
        /// Where it begins, in ns since the first request began.
        public let lower: Double
        /// Where it ends.
        public let upper: Double
        /// The mean of the requests under way in it, each moment weighing alike.
        public let mean: Double
    }

    /// The steps, ascending; the last has no request.
    ///
    /// Every change where they are few; else of each of `columns` stretches the first, the lowest, the highest
    /// and the last.
    public let steps: [Step]
    /// The most at once.
    public let highest: Int
    /// Stretches of a round length that cover the run, those of `Throughput`: at most 120, about ten requests each or
    /// more.
    public let windows: [Window]
    /// The length of every window in ns; the last ends with the run and is from half as long to half as long again.
    public let windowLength: Double
    /// The mean over the run.
    public let mean: Double
    /// Requests whose beginning or end is not recorded.
    public let unknown: Int

    /// The window in which a moment of the run lies.
    public func window(at time: Double) -> Window {
        windows[min(max(Int(time / windowLength), 0), windows.count - 1)]
    }

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
        guard let stretches = TimeWindows(timeline, most: min(max(table.count / 10, 1), 120)) else {
            return nil
        }
        windowLength = stretches.length
        windows = RequestsInFlight.windows(of: all, stretches)
        steps = all.count <= 4 * columns ? all : RequestsInFlight.extremes(of: all, timeline, columns)
    }

    /// The count after each moment at which it changes.
    static func changes(_ starts: [Double], _ ends: [Double], each: Int) -> [Step] {
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

    /// The mean of each stretch; O(steps).
    private static func windows(of steps: [Step], _ stretches: TimeWindows) -> [Window] {
        let edges = stretches.edges
        var busy = [Double](repeating: 0, count: stretches.count)
        for (step, next) in zip(steps, steps.dropFirst()) where step.count > 0 {
            let first = stretches.index(of: step.time)
            for window in first...max(stretches.index(of: next.time), first) {
                let end = window == stretches.count - 1 ? next.time : min(edges[window + 1], next.time)
                busy[window] += max(end - max(step.time, edges[window]), 0) * Double(step.count)
            }
        }
        return busy.enumerated().map { index, busy in
            Window(
                lower: edges[index], upper: edges[index + 1], mean: busy / (edges[index + 1] - edges[index]))
        }
    }

    static func extremes(of steps: [Step], _ timeline: Timeline, _ columns: Int) -> [Step] {
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

extension RequestsInFlight {
    /// How many other requests were under way when each request of a table began; nil where its start is not recorded.
    ///
    /// O(n log n). Requests of which the end is not recorded are not among the others. Of a thinned table each stands
    /// for several.
    public static func othersAtStart(of table: RequestTable, _ timeline: Timeline) -> [Int?] {
        var (starts, ends) = ([Double](), [Double]())
        for row in 0..<table.count {
            guard let start = table.start(row), let end = table.end(row), end > start else { continue }
            starts.append(timeline.offset(start))
            ends.append(timeline.offset(end))
        }
        (starts, ends) = (RadixSort.sorted(starts), RadixSort.sorted(ends))
        return (0..<table.count).map { row in
            guard let start = table.start(row).map(timeline.offset) else { return nil }
            let isKnown = table.end(row).map { timeline.offset($0) > start } ?? false
            let begun = starts.partitioningIndex { $0 > start } - (isKnown ? 1 : 0)
            return max(begun - ends.partitioningIndex { $0 > start }, 0) * table.oneOf
        }
    }
}
