/// Whole numbers from 0 to 2^32 − 1 with how often each occurs: any number of them, exactly.
///
/// Single numbers are gathered in a stage that stays in the processor's cache; from there, or at once where they
/// come in numbers, they are listed, four bytes each. When `listLimit` numbers are listed all are put into bins by
/// their upper half, and a bin in which much has come together becomes a table of counts. So 50 million inter-chunk
/// latencies take 30 MB, and ten times as many hardly more; memory costs as much time as counting does.
/// Sizes of chunks, of which there are as many and most are below 2^16, are counted from the start.
struct IntegerMultiset: Sendable {
    /// How many numbers are listed before they are put into bins: 8 MB of them.
    static let listLimit = 1 << 21
    private static let stageLength = 1 << 13
    private static let firstLength = 1 << 8

    /// How often each number below 2^16 occurs that came by `insertSmall`; empty while there is none.
    private(set) var small: [Int] = []
    private var smallCount = 0
    /// The numbers that came last; what lies behind `filled` is not there yet.
    private var stage: [UInt32] = []
    private var filled = 0
    private var list: [UInt32] = []
    private var partition = UpperHalfPartition()
    private var binned = 0
    /// The lower halves of the numbers that were put into bins, by upper half.
    private(set) var bins: [Int: LowHalves] = [:]
    private let listLimit: Int

    /// A multiset without numbers.
    ///
    /// - Parameter listLimit: How many numbers are listed before they are put into bins.
    init(listLimit: Int = IntegerMultiset.listLimit) {
        self.listLimit = listLimit
    }

    /// How many numbers there are.
    var count: Int { smallCount + list.count + filled + binned }

    /// The numbers that are neither counted nor in bins.
    var blocks: [ArraySlice<UInt32>] { [list[...], stage[..<filled]] }

    /// Adds one number.
    ///
    /// O(1).
    @inline(__always)
    mutating func insert(_ number: UInt32) {
        if filled == stage.count { makeRoom() }
        stage[filled] = number
        filled &+= 1
    }

    /// Adds many numbers, without asking for each whether there is room.
    ///
    /// O(n).
    ///
    /// - Parameters:
    ///   - count: How many there are.
    ///   - number: The number at an index; one of 2^32 or more is left out.
    /// - Returns: how many were left out.
    @inline(__always)
    mutating func insert(_ count: Int, _ number: (Int) -> UInt64) -> Int {
        var index = 0
        var leftOut = 0
        while index < count {
            if filled == stage.count { makeRoom() }
            let end = min(count, index &+ stage.count &- filled)
            let start = filled
            filled = stage.withUnsafeMutableBufferPointer { stage in
                guard let base = stage.baseAddress else { return start }
                var place = base + start
                for index in index..<end {
                    let number = number(index)
                    // Written in any case: the next one takes its place if it does not belong here.
                    place.pointee = UInt32(truncatingIfNeeded: number)
                    place += number < 4_294_967_296 ? 1 : 0
                }
                return place - base
            }
            leftOut &+= end &- index &- (filled &- start)
            index = end
        }
        return leftOut
    }

    /// Adds many numbers, up to 2^32 of them.
    ///
    /// O(n).
    mutating func insert(_ numbers: UnsafeBufferPointer<UInt32>) {
        guard numbers.count >= Self.firstLength else {
            for number in numbers { insert(number) }
            return
        }
        list.append(contentsOf: numbers)
        fillBinsIfMany()
    }

    /// Adds many numbers of which most are below 2^16: those are counted at once.
    ///
    /// O(n).
    ///
    /// - Returns: how many negative ones, and ones of 2^32 or more, were left out.
    mutating func insertSmall(_ numbers: UnsafeBufferPointer<Int64>) -> Int {
        if small.isEmpty { small = [Int](repeating: 0, count: 1 << 16) }
        var others = 0
        small.withUnsafeMutableBufferPointer { small in
            for number in numbers {
                if number & ~0xFFFF == 0 { small[Int(number)] &+= 1 } else { others &+= 1 }
            }
        }
        smallCount += numbers.count - others
        guard others > 0 else { return 0 }
        for number in numbers where number & ~0xFFFF != 0 {
            if let fitting = UInt32(exactly: number) {
                insert(fitting)
                others -= 1
            }
        }
        return others
    }

    /// Makes room for at least one number: in a larger stage while it is small, else by clearing it.
    private mutating func makeRoom() {
        if stage.count < Self.stageLength {
            let more = stage.isEmpty ? Self.firstLength : stage.count
            stage.append(contentsOf: repeatElement(0, count: more))
        } else {
            settle()
        }
    }

    /// Clears the stage: its numbers are listed.
    private mutating func settle() {
        list.append(contentsOf: stage[..<filled])
        filled = 0
        fillBinsIfMany()
    }

    /// Puts everything that is listed into the bins, once that is much.
    private mutating func fillBinsIfMany() {
        guard list.count >= listLimit else { return }
        binned += list.count
        partition.forEachBin(of: list) { bin, lows in bins[bin, default: LowHalves()].insert(lows) }
        list.removeAll(keepingCapacity: true)
    }

    /// Adds all numbers of another multiset.
    ///
    /// O(n).
    mutating func append(_ other: consuming IntegerMultiset) {
        guard other.count > 0 else { return }
        smallCount += other.smallCount
        if small.isEmpty {
            small = other.small
        } else {
            for (value, count) in other.small.enumerated() where count > 0 { small[value] += count }
        }
        if bins.isEmpty {
            bins = other.bins
        } else {
            for (bin, lows) in other.bins { bins[bin, default: LowHalves()].append(lows) }
        }
        binned += other.binned
        list.append(contentsOf: other.list)
        for number in other.stage[..<other.filled] { insert(number) }
        fillBinsIfMany()
    }
}
