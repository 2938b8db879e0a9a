/// A multiset of integers that answers which value stands at a rank, and which rank at a value.
///
/// Selection in two passes: the numbers are counted by their upper halves once; a question then needs the
/// lower halves only of the few bins in which its answers lie. Nothing is ever sorted.
struct RankedIntegers: Distribution {
    private let integers: IntegerMultiset
    /// How many numbers have a smaller upper half, for each upper half and one more.
    private let before: [Int]
    /// How many bins are looked into in one pass: 8 MB of counts.
    private static let binsAtOnce = 16

    /// Counts the numbers by their upper halves.
    ///
    /// O(n).
    init(_ integers: IntegerMultiset) {
        self.integers = integers
        var totals = [Int](repeating: 0, count: 1 << 16)
        totals.withUnsafeMutableBufferPointer { totals in
            for block in integers.blocks {
                block.withUnsafeBufferPointer { block in
                    for value in block { totals[Int(value &>> 16)] &+= 1 }
                }
            }
        }
        for (bin, lows) in integers.bins { totals[bin] += lows.count }
        totals[0] += integers.small.reduce(0, +)
        var before = [0]
        before.reserveCapacity(totals.count + 1)
        for total in totals { before.append(before[before.count - 1] + total) }
        self.before = before
    }

    /// How many numbers there are.
    var count: Int { before[before.count - 1] }

    /// The numbers at some ranks.
    ///
    /// O(n) for every sixteen bins in which they lie.
    func values(at ranks: [Int]) -> [Double] {
        let byBin = Dictionary(grouping: Set(ranks)) { bin(ofRank: $0) }
        var values: [Int: UInt32] = [:]
        forEachBin(byBin.keys.sorted()) { bin, counts in
            var rank = before[bin]
            var wanted = (byBin[bin] ?? []).sorted()[...]
            for (low, count) in counts.enumerated() where count > 0 {
                rank += Int(count)
                while let next = wanted.first, next < rank {
                    values[next] = UInt32(bin << 16 | low)
                    wanted.removeFirst()
                }
            }
            return true
        }
        return ranks.map { Double(values[$0] ?? 0) }
    }

    /// O(n log k) at worst; O(n) for edges far enough apart that their upper halves differ.
    func cumulative(at edges: [Double]) -> [CumulativePoint?] {
        let (below, edges) = Self.whole(edges)
        var counts = [Int](repeating: 0, count: edges.count + 1)
        var largest = [UInt32](repeating: 0, count: edges.count + 1)
        forEach(between: edges) { place, value, times in
            counts[place] &+= times
            if value > largest[place] { largest[place] = value }
        }
        var rank = 0
        var value: UInt32 = 0
        let points = edges.indices.map { index -> CumulativePoint? in
            if counts[index] > 0 { value = largest[index] }
            rank += counts[index]
            return rank == 0 ? nil : CumulativePoint(value: Double(value), rank: rank)
        }
        return Array(repeating: nil, count: below) + points
    }

    /// As fast as `cumulative`, in less memory.
    func ranks(of edges: [Double]) -> [Int] {
        let (below, edges) = Self.whole(edges)
        var ranks = [Int](repeating: 0, count: edges.count + 1)
        forEach(between: edges) { place, _, times in ranks[place] &+= times }
        for index in ranks.indices.dropFirst() { ranks[index] += ranks[index - 1] }
        ranks.removeLast()
        return Array(repeating: 0, count: below) + ranks
    }

    /// How many of some ascending edges are below all numbers, and for the others the last number not above each.
    private static func whole(_ edges: [Double]) -> (below: Int, others: [UInt32]) {
        let below = edges.partitioningIndex { $0 >= 0 }
        return (below, edges[below...].map { UInt32(min($0, 4_294_967_295)) })
    }

    /// Passes every number on with how often it occurs and the place of the first of some ascending numbers that is
    /// not below it.
    @inline(__always)
    private func forEach(between edges: [UInt32], _ body: (Int, UInt32, Int) -> Void) {
        // The edges below each upper half, so that only those that share that of a number are looked at.
        var below = [Int](repeating: 0, count: (1 << 16) + 1)
        for edge in edges { below[Int(edge &>> 16) + 1] += 1 }
        for upper in 1..<below.count { below[upper] += below[upper - 1] }
        integers.forEach { value, times in
            let upper = Int(value &>> 16)
            body(edges.firstIndex(notBelow: value, in: below[upper], below[upper &+ 1]), value, times)
        }
    }

    /// The distinct numbers with how many are not above each, if there are at most `limit`; else nil.
    func steps(limit: Int) -> [CumulativePoint]? {
        guard !listsMore(than: limit) else { return nil }
        let filled = (0..<(1 << 16)).filter { before[$0 + 1] > before[$0] }
        guard filled.count <= limit else { return nil }
        var steps: [CumulativePoint] = []
        forEachBin(filled) { bin, counts in
            var rank = before[bin]
            for (low, count) in counts.enumerated() where count > 0 && steps.count <= limit {
                rank += Int(count)
                steps.append(CumulativePoint(value: Double(bin << 16 | low), rank: rank))
            }
            return steps.count <= limit
        }
        return steps.count <= limit ? steps : nil
    }

    /// Whether the first listed numbers tell already that there are more distinct ones.
    private func listsMore(than limit: Int) -> Bool {
        var distinct: Set<UInt32> = []
        for value in integers.blocks.lazy.joined().prefix(2 * limit) {
            if distinct.insert(value).inserted, distinct.count > limit { return true }
        }
        return false
    }

    /// The bin in which a rank lies: the last one before which there are not more numbers.
    ///
    /// O(log bins).
    private func bin(ofRank rank: Int) -> Int {
        min(before.partitioningIndex { $0 > rank }, before.count - 1) - 1
    }

    /// Passes the counts of lower halves of some bins on, a batch of bins a pass over the numbers, until `body`
    /// returns false.
    private func forEachBin(_ bins: [Int], _ body: (Int, ArraySlice<UInt64>) -> Bool) {
        var rest = bins[...]
        while !rest.isEmpty {
            let batch = rest.prefix(Self.binsAtOnce)
            rest = rest.dropFirst(batch.count)
            let counts = lowCounts(of: Array(batch))
            for (index, bin) in batch.enumerated() {
                guard body(bin, counts[index << 16..<(index + 1) << 16]) else { return }
            }
        }
    }

    /// How often each lower half occurs in each of some bins, one behind the other.
    private func lowCounts(of bins: [Int]) -> [UInt64] {
        var counts = countsOfListed(bins)
        for (index, bin) in bins.enumerated() {
            let first = index << 16
            if bin == 0 {
                for (low, count) in integers.small.enumerated() { counts[first + low] += UInt64(count) }
            }
            integers.bins[bin]?.forEach { low, times in counts[first + Int(low)] += UInt64(times) }
        }
        return counts
    }

    /// The counts of lower halves of the listed numbers; all of them are looked at, so this is a plain loop over
    /// plain memory.
    private func countsOfListed(_ bins: [Int]) -> [UInt64] {
        var place = [UInt8](repeating: .max, count: 1 << 16)
        for (index, bin) in bins.enumerated() { place[bin] = UInt8(index) }
        var counts = [UInt64](repeating: 0, count: bins.count << 16)
        counts.withUnsafeMutableBufferPointer { counts in
            place.withUnsafeBufferPointer { place in
                for block in integers.blocks {
                    block.withUnsafeBufferPointer { block in
                        for value in block {
                            let index = place[Int(value &>> 16)]
                            guard index != .max else { continue }
                            counts[Int(index) &<< 16 | Int(value & 0xFFFF)] &+= 1
                        }
                    }
                }
            }
        }
        return counts
    }
}

extension [UInt32] {
    /// The first index from `start` to `end` of an ascending array whose element is not below a value; `end` if all
    /// are.
    @inline(__always)
    fileprivate func firstIndex(notBelow value: UInt32, in start: Int, _ end: Int) -> Int {
        var low = start
        var length = end &- start
        while length > 0 {
            let half = length &>> 1
            let isBelow = self[low &+ half] < value
            low = isBelow ? low &+ half &+ 1 : low
            length = isBelow ? length &- half &- 1 : half
        }
        return low
    }
}
