/// Whole numbers from 0 to 2^32 − 1 with how often each occurs: any number of them, exactly.
///
/// Numbers below 2^16 are counted at once. Others are listed in blocks, four bytes each, which is the fastest
/// there is; when `listLimit` of them are listed they are put into bins by their upper half, and a bin in
/// which much has come together becomes a table of counts. So 50 million inter-chunk latencies take 200 MB and
/// no sorting, and ten times as many take no more.
struct IntegerMultiset: Sendable {
    /// How many numbers are listed before they are first put into bins: 200 MB of them.
    static let listLimit = 50_000_000
    /// How many numbers are listed between later rounds: 16 MB.
    private static let laterLimit = 4_000_000
    private static let blockLength = 1 << 14

    /// The sum of the numbers.
    private(set) var sum: UInt64 = 0
    /// The sum of their squares.
    private(set) var squares: UInt128 = 0
    /// The smallest number.
    private(set) var minimum = UInt32.max
    /// The largest number.
    private(set) var maximum = UInt32.min

    /// How often each number below 2^16 occurs; empty while there is none.
    private(set) var small: [Int] = []
    private var smallCount = 0
    private var block: [UInt32] = []
    private var fullBlocks: [[UInt32]] = []
    private var binned = 0
    /// The lower halves of the numbers that were put into bins, by upper half.
    private(set) var bins: [Int: LowHalves] = [:]
    private let firstLimit: Int

    /// A multiset without numbers.
    ///
    /// - Parameter listLimit: How many numbers are listed before they are first put into bins.
    init(listLimit: Int = IntegerMultiset.listLimit) {
        firstLimit = listLimit
    }

    /// How many numbers there are.
    var count: Int { smallCount + listed + binned }

    /// How many numbers are listed.
    private var listed: Int { fullBlocks.count * Self.blockLength + block.count }

    /// The listed numbers, block by block, in the order in which they came.
    var blocks: [[UInt32]] { fullBlocks + [block] }

    /// Adds one number.
    ///
    /// O(1).
    @inline(__always)
    mutating func insert(_ value: UInt32) {
        sum &+= UInt64(value)
        squares &+= UInt128(UInt64(value) &* UInt64(value))
        if value < minimum { minimum = value }
        if value > maximum { maximum = value }
        if value < 1 << 16 {
            count(small: Int(value))
        } else {
            if block.count == Self.blockLength || block.isEmpty { beginBlock() }
            block.append(value)
        }
    }

    private mutating func count(small value: Int) {
        if small.isEmpty { small = [Int](repeating: 0, count: 1 << 16) }
        small[value] &+= 1
        smallCount &+= 1
    }

    private mutating func beginBlock() {
        if !block.isEmpty { fullBlocks.append(block) }
        if listed - block.count >= (binned == 0 ? firstLimit : min(firstLimit, Self.laterLimit)) {
            fillBins()
        }
        block = []
        block.reserveCapacity(Self.blockLength)
    }

    /// Puts every full block into the bins and frees it.
    private mutating func fillBins() {
        for index in fullBlocks.indices {
            for value in fullBlocks[index] {
                bins[Int(value &>> 16), default: LowHalves()].insert(UInt16(truncatingIfNeeded: value))
            }
            binned += fullBlocks[index].count
            fullBlocks[index] = []
        }
        fullBlocks = []
    }

    /// Adds all numbers of another multiset, behind these.
    ///
    /// O(blocks), O(n) for what is in bins.
    mutating func append(_ other: consuming IntegerMultiset) {
        guard other.count > 0 else { return }
        sum &+= other.sum
        squares &+= other.squares
        minimum = min(minimum, other.minimum)
        maximum = max(maximum, other.maximum)
        smallCount += other.smallCount
        if small.isEmpty {
            small = other.small
        } else {
            for (value, count) in other.small.enumerated() where count > 0 { small[value] += count }
        }
        bins.merge(other.bins) { mine, theirs in mine.merging(theirs) }
        binned += other.binned
        appendListed(other.fullBlocks.joined())
        appendListed(other.block)
    }

    private mutating func appendListed(_ values: some Sequence<UInt32>) {
        for value in values {
            if block.count == Self.blockLength || block.isEmpty { beginBlock() }
            block.append(value)
        }
    }
}

/// The lower halves of numbers that share their upper half, with how often each occurs.
struct LowHalves: Sendable {
    /// From this many on a table of counts takes no more memory than the list.
    private static let listLimit = 1 << 17

    /// Each lower half as often as it occurs; empty once there is a table.
    private(set) var list: [UInt16] = []
    /// How often each lower half occurs; empty while there is a list.
    private(set) var counts: [UInt32] = []
    /// Lower halves beyond what a count can hold, once for each time.
    private(set) var beyond: [UInt16] = []

    /// How many there are.
    var count: Int {
        counts.isEmpty ? list.count : counts.reduce(beyond.count) { $0 + Int($1) }
    }

    mutating func insert(_ value: UInt16) {
        guard !counts.isEmpty else {
            list.append(value)
            if list.count >= Self.listLimit { makeTable() }
            return
        }
        if counts[Int(value)] == .max { beyond.append(value) } else { counts[Int(value)] &+= 1 }
    }

    private mutating func makeTable() {
        counts = [UInt32](repeating: 0, count: 1 << 16)
        for value in list { counts[Int(value)] &+= 1 }
        list = []
    }

    /// Both together.
    func merging(_ other: LowHalves) -> LowHalves {
        var merged = self
        other.list.forEach { merged.insert($0) }
        other.beyond.forEach { merged.insert($0) }
        for (value, count) in other.counts.enumerated() where count > 0 {
            merged.add(UInt16(value), times: count)
        }
        return merged
    }

    private mutating func add(_ value: UInt16, times: UInt32) {
        if counts.isEmpty { makeTable() }
        let (sum, overflow) = counts[Int(value)].addingReportingOverflow(times)
        if overflow {
            beyond.append(contentsOf: repeatElement(value, count: Int(sum) + 1))
            counts[Int(value)] = .max
        } else {
            counts[Int(value)] = sum
        }
    }
}
