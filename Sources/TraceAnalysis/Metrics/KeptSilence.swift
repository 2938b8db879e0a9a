/// A stretch of time in which nothing came while requests waited, in ns of wall clock.
struct KeptSilence: Sendable, Equatable {
    /// What is shorter is not told from the usual distance between two arrivals: ten cells of the map of arrivals.
    static let least = 100e6
    /// The most silences that are kept: of more the longest.
    static let limit = 2_000

    let start: Int64
    let end: Int64
    /// How many requests were under way in it at once, at the most.
    let waiting: Int

    /// In ns.
    var length: Int64 { end - start }

    /// How many requests were under way at once, at the most, in a stretch of time, its end left out.
    ///
    /// O(log n + those that begin or end in it).
    ///
    /// - Parameters:
    ///   - starts: When the requests began, ascending.
    ///   - ends: When they ended, ascending.
    static func most<Time: Comparable>(_ starts: [Time], _ ends: [Time], from: Time, to: Time) -> Int {
        var begun = starts.partitioningIndex { $0 > from }
        var ended = ends.partitioningIndex { $0 > from }
        var most = begun - ended
        while begun < starts.count, starts[begun] < to {
            while ended < ends.count, ends[ended] <= starts[begun] { ended += 1 }
            begun += 1
            most = max(most, begun - ended)
        }
        return max(most, 0)
    }
}

extension RequestTable {
    /// The silences of at least `least` through which a request waited, in order; nil where arrivals are not known.
    ///
    /// O(n log n + silences × log n).
    var foundSilences: [KeptSilence]? {
        guard !arrivals.isEmpty else { return nil }
        var spans: [(start: Int64, end: Int64)] = []
        for row in 0..<count {
            guard let start = self.start(row), let end = self.end(row), end > start else { continue }
            spans.append((start, end))
        }
        let least = Int64(max(KeptSilence.least, 10 * Double(arrivals.cell)))
        let starts = spans.map(\.start).sorted()
        let ends = spans.map(\.end).sorted()
        let all = arrivals.silences(of: least).compactMap { silence -> KeptSilence? in
            // As no answer ends in a silence, who began before it and has not ended waits all through it.
            let begun = starts.partitioningIndex { $0 >= silence.start }
            guard begun > ends.partitioningIndex(where: { $0 >= silence.start }) else { return nil }
            let most = KeptSilence.most(starts, ends, from: silence.start, to: silence.end)
            return KeptSilence(start: silence.start, end: silence.end, waiting: most * oneOf)
        }
        let longest = all.sorted { ($1.length, $0.start) < ($0.length, $1.start) }.prefix(KeptSilence.limit)
        return longest.sorted { $0.start < $1.start }
    }
}
