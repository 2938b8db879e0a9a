/// The gaps between chunks by when their requests began.
///
/// Gaps of one request resemble each other, and those of requests that run side by side wait for the same batch: so
/// thousands of them say no more than a few stretches of the run do. The run is cut into 20 to 40 slots of equal
/// length, by the clock; in each the gaps are counted in bins at most 0.8 % wide. About 10 KB a slot.
struct GapGroups: Sendable, Equatable {
    /// The most slots.
    static let slotLimit: Int64 = 40
    private static let bins = LogBins(perOctave: 128)
    /// The gaps of some requests.
    struct Group: Sendable, Equatable {
        fileprivate(set) var counts: [UInt32] = []
        fileprivate(set) var count = 0
        /// In whole nanoseconds, so that the order of adding does not matter.
        fileprivate(set) var sum: UInt64 = 0

        /// No gaps.
        init() {}

        /// So many gaps in each bin, which add up to so many nanoseconds.
        init(counts: [UInt32], sum: UInt64) {
            (self.counts, self.sum) = (counts, sum)
            count = counts.reduce(0) { $0 + Int($1) }
        }

        fileprivate mutating func add(_ gaps: UnsafeBufferPointer<UInt64>) {
            let bins = GapGroups.bins
            let before = count
            var longest: UInt64 = 0
            for gap in gaps where gap <= RequestGaps.longest {
                longest = max(longest, gap)
                count += 1
                sum &+= gap
            }
            guard count > before else { return }
            makeRoom(for: bins.bin(of: longest))
            counts.withUnsafeMutableBufferPointer { counts in
                for gap in gaps where gap <= RequestGaps.longest { counts[bins.bin(of: gap)] &+= 1 }
            }
        }

        private mutating func makeRoom(for bin: Int) {
            if bin >= counts.count { counts += repeatElement(0, count: bin + 1 - counts.count) }
        }

        fileprivate mutating func append(_ other: Group) {
            count += other.count
            sum &+= other.sum
            makeRoom(for: other.counts.lastIndex { $0 > 0 } ?? -1)
            for (bin, times) in other.counts.enumerated() where times > 0 { counts[bin] &+= times }
        }

        /// How many gaps lie in a bin or below it.
        fileprivate func count(upTo bin: Int) -> Int {
            var total = 0
            for times in counts.prefix(bin + 1) { total += Int(times) }
            return total
        }
    }

    /// A slot is 2 to this power ns long.
    ///
    /// Slots are those of the clock, so that it depends on the first and the last
    /// start alone, and all parts of a run can be put together.
    private(set) var shift: Int64 = 20
    /// The first and the last slot that is filled.
    private(set) var range: ClosedRange<Int64>?
    private(set) var groups: [Int64: Group] = [:]

    /// How many bins gaps can have.
    static var binCount: Int { bins.bin(of: RequestGaps.longest) + 1 }

    /// No gaps.
    init() {}

    /// Gaps that were written; nil for what none can be.
    init?(shift: Int64, range: ClosedRange<Int64>?, _ groups: [(slot: Int64, group: Group)]) {
        guard (20...62).contains(shift) else { return nil }
        if let range {
            guard range.lowerBound >= Int64.min >> shift, range.upperBound <= Int64.max >> shift,
                range.upperBound - range.lowerBound < Self.slotLimit
            else { return nil }
        }
        guard groups.allSatisfy({ range?.contains($0.slot) ?? false }) else { return nil }
        (self.shift, self.range) = (shift, range)
        self.groups = Dictionary(groups.map { ($0.slot, $0.group) }, uniquingKeysWith: { first, _ in first })
    }

    /// Adds the gaps of one request.
    ///
    /// - Parameter start: When the request began, in ns of wall clock.
    mutating func add(_ gaps: RequestGaps, start: Int64) {
        let slot = open(start)
        gaps.forEachPortion { add($1, to: slot) }
    }

    /// The slot of a request that began at a moment, which is one of the groups from then on.
    mutating func open(_ start: Int64) -> Int64 {
        let slot = slot(of: start)
        if groups[slot] == nil { groups[slot] = Group() }
        return slot
    }

    /// Adds some gaps of a request in whole ns, those that are too long left out.
    mutating func add(_ gaps: UnsafeBufferPointer<UInt64>, to slot: Int64) {
        groups[slot, default: Group()].add(gaps)
    }

    /// Takes in all that others hold.
    mutating func append(_ other: GapGroups) {
        guard let theirs = other.range else { return }
        if other.shift > shift { widen(to: other.shift) }
        for bound in [theirs.lowerBound, theirs.upperBound] { _ = slot(of: bound << other.shift) }
        for (slot, group) in other.groups {
            groups[slot >> (shift - other.shift), default: Group()].append(group)
        }
    }

    /// The slot of a moment, which is within the limit from then on.
    private mutating func slot(of start: Int64) -> Int64 {
        var slot = start >> shift
        let range = range.map { min($0.lowerBound, slot)...max($0.upperBound, slot) } ?? slot...slot
        self.range = range
        if range.upperBound - range.lowerBound >= Self.slotLimit {
            var wider = shift
            let (first, last) = (range.lowerBound, range.upperBound)
            while (last >> (wider - shift)) - (first >> (wider - shift)) >= Self.slotLimit { wider += 1 }
            widen(to: wider)
            slot = start >> shift
        }
        return slot
    }

    private mutating func widen(to wider: Int64) {
        let by = wider - shift
        groups = groups.reduce(into: [:]) { $0[$1.key >> by, default: Group()].append($1.value) }
        range = range.map { ($0.lowerBound >> by)...($0.upperBound >> by) }
        shift = wider
    }

    /// How much wider than for independent gaps the spread of a percentile and of the mean is.
    ///
    /// Source: the linearised variance of a ratio over clusters (Woodruff 1952; Särndal, Swensson and Wretman
    /// 1992). nil where fewer than two slots have gaps.
    ///
    /// - Parameter value: The percentile's value in the run, in ns.
    func spread(at percentile: Percentile, value: Double) -> Double? {
        let bin = Self.bins.bin(of: UInt64(min(max(value.rounded(), 0), Double(RequestGaps.longest))))
        let parts = filled.map { (Double($0.count(upTo: bin)), Double($0.count)) }
        let all = parts.reduce(0) { $0 + $1.1 }
        let share = parts.reduce(0) { $0 + $1.0 } / all
        guard let variance = Self.variance(of: parts), share > 0, share < 1 else {
            return filled.count > 1 ? all / Double(filled.count) : nil
        }
        return max(1, variance / (share * (1 - share) / all))
    }

    /// The standard error of the mean gap, in ns; nil where fewer than two slots have gaps.
    var standardErrorOfMean: Double? {
        Self.variance(of: filled.map { (Double($0.sum), Double($0.count)) })?.squareRoot()
    }

    /// In the order of time, so that sums are the same however they came here.
    private var filled: [Group] {
        groups.filter { $0.value.count > 0 }.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The variance of Σ sums ÷ Σ counts over groups drawn independently.
    ///
    /// Widened by Student's t over the normal distribution, as few groups know their own spread badly: 5 % at 20.
    private static func variance(of parts: [(sum: Double, count: Double)]) -> Double? {
        guard parts.count > 1 else { return nil }
        let all = parts.reduce(0) { $0 + $1.count }
        let ratio = parts.reduce(0) { $0 + $1.sum } / all
        let squares = parts.reduce(0) { total, part in
            let rest = part.sum - ratio * part.count
            return total + rest * rest
        }
        let groups = Double(parts.count)
        let reach = StudentDistribution(degrees: groups - 1)?.quantile(0.975) ?? NormalDistribution.reach
        let widening = reach / NormalDistribution.reach
        return squares * groups / (groups - 1) / (all * all) * widening * widening
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
    /// - Returns: nil where gaps come from fewer than two slots.
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
