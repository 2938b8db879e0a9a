/// What the gaps of some requests say: of all up to `limit`, beyond it of those whose hash is small, as in the table of
/// requests, so that neither the order of the file nor the number of threads changes which.
///
/// Most requests of a long run are thinned out again. So gaps wait as they are until they are asked for, and only those of
/// the requests that stayed are measured: 4 MB at most.
struct GapSample: Sendable, Equatable {
    /// How many requests are kept.
    static let limit = 1 << 11
    /// How many gaps wait.
    private static let waitingLimit = 1 << 20

    /// A request whose gaps wait.
    private struct Waiting {
        let hash: UInt64
        let gaps: Int
    }

    /// How many requests there were for each that is kept; a power of two.
    private(set) var oneOf = 1
    /// What was measured, in the order of the file.
    private var measured: [GapFacts] = []
    /// The requests behind those, and all their gaps one after the other.
    private var waiting: [Waiting] = []
    private var gaps: [Int32] = []

    /// A sample without requests.
    init() {}

    /// A sample that was written; nil for what none can be.
    init?(_ facts: [GapFacts], oneOf: Int) {
        guard oneOf > 0, oneOf & (oneOf - 1) == 0, facts.count <= Self.limit else { return nil }
        (measured, self.oneOf) = (facts, oneOf)
        guard facts.allSatisfy({ keeps($0.hash) }) else { return nil }
    }

    /// The facts of every kept request, in the order of the file.
    ///
    /// O(gaps that wait).
    var facts: [GapFacts] {
        var sample = self
        sample.measure()
        return sample.measured
    }

    /// Whether a request with such a hash is kept.
    func keeps(_ hash: UInt64) -> Bool { hash.isOne(of: oneOf) }

    /// Adds a request, if it is one that is kept.
    mutating func add(_ arrivals: RequestArrivals, hash: UInt64) {
        guard keeps(hash) else { return }
        // Memory that is reserved takes none before it is written to, and gaps that never move cost none twice.
        if gaps.isEmpty { gaps.reserveCapacity(Self.waitingLimit) }
        let before = gaps.count
        arrivals.append(gapsTo: &gaps)
        waiting.append(Waiting(hash: hash, gaps: gaps.count - before))
        if gaps.count > Self.waitingLimit { measure() }
        thinOut()
    }

    /// Takes in all that another sample holds, as coming behind what this one has seen.
    mutating func append(_ other: GapSample) {
        var other = other
        let widest = max(oneOf, other.oneOf)
        keep(oneOf: widest)
        other.keep(oneOf: widest)
        measure()
        measured += other.facts
        thinOut()
    }

    static func == (one: GapSample, other: GapSample) -> Bool {
        one.facts == other.facts && one.oneOf == other.oneOf
    }

    /// Measures the gaps that wait.
    private mutating func measure() {
        gaps.withUnsafeBufferPointer { gaps in
            var place = 0
            for request in waiting {
                let own = OrderedFloats(rebasing: gaps[place..<place + request.gaps])
                measured.append(GapFacts(own, hash: request.hash))
                place += request.gaps
            }
        }
        (waiting, gaps) = ([], [])
    }

    private mutating func thinOut() {
        while measured.count + waiting.count > Self.limit, oneOf < 1 << 40 { keep(oneOf: oneOf * 2) }
    }

    /// Keeps only those of which there is one for so many.
    private mutating func keep(oneOf wider: Int) {
        guard wider > oneOf else { return }
        oneOf = wider
        measured.removeAll { !$0.hash.isOne(of: wider) }
        var (from, to) = (0, 0)
        gaps.withUnsafeMutableBufferPointer { gaps in
            guard let memory = gaps.baseAddress else { return }
            for request in waiting {
                if request.hash.isOne(of: wider) {
                    (memory + to).update(from: memory + from, count: request.gaps)
                    to += request.gaps
                }
                from += request.gaps
            }
        }
        gaps.removeLast(gaps.count - to)
        waiting.removeAll { !$0.hash.isOne(of: wider) }
    }
}

extension UInt64 {
    /// Whether it is of the hashes of which there is one in so many.
    fileprivate func isOne(of many: Int) -> Bool { self & UInt64(many - 1) == 0 }
}
