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
    let pagedLimit: Int

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

    /// Frees what is kept ready for more numbers.
    mutating func trim() { (spare, partition) = ([], UpperHalfPartition()) }

    /// Adds all numbers of another multiset.
    ///
    /// O(n).
    mutating func append(_ other: consuming IntegerMultiset) {
        guard other.count > 0 else { return }
        defer { trim() }
        smallCount += other.smallCount
        if small.isEmpty {
            small = other.small
        } else {
            for (value, count) in other.small.enumerated() where count > 0 { small[value] += count }
        }
        if bins.isEmpty {
            bins = other.bins
        } else {
            // Each goes as it is taken in, so that no two sets are held at once.
            for bin in Array(other.bins.keys) {
                guard let lows = other.bins.removeValue(forKey: bin) else { continue }
                bins[bin, default: LowHalves()].append(lows)
            }
        }
        binned += other.binned
        pages += other.pages
        fillBinsIfMany()
        other.page[..<other.filled].withUnsafeBufferPointer { insert($0) }
    }

    /// Adds numbers of one upper half, each as often as is said, which is so often in all.
    mutating func insert(
        _ numbers: UnsafeBufferPointer<Int64>, _ counts: UnsafeBufferPointer<Int64>, total: Int, upper: Int
    ) {
        binned += total
        bins[upper, default: LowHalves()].insert(numbers, counts, total: total)
    }

    /// Every number as often as it occurs, in no order.
    var numbers: [UInt32] {
        var numbers: [UInt32] = []
        numbers.reserveCapacity(count)
        for block in blocks { numbers += block }
        for (value, count) in small.enumerated() where count > 0 {
            numbers += repeatElement(UInt32(value), count: count)
        }
        for (bin, lows) in bins {
            let upper = UInt32(bin) &<< 16
            lows.forEach { low, times in numbers += repeatElement(upper | UInt32(low), count: times) }
        }
        return numbers
    }

    /// Passes every number on, listed ones one by one, counted ones with how often they occur; in no order.
    @inline(__always)
    func forEach(_ body: (UInt32, Int) -> Void) {
        for block in blocks {
            for value in block { body(value, 1) }
        }
        for (value, count) in small.enumerated() where count > 0 { body(UInt32(value), count) }
        for (bin, lows) in bins {
            let upper = UInt32(bin) &<< 16
            lows.forEach { low, times in body(upper | UInt32(low), times) }
        }
    }
}

/// Sorts numbers by their upper halves, some millions at a time, so that each bin is touched once for many
/// numbers that belong into it.
struct UpperHalfPartition: Sendable {
    /// How often each upper half occurs, then where its lower halves go; only zeros between two calls.
    private var places: [UInt32] = []
    private var lows: [UInt16] = []

    /// Passes the lower halves of at most 2^32 − 1 numbers on, bin by bin.
    ///
    /// O(n). What it needs is kept from one time to the next: memory that was used before costs nothing.
    mutating func forEachBin(of pages: [[UInt32]], _ body: (Int, UnsafeBufferPointer<UInt16>) -> Void) {
        if places.isEmpty { places = [UInt32](repeating: 0, count: 1 << 16) }
        let total = pages.reduce(0) { $0 + $1.count }
        if lows.count < total { lows = [UInt16](repeating: 0, count: total) }
        places.withUnsafeMutableBufferPointer { places in
            lows.withUnsafeMutableBufferPointer { lows in
                Self.distribute(pages, by: places, into: lows)
                // Each place has moved to the end of its bin.
                var start = 0
                for bin in places.indices where places[bin] > start {
                    let end = Int(places[bin])
                    body(bin, UnsafeBufferPointer(rebasing: lows[start..<end]))
                    start = end
                }
            }
            places.update(repeating: 0)
        }
    }

    /// Counts the upper halves, and puts the lower halves where those before them end.
    private static func distribute(
        _ pages: [[UInt32]], by places: UnsafeMutableBufferPointer<UInt32>,
        into lows: UnsafeMutableBufferPointer<UInt16>
    ) {
        for page in pages {
            for number in page { places[Int(number &>> 16)] &+= 1 }
        }
        var total: UInt32 = 0
        for bin in places.indices { (places[bin], total) = (total, total &+ places[bin]) }
        for page in pages {
            for number in page {
                let bin = Int(number &>> 16)
                lows[Int(places[bin])] = UInt16(truncatingIfNeeded: number)
                places[bin] &+= 1
            }
        }
    }
}
