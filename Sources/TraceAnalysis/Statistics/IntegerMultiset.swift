/// Whole numbers from 0 to 2^32 − 1 with how often each occurs: any number of them, exactly.
///
/// Numbers are gathered in pages of four bytes each. When `pagedLimit` numbers are together all are put into bins by
/// their upper half, and a bin in which much has come together becomes a table of counts. So 50 million inter-chunk
/// latencies take 35 MB, and ten times as many twice that; memory costs as much time as counting does.
/// Sizes of chunks, of which there are as many and most are below 2^16, are counted from the start.
struct IntegerMultiset: Sendable {
    /// How many numbers are gathered before they are put into bins: 8 MB of them.
    static let pagedLimit = 1 << 21
    /// How many numbers fill a page, and how many the first one has room for to begin with.
    private static let pageLength = 1 << 13
    private static let firstLength = 1 << 8

    /// How often each number below 2^16 occurs that came by `insertSmall`; empty while there is none.
    private(set) var small: [Int] = []
    private var smallCount = 0
    /// The page that is being filled; what lies behind `filled` is not there yet.
    private var page: [UInt32] = []
    private var filled = 0
    /// The pages that are full; they never move, so that many metrics that grow alike leave no holes behind.
    private var pages: [[UInt32]] = []
    /// Pages whose numbers went into bins: memory that was used before costs nothing.
    private var spare: [[UInt32]] = []
    private var partition = UpperHalfPartition()
    private var binned = 0
    /// The lower halves of the numbers that were put into bins, by upper half.
    private(set) var bins: [Int: LowHalves] = [:]
    private let pagedLimit: Int

    /// A multiset without numbers.
    ///
    /// - Parameter pagedLimit: How many numbers are gathered before they are put into bins.
    init(pagedLimit: Int = IntegerMultiset.pagedLimit) {
        self.pagedLimit = pagedLimit
    }

    /// How many numbers there are.
    var count: Int { smallCount + paged + filled + binned }

    private var paged: Int { pages.count * Self.pageLength }

    /// Whether no number is counted or in a bin.
    var isListed: Bool { small.isEmpty && bins.isEmpty }

    /// The numbers that are neither counted nor in bins.
    var blocks: [ArraySlice<UInt32>] { pages.map { $0[...] } + [page[..<filled]] }

    /// Adds one number.
    ///
    /// O(1).
    @inline(__always)
    mutating func insert(_ number: UInt32) {
        if filled == page.count { makeRoom() }
        page[filled] = number
        filled &+= 1
    }

    /// Adds many numbers.
    ///
    /// O(n).
    mutating func insert(_ numbers: UnsafeBufferPointer<UInt32>) {
        var rest = numbers[...]
        while !rest.isEmpty {
            if filled == page.count { makeRoom() }
            let part = rest.prefix(page.count - filled)
            page.withUnsafeMutableBufferPointer { page in
                _ = page[filled...].update(fromContentsOf: part)
            }
            filled += part.count
            rest = rest.dropFirst(part.count)
        }
    }

    /// Adds many numbers of which most are below 2^16: those are counted at once.
    ///
    /// O(n). The first few are gathered as others are, as the counts take half a megabyte.
    ///
    /// - Returns: how many negative ones, and ones of 2^32 or more, were left out.
    mutating func insertSmall(_ numbers: UnsafeBufferPointer<Int64>) -> Int {
        guard !small.isEmpty || count + numbers.count > Self.pageLength else { return insertFitting(numbers) }
        if small.isEmpty { small = [Int](repeating: 0, count: 1 << 16) }
        var others = 0
        small.withUnsafeMutableBufferPointer { small in
            for number in numbers {
                if number & ~0xFFFF == 0 { small[Int(number)] &+= 1 } else { others &+= 1 }
            }
        }
        smallCount += numbers.count - others
        return others > 0 ? insertFitting(numbers.lazy.filter { $0 & ~0xFFFF != 0 }) : 0
    }

    /// Adds the numbers that fit 32 bits; returns how many do not.
    private mutating func insertFitting(_ numbers: some Sequence<Int64>) -> Int {
        var leftOut = 0
        for number in numbers {
            if let fitting = UInt32(exactly: number) { insert(fitting) } else { leftOut += 1 }
        }
        return leftOut
    }

    /// Makes room for at least one number: in a larger page while it is short, else in the next one.
    private mutating func makeRoom() {
        guard page.count == Self.pageLength else {
            page.append(contentsOf: repeatElement(0, count: max(page.count, Self.firstLength)))
            return
        }
        pages.append(page)
        filled = 0
        fillBinsIfMany()
        page = spare.popLast() ?? [UInt32](repeating: 0, count: Self.pageLength)
    }

    /// Puts all full pages into the bins, once they are many.
    private mutating func fillBinsIfMany() {
        guard paged >= pagedLimit else { return }
        binned += paged
        partition.forEachBin(of: pages) { bin, lows in bins[bin, default: LowHalves()].insert(lows) }
        spare = pages
        pages = []
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
        pages += other.pages
        fillBinsIfMany()
        for number in other.page[..<other.filled] { insert(number) }
    }
}
