/// The gaps between chunks by their place in the response: how decoding slows down as the context grows.
///
/// Places up to 127 stand alone, later ones share a range of a 64th of their size. In each range the gaps are
/// counted in logarithmic bins 2.2 % wide, so a percentile is within 1.1 % of the exact one. 10 KB a range.
public struct GapsByPosition: Sendable, Equatable {
    /// The gaps at some places of the responses.
    public struct Range: Sendable, Equatable {
        /// The places, counted from 1: the gap behind the first chunk.
        public let positions: ClosedRange<Int>
        /// How many gaps there are.
        public let count: Int
        private let counts: [Int]

        fileprivate init(positions: ClosedRange<Int>, counts: [Int]) {
            self.positions = positions
            self.counts = counts
            count = counts.reduce(0, +)
        }

        /// The middle of the bin in which a percentile lies by the nearest rank, in ns.
        public func percentile(_ percentile: Percentile) -> Double {
            let rank = percentile.nearestIndex(count: count)
            var before = 0
            for (bin, number) in counts.enumerated() {
                before += number
                if before > rank { return places.middle(of: bin) }
            }
            return 0
        }

        private var places: LogBins { GapsByPosition.gapBins }
    }

    /// How many bins places and lengths can have.
    static let sizes = (
        places: positionBins.bin(of: UInt64(lastPosition)) + 1,
        lengths: gapBins.bin(of: RequestGaps.longest) + 1
    )
    private static let positionBins = LogBins(perOctave: 64)
    fileprivate static let gapBins = LogBins(perOctave: 32)
    /// The last place that is told apart.
    private static let lastPosition = 1 << 20

    /// How many gaps there are of each length, the places one behind the other.
    private var counts: [Int] = []
    /// Gaps that are not among them yet.
    private var recent = RecentGaps()

    /// No gaps.
    init() {}

    /// Gaps that were counted before.
    ///
    /// - Parameter counts: How many there are of each length, the places one behind the other.
    init(counts: [Int]) { self.counts = counts }

    /// How many gaps there are of each length, for each place up to the last that has any; empty where there is none.
    var bins: [[Int]] {
        let lengths = Self.sizes.lengths
        let counts = settled.counts
        var rows = stride(from: 0, to: counts.count, by: lengths).map { start in
            let row = counts[start..<start + lengths]
            return row.contains { $0 > 0 } ? Array(row) : []
        }
        while rows.last?.isEmpty ?? false { rows.removeLast() }
        return rows
    }

    /// Counts the gaps of one response.
    ///
    /// O(gaps).
    mutating func add(_ gaps: RequestGaps) { gaps.forEachPortion { add($1, from: $0) } }

    /// Counts some gaps of a response, those that are too long left out.
    ///
    /// - Parameter first: The place of the first.
    mutating func add(_ gaps: UnsafeBufferPointer<UInt64>, from first: Int) {
        if recent.isFull(with: gaps.count) { self = settled }
        recent.add(
            gaps, from: first, lastPlace: Self.lastPosition, places: Self.positionBins, lengths: Self.gapBins)
    }

    /// The same with all gaps in one table.
    private var settled: GapsByPosition {
        guard recent.total > 0 else { return self }
        var all = GapsByPosition(counts: counts)
        let lengths = Self.sizes.lengths
        var last = 0
        recent.forEach { place, _, _ in last = max(last, place) }
        all.makeRoom(for: (last + 1) * lengths)
        recent.forEach { place, length, count in all.counts[place * lengths + length] += count }
        return all
    }

    private mutating func makeRoom(for count: Int) {
        if counts.count < count { counts += repeatElement(0, count: count - counts.count) }
    }

    /// Takes in all that others hold.
    mutating func append(_ other: GapsByPosition) {
        let (own, theirs) = (settled, other.settled.counts)
        self = own
        makeRoom(for: theirs.count)
        counts.withUnsafeMutableBufferPointer { counts in
            for (index, count) in theirs.enumerated() { counts[index] += count }
        }
    }

    /// Whether both hold the same gaps.
    public static func == (one: GapsByPosition, other: GapsByPosition) -> Bool { one.bins == other.bins }

    /// The ranges in which there are gaps, by their places.
    public var ranges: [Range] {
        bins.enumerated().compactMap { place, counts in
            guard !counts.isEmpty else { return nil }
            let bounds = Self.positionBins.bounds(of: place)
            return Range(positions: Int(bounds.lowerBound)...Int(bounds.upperBound), counts: counts)
        }
    }
}

/// The gaps between the chunks of one response, in ns: off the socket where chunks are listed, else AIPerf's.
struct RequestGaps {
    /// The longest gap that is told apart: 18 minutes.
    static let longest: UInt64 = 1 << 40
    /// How many gaps are made at a time, on the stack.
    private static let portion = 256

    private let times: [Int64]
    private let listed: NanosecondList

    /// The gaps of a record; none where its answer does not stream.
    init(_ record: borrowing TraceRecord, isStreaming: Bool = true) {
        guard isStreaming else {
            (times, listed) = ([], [])
            return
        }
        times = record.wire.chunkTimes
        listed = times.isEmpty ? record.metrics.interChunkLatency : []
    }

    /// Passes every possible gap on, with its place: 1 for the one behind the first chunk.
    @inline(__always)
    func forEach(_ body: (_ position: Int, _ nanoseconds: Double) -> Void) {
        for (index, pair) in zip(times, times.dropFirst()).enumerated() {
            if let interval = Interval(from: pair.0, to: pair.1) { body(index + 1, Double(interval.length)) }
        }
        for (index, gap) in listed.enumerated() where RequestMetrics.possible.contains(gap) {
            body(index + 1, gap)
        }
    }

    /// Passes all gaps on in whole ns, at most `longest`, some at a time with the place of their first; what is larger
    /// stands for a gap that cannot be.
    func forEachPortion(_ body: (_ position: Int, _ gaps: UnsafeBufferPointer<UInt64>) -> Void) {
        let count = times.isEmpty ? listed.count : times.count - 1
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.portion) { room in
            for start in stride(from: 0, to: count, by: Self.portion) {
                let gaps = UnsafeMutableBufferPointer(rebasing: room[..<min(Self.portion, count - start)])
                if times.isEmpty { list(gaps, from: start) } else { measure(gaps, from: start) }
                body(start + 1, UnsafeBufferPointer(gaps))
            }
        }
    }

    /// Writes the gaps behind so many chunks.
    private func measure(_ gaps: UnsafeMutableBufferPointer<UInt64>, from start: Int) {
        times.withUnsafeBufferPointer { times in
            for index in gaps.indices {
                let (gap, overflow) = times[start &+ index &+ 1].subtractingReportingOverflow(
                    times[start &+ index])
                gaps[index] = overflow || gap < 0 ? .max : min(UInt64(gap), Self.longest)
            }
        }
    }

    /// Writes the gaps that are listed from a place on.
    private func list(_ gaps: UnsafeMutableBufferPointer<UInt64>, from start: Int) {
        listed.whole.withUnsafeBufferPointer { whole in
            for index in gaps.indices { gaps[index] = UInt64(whole[start &+ index]) }
        }
        for other in listed.others where gaps.indices.contains(other.index - start) {
            let isPossible = RequestMetrics.possible.contains(other.value)
            gaps[other.index - start] =
                isPossible ? UInt64(min(other.value.rounded(), Double(Self.longest))) : .max
        }
    }
}
