/// When the run as a whole got something: a bit for every 10 ms of absolute time.
///
/// Cells double where the map would take more than 1 MB, so that memory stays bounded whatever the run lasts. Maps
/// of parts of a run are merged by OR and are the same whichever way the parts were cut: cells are aligned to
/// absolute time, and a map with wider cells is what the narrower one turns into.
struct ArrivalMap: Sendable, Equatable {
    /// A stretch of time in which nothing came.
    struct Silence: Sendable, Equatable {
        /// The end of the last cell before it and the start of the first behind it, in ns of wall clock.
        var start: Int64
        /// In ns of wall clock.
        var end: Int64
        /// In ns.
        var length: Int64 { end - start }
    }

    /// The width of a cell at first, in ns.
    static let finest: Int64 = 10_000_000
    /// How many words of 64 cells are kept.
    private static let wordLimit = 1 << 17

    /// The width of a cell, in ns.
    private(set) var cell = finest
    /// Which word of absolute time the first one is.
    private(set) var first: Int64 = 0
    private(set) var words: [UInt64] = []

    /// A map without arrivals.
    init() {}

    /// A map of so many words of cells, from one of absolute time on; nil where no map is like that.
    init?(cell: Int64, first: Int64, words: [UInt64]) {
        let (doublings, rest) = cell.quotientAndRemainder(dividingBy: Self.finest)
        guard rest == 0, doublings > 0, doublings & (doublings - 1) == 0, doublings <= 1 << 24,
            (0...((Int64.max / cell) >> 6)).contains(first), words.count <= Self.wordLimit
        else { return nil }
        if let last = words.lastIndex(where: { $0 != 0 }) {
            let place = (first + Int64(last)) << 6 + Int64(63 - words[last].leadingZeroBitCount)
            guard place <= Int64.max / cell else { return nil }
        }
        (self.cell, self.first, self.words) = (cell, first, words)
    }

    /// Whether nothing was marked.
    var isEmpty: Bool { words.isEmpty }

    /// Marks an arrival, in ns of wall clock.
    ///
    /// O(1) on average.
    mutating func add(_ time: Int64) {
        guard time > 0 else { return }
        var place = time / cell
        let index = place >> 6 - first
        if index < 0 || index >= words.count {
            makeRoom(from: place >> 6, through: place >> 6)
            place = time / cell
        }
        words[Int(place >> 6 - first)] |= 1 << UInt64(place & 63)
    }

    /// Marks an arrival in ns of wall clock, and those behind it by the gaps between them, of which the blocks are known.
    ///
    /// O(n). Where many answers come at once nearly all cells are marked already: then nothing but the sums of the blocks
    /// is needed. Else about a nanosecond each.
    ///
    /// - Returns: false where a time does not fit, and nothing is marked then.
    mutating func add(
        _ first: Int64, behind gaps: UnsafeBufferPointer<UInt32>, _ blocks: borrowing GapBlocks
    ) -> Bool {
        let length = blocks.sums.reduce(0, &+)
        let (last, overflow) = first.addingReportingOverflow(Int64(length))
        guard first > 0, !overflow else { return false }
        add(first)
        add(last)
        var place = Place(since: UInt64(bitPattern: first &- self.first << 6 * cell), cell: cell)
        words.withUnsafeMutableBufferPointer { words in
            for block in 0..<blocks.count {
                let end = place.moved(by: blocks.sums[block])
                if !words[place.word...end.word].allSatisfy({ $0 == .max }) {
                    words.mark(gaps, blocks.range(block), from: place)
                }
                place = end
            }
        }
        return true
    }

    /// Takes in all that another map holds.
    mutating func merge(_ other: ArrivalMap) {
        var other = other
        guard !other.words.isEmpty else { return }
        while other.cell < cell { other.doubleCells() }
        while cell < other.cell { doubleCells() }
        makeRoom(from: other.first, through: other.first + Int64(other.words.count) - 1)
        while other.cell < cell { other.doubleCells() }
        for (index, word) in other.words.enumerated() { words[Int(other.first - first) + index] |= word }
    }

    /// Every silence of at least one whole cell, in order.
    ///
    /// O(cells ÷ 64 + silences).
    func silences(of least: Int64 = 0) -> [Silence] {
        var silences: [Silence] = []
        var last: Int64?
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                let place = (first + Int64(index)) << 6 + Int64(rest.trailingZeroBitCount)
                if let last, place > last + 1 {
                    // The end of the last cell of all is beyond what a whole number holds.
                    let (start, overflows) = (last + 1).multipliedReportingOverflow(by: cell)
                    let silence = Silence(start: overflows ? .max : start, end: place * cell)
                    if silence.length >= least { silences.append(silence) }
                }
                last = place
                rest &= rest - 1
            }
        }
        return silences
    }

    /// Makes the words cover a range, which may widen the cells.
    private mutating func makeRoom(from low: Int64, through high: Int64) {
        var (low, high) = (low, high)
        if words.isEmpty { first = low }
        while max(high, first + Int64(words.count) - 1) - min(low, first) >= Int64(Self.wordLimit) {
            doubleCells()
            (low, high) = (low >> 1, high >> 1)
        }
        if words.isEmpty { first = low }
        if low < first {
            words.insert(contentsOf: repeatElement(0, count: Int(first - low)), at: 0)
            first = low
        }
        let missing = high - first + 1 - Int64(words.count)
        if missing > 0 { words.append(contentsOf: repeatElement(0, count: Int(missing))) }
    }

    /// Makes one cell of two.
    private mutating func doubleCells() {
        let start = first >> 1
        let end = words.isEmpty ? start : (first + Int64(words.count) - 1) >> 1
        var doubled = [UInt64](repeating: 0, count: words.isEmpty ? 0 : Int(end - start) + 1)
        for (index, word) in words.enumerated() {
            let place = first + Int64(index)
            var half: UInt64 = 0
            for bit in 0..<32 where word >> UInt64(2 * bit) & 3 != 0 { half |= 1 << UInt64(bit) }
            doubled[Int(place >> 1 - start)] |= half << UInt64(32 * (place & 1))
        }
        (first, words, cell) = (start, doubled, cell * 2)
    }
}

/// A moment by the word that it is in, and the ns since the start of that.
private struct Place {
    /// How long the time of a word is, in ns.
    private let span: UInt64
    /// How many times the least width of a cell was doubled.
    private let doublings: UInt64
    private(set) var word: Int
    private var time: UInt64

    /// The moment so many ns after the start of the first word.
    init(since: UInt64, cell: Int64) {
        span = UInt64(cell) &<< 6
        doublings = UInt64(cell.trailingZeroBitCount - ArrivalMap.finest.trailingZeroBitCount)
        word = Int(truncatingIfNeeded: since / span)
        time = since % span
    }

    /// The moment so many ns later; most often in the same word.
    @inline(__always)
    func moved(by length: UInt64) -> Place {
        var place = self
        place.time &+= length
        guard place.time >= span else { return place }
        place.word &+= Int(truncatingIfNeeded: place.time / span)
        place.time %= span
        return place
    }

    /// The bit of its cell in the word.
    ///
    /// Counted from the start of its word, a time is so small that 32 bits hold its cells of the least width: a
    /// multiplication finds which of the 64 it is, where 64 bits would take a division.
    var bit: UInt64 {
        1 &<< UInt64(UInt32(truncatingIfNeeded: time &>> doublings) / UInt32(ArrivalMap.finest))
    }
}

extension UnsafeMutableBufferPointer<UInt64> {
    /// Marks the arrivals behind some gaps, the first of which begins at a place.
    fileprivate func mark(_ gaps: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, from start: Place) {
        var place = start
        var bits: UInt64 = 0
        for index in range {
            let next = place.moved(by: UInt64(gaps[index]))
            // Neighbours mostly share a word, which then need not be read back from where it was just written.
            if next.word != place.word {
                self[place.word] |= bits
                bits = 0
            }
            place = next
            bits |= place.bit
        }
        self[place.word] |= bits
    }
}
