/// Counts of different things, of which at most a number of kinds is told apart.
///
/// The kinds that come first in their order are kept, each with its exact count; all others are counted together.
/// What is kept depends neither on the order in which things come nor on how they are split and put together:
/// a kind among the first of all is among the first of every part. O(log kinds) for a thing, amortised.
struct BoundedCounts<Kind: Hashable & Comparable & Sendable>: Sendable, Equatable {
    /// How many kinds are told apart.
    let limit: Int
    private(set) var counts: [Kind: Int] = [:]
    /// The last kind that can be among the kept ones; nil while there is room for every one.
    private(set) var last: Kind?
    /// How many things there were of kinds that are not told apart any more.
    private(set) var othersSoFar = 0

    /// Counts of nothing.
    init(limit: Int) {
        self.limit = limit
    }

    /// Counts that were written.
    init(limit: Int, counts: [Kind: Int], last: Kind?, others: Int) {
        (self.limit, self.counts, self.last, othersSoFar) = (limit, counts, last, others)
    }

    /// The same counts of no more kinds than are told apart.
    var bounded: BoundedCounts {
        var bounded = self
        bounded.keepFirst()
        return bounded
    }

    /// The counts of kinds that are called otherwise; those that are called alike then count as one.
    func renamed(_ rename: (Kind) -> Kind) -> BoundedCounts {
        var renamed = BoundedCounts(limit: limit)
        for (kind, count) in bounded.counts { renamed.counts[rename(kind), default: 0] += count }
        renamed.last = bounded.last.flatMap { _ in renamed.counts.keys.max() }
        renamed.othersSoFar = bounded.othersSoFar
        return renamed
    }

    /// Counts one thing of a kind.
    mutating func add(_ kind: Kind, _ count: Int = 1) {
        if let last, last < kind {
            othersSoFar += count
            return
        }
        counts[kind, default: 0] += count
        if counts.count > limit * 2 { keepFirst() }
    }

    /// Takes in all that others hold.
    mutating func append(_ other: BoundedCounts) {
        othersSoFar += other.othersSoFar
        if let theirs = other.last { last = min(last ?? theirs, theirs) }
        for (kind, count) in other.counts { add(kind, count) }
        keepFirst()
    }

    /// The kinds that are kept with their counts, and how many things there were of all others.
    func listed() -> (kept: [Kind: Int], others: Int) {
        var bounded = self
        bounded.keepFirst()
        return (bounded.counts, bounded.othersSoFar)
    }

    private mutating func keepFirst() {
        guard counts.count > limit else {
            dropBehindLast()
            return
        }
        let first = counts.keys.sorted().prefix(limit)
        last = first.last
        dropBehindLast()
    }

    private mutating func dropBehindLast() {
        guard let last else { return }
        for (kind, count) in counts where last < kind {
            othersSoFar += count
            counts[kind] = nil
        }
    }
}

/// A sum that does not depend on the order in which its parts are added.
///
/// Whole numbers are added up exactly; what has a fraction is kept and added last, from the smallest up.
struct ExactSum: Sendable, Equatable {
    /// The sum of the whole numbers.
    private(set) var whole: Int128 = 0
    /// The numbers that have a fraction.
    private(set) var others: [Double] = []

    /// A sum of nothing.
    init() {}

    /// A sum of a whole number and some that have a fraction.
    init(whole: Int128, others: [Double]) { (self.whole, self.others) = (whole, others) }

    /// Adds a finite number below 2^63 in size.
    mutating func add(_ value: Double) {
        if let integer = Int64(exactly: value) { whole += Int128(integer) } else { others.append(value) }
    }

    /// Adds all parts of another sum.
    mutating func append(_ other: ExactSum) {
        whole += other.whole
        others.append(contentsOf: other.others)
    }

    /// The sum, rounded once for its whole part.
    var value: Double { Double(whole) + others.sorted().reduce(0, +) }
}
