/// The gaps between chunks in groups of whole requests.
///
/// Gaps of one request resemble each other, so that thousands of them say no more than their requests do.
/// Requests are put into 256 groups by their hash; in each group the gaps are counted in bins at most 0.8 %
/// wide. About 10 KB a group.
struct GapGroups: Sendable, Equatable {
    /// How many groups there are.
    static let groupCount = 256
    private static let bins = LogBins(perOctave: 128)
    /// The longest gap that is told apart: 18 minutes.
    private static let longest: UInt64 = 1 << 40

    /// The gaps of some requests.
    private struct Group: Sendable, Equatable {
        var counts: [UInt32] = []
        var count = 0
        /// In whole nanoseconds, so that the order of adding does not matter.
        var sum: UInt64 = 0

        mutating func insert(_ bin: Int, times: UInt32) {
            if bin >= counts.count {
                counts += [UInt32](repeating: 0, count: bin + 1 - counts.count)
            }
            counts[bin] &+= times
        }

        mutating func append(_ other: Group) {
            count += other.count
            sum &+= other.sum
            for (bin, times) in other.counts.enumerated() where times > 0 { insert(bin, times: times) }
        }

        /// How many gaps lie in a bin or below it.
        func count(upTo bin: Int) -> Int {
            var total = 0
            for times in counts.prefix(bin + 1) { total += Int(times) }
            return total
        }
    }

    private var groups = [Group](repeating: Group(), count: GapGroups.groupCount)

    /// Adds the gaps of one request.
    ///
    /// - Parameter hash: The hash of the request, whose upper bits name the group.
    mutating func add(_ gaps: RequestGaps, hash: UInt64) {
        let index = Int(hash &>> 56)
        gaps.forEach { _, gap in
            let nanoseconds = UInt64(min(gap.rounded(), Double(Self.longest)))
            groups[index].insert(Self.bins.bin(of: nanoseconds), times: 1)
            groups[index].count += 1
            groups[index].sum &+= nanoseconds
        }
    }

    /// Takes in all that others hold.
    mutating func append(_ other: GapGroups) {
        for index in groups.indices { groups[index].append(other.groups[index]) }
    }

    /// How much wider than for independent gaps the spread of a percentile and of the mean is.
    ///
    /// Source: the linearised variance of a ratio over clusters (Woodruff 1952; Särndal, Swensson and Wretman
    /// 1992). nil where fewer than two groups have gaps.
    ///
    /// - Parameter value: The percentile's value in the run, in ns.
    func spread(at percentile: Percentile, value: Double) -> Double? {
        let bin = Self.bins.bin(of: UInt64(min(max(value.rounded(), 0), Double(Self.longest))))
        let parts = filled.map { (Double($0.count(upTo: bin)), Double($0.count)) }
        let all = parts.reduce(0) { $0 + $1.1 }
        let share = parts.reduce(0) { $0 + $1.0 } / all
        guard let variance = Self.variance(of: parts), share > 0, share < 1 else {
            return filled.count > 1 ? all / Double(filled.count) : nil
        }
        return max(1, variance / (share * (1 - share) / all))
    }

    /// The standard error of the mean gap, in ns; nil where fewer than two groups have gaps.
    var standardErrorOfMean: Double? {
        Self.variance(of: filled.map { (Double($0.sum), Double($0.count)) })?.squareRoot()
    }

    private var filled: [Group] { groups.filter { $0.count > 0 } }

    /// The variance of Σ sums ÷ Σ counts over groups drawn independently.
    private static func variance(of parts: [(sum: Double, count: Double)]) -> Double? {
        guard parts.count > 1 else { return nil }
        let all = parts.reduce(0) { $0 + $1.count }
        let ratio = parts.reduce(0) { $0 + $1.sum } / all
        let squares = parts.reduce(0) { total, part in
            let rest = part.sum - ratio * part.count
            return total + rest * rest
        }
        let groups = Double(parts.count)
        return squares * groups / (groups - 1) / (all * all)
    }
}

/// How much less the gaps between chunks tell than as many independent values would.
struct GapSpread: Sendable, Equatable {
    /// By what the variance of a percentile's rank is larger, by the percentile's label.
    let percentiles: [String: Double]
    /// The standard error of the mean, in ns.
    let standardErrorOfMean: Double
}

extension GapSpread {
    /// - Returns: nil where gaps come from fewer than two groups of requests.
    init?(_ groups: GapGroups, of sample: Sample, options: AnalysisOptions) {
        guard let error = groups.standardErrorOfMean else { return nil }
        let wanted = Set(ComparisonBasis.percentiles + options.extraPercentiles).sorted()
        let values = sample.percentiles(wanted, by: options.percentileMethod)
        let spreads = zip(wanted, values).reduce(into: [:]) { result, entry in
            result[entry.0.label] = groups.spread(at: entry.0, value: entry.1)
        }
        self.init(percentiles: spreads, standardErrorOfMean: error)
    }
}
