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
        places: positionBins.bin(of: UInt64(lastPosition)) + 1, lengths: gapBins.bin(of: longest) + 1
    )
    private static let positionBins = LogBins(perOctave: 64)
    fileprivate static let gapBins = LogBins(perOctave: 32)
    /// The last place that is told apart.
    private static let lastPosition = 1 << 20
    /// The longest gap that is told apart: 18 minutes.
    private static let longest: UInt64 = 1 << 40

    /// How many gaps there are of each length, for each place; empty where there is none.
    var bins: [[Int]] = []

    /// No gaps.
    init() {}

    /// Counts the gaps of one response.
    mutating func add(_ gaps: RequestGaps) {
        gaps.forEach { position, gap in
            let place = Self.positionBins.bin(of: UInt64(min(position, Self.lastPosition)))
            if place >= bins.count {
                bins += [[Int]](repeating: [], count: place + 1 - bins.count)
            }
            if bins[place].isEmpty {
                bins[place] = [Int](repeating: 0, count: Self.gapBins.bin(of: Self.longest) + 1)
            }
            bins[place][Self.gapBins.bin(of: UInt64(min(gap.rounded(), Double(Self.longest))))] += 1
        }
    }

    /// Takes in all that others hold.
    mutating func append(_ other: GapsByPosition) {
        if other.bins.count > bins.count {
            bins += [[Int]](repeating: [], count: other.bins.count - bins.count)
        }
        for (place, counts) in other.bins.enumerated() where !counts.isEmpty {
            bins[place] = bins[place].isEmpty ? counts : zip(bins[place], counts).map { $0 + $1 }
        }
    }

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
    private let times: [Int64]
    private let listed: NanosecondList

    /// The gaps of a record; none where its answer does not stream.
    init(_ record: TraceRecord, isStreaming: Bool = true) {
        guard isStreaming else {
            (times, listed) = ([], [])
            return
        }
        times = record.trace?.chunkTimes ?? []
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
}
