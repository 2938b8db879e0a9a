/// The lower halves of numbers that share their upper half, with how often each occurs.
///
/// Few are listed, two bytes each. Where much comes together a table counts how often each of the 65,536 occurs, in
/// a byte each until one of them is full, then in two.
struct LowHalves: Sendable {
    /// From this many on a table takes no more memory than the list.
    private static let listLimit = 1 << 15

    /// How many there are.
    private(set) var count = 0
    /// Each lower half as often as it occurs; empty once there is a table.
    private var list: [UInt16] = []
    /// How often each lower half occurs, while a byte holds that; empty before and after.
    private var bytes: [UInt8] = []
    /// The same in two bytes, without what `carries` holds.
    private var pairs: [UInt16] = []
    /// How many times 65,536 each lower half occurs beside its count; few ever do.
    private var carries: [UInt16: Int] = [:]

    private var isTable: Bool { !bytes.isEmpty || !pairs.isEmpty }

    /// Adds some lower halves.
    ///
    /// O(n).
    mutating func insert(_ values: UnsafeBufferPointer<UInt16>) {
        count += values.count
        if !isTable {
            guard list.count + values.count >= Self.listLimit else {
                list.append(contentsOf: values)
                return
            }
            makeTable()
        }
        tally(values)
    }

    /// Adds the lower halves of numbers, each as often as is said, which is so often in all.
    ///
    /// O(numbers), and 65,536 once.
    mutating func insert(
        _ numbers: UnsafeBufferPointer<Int64>, _ counts: UnsafeBufferPointer<Int64>, total: Int
    ) {
        count += total
        guard isTable || list.count + total >= Self.listLimit else {
            for (number, times) in zip(numbers, counts) {
                let low = UInt16(truncatingIfNeeded: number)
                if times == 1 { list.append(low) } else { list += repeatElement(low, count: Int(times)) }
            }
            return
        }
        if !isTable { makeTable() }
        let counted = bytes.withUnsafeMutableBufferPointer { bytes in
            guard !bytes.isEmpty else { return 0 }
            for (index, number) in numbers.enumerated() {
                let low = Int(UInt16(truncatingIfNeeded: number))
                let sum = Int64(bytes[low]) &+ counts[index]
                guard sum <= UInt8.max else { return index }
                bytes[low] = UInt8(truncatingIfNeeded: sum)
            }
            return numbers.count
        }
        for index in counted..<numbers.count {
            add(Int(counts[index]), of: UInt16(truncatingIfNeeded: numbers[index]))
        }
    }

    /// How many bytes lower halves take at most of which each occurs so often, and all so often together.
    static func bytes(for counts: UnsafeBufferPointer<Int64>, total: Int) -> Int {
        guard total >= listLimit else { return 64 + 4 * total }
        return 1 << 17 + 64 * counts.count { $0 >= 1 << 16 }
    }

    /// The same with the lower halves of some numbers.
    func inserting(_ numbers: ArraySlice<UInt32>) -> LowHalves {
        guard !numbers.isEmpty else { return self }
        var all = self
        numbers.map { UInt16(truncatingIfNeeded: $0) }.withUnsafeBufferPointer { all.insert($0) }
        return all
    }

    /// Writes each lower half that occurs, ascending, as the number that it is above a base, and how often it occurs;
    /// for what a byte each counts.
    ///
    /// O(65,536).
    ///
    /// - Returns: how many there are; nil, and nothing is written, where they are not counted so.
    func fill(
        _ numbers: UnsafeMutableBufferPointer<Int64>, _ counts: UnsafeMutableBufferPointer<Int64>,
        above base: Int64
    ) -> Int? {
        guard !bytes.isEmpty else { return nil }
        var filled = 0
        bytes.withUnsafeBytes { bytes in
            // Most do not occur: eight at a time.
            for start in stride(from: 0, to: bytes.count, by: 8) {
                var rest = UInt64(littleEndian: bytes.load(fromByteOffset: start, as: UInt64.self))
                while rest != 0 {
                    let place = rest.trailingZeroBitCount >> 3
                    let low = start | place
                    numbers[filled] = base | Int64(low)
                    counts[filled] = Int64(bytes[low])
                    filled &+= 1
                    rest &= ~(0xFF &<< UInt64(place << 3))
                }
            }
        }
        return filled
    }

    /// Takes in all that others hold.
    mutating func append(_ other: LowHalves) {
        other.list.withUnsafeBufferPointer { insert($0) }
        guard other.isTable else { return }
        count += other.count
        if !isTable {
            let listed = list
            (list, bytes, pairs, carries) = ([], other.bytes, other.pairs, other.carries)
            listed.withUnsafeBufferPointer { tally($0) }
        } else if !bytes.add(other.bytes) {
            widen()
            for (value, times) in other.bytes.enumerated() { add(UInt16(times), of: value) }
            for (value, times) in other.pairs.enumerated() { add(times, of: value) }
            carries.merge(other.carries) { $0 + $1 }
        }
    }

    /// The figures of the lower halves.
    ///
    /// O(n), at most O(65,536).
    var moments: IntegerMoments {
        var moments = IntegerMoments(list[...])
        moments.append(IntegerMoments(table: bytes))
        moments.append(IntegerMoments(table: pairs))
        for (value, times) in carries {
            moments.append(IntegerMoments([value][...]), times: UInt64(times) << 16)
        }
        return moments
    }

    /// Passes each lower half on with how often it occurs; in a list once for each time.
    @inline(__always)
    func forEach(_ body: (UInt16, Int) -> Void) {
        for value in list { body(value, 1) }
        for (value, times) in bytes.enumerated() where times > 0 { body(UInt16(value), Int(times)) }
        for (value, times) in pairs.enumerated() where times > 0 { body(UInt16(value), Int(times)) }
        for (value, times) in carries { body(value, times << 16) }
    }

    /// Counts values in the table.
    private mutating func tally(_ values: UnsafeBufferPointer<UInt16>) {
        guard pairs.isEmpty else {
            for value in pairs.tally(values) { carries[value, default: 0] += 1 }
            return
        }
        let full = bytes.tally(values)
        guard !full.isEmpty else { return }
        widen()
        for value in full { add(1 << 8, of: Int(value)) }
    }

    /// Makes a table of the list.
    private mutating func makeTable() {
        bytes = [UInt8](repeating: 0, count: 1 << 16)
        let listed = list
        list = []
        listed.withUnsafeBufferPointer { tally($0) }
    }

    /// Adds so many of a value to the table.
    private mutating func add(_ times: Int, of low: UInt16) {
        if pairs.isEmpty {
            let sum = Int(bytes[Int(low)]) + times
            if let sum = UInt8(exactly: sum) {
                bytes[Int(low)] = sum
                return
            }
            widen()
        }
        add(UInt16(truncatingIfNeeded: times), of: Int(low))
        if times >> 16 > 0 { carries[low, default: 0] += times >> 16 }
    }

    /// Makes the table one of two bytes each.
    private mutating func widen() {
        guard pairs.isEmpty else { return }
        pairs = bytes.map { UInt16($0) }
        bytes = []
    }

    @inline(__always)
    private mutating func add(_ times: UInt16, of value: Int) {
        let (sum, overflow) = pairs[value].addingReportingOverflow(times)
        pairs[value] = sum
        if overflow { carries[UInt16(value), default: 0] += 1 }
    }
}

extension Array where Element: FixedWidthInteger & UnsignedInteger {
    /// Adds the counts of another table; false where a sum does not fit, or where there are no two, and nothing is added
    /// then.
    fileprivate mutating func add(_ other: [Element]) -> Bool {
        guard !isEmpty, count == other.count else { return false }
        // Found out by a number, not by a branch, so that the loop runs on several counts at once.
        var overflows: Element = 0
        for index in indices { overflows |= self[index] &+ other[index] < other[index] ? 1 : 0 }
        guard overflows == 0 else { return false }
        for index in indices { self[index] &+= other[index] }
        return true
    }

    /// Counts each value at its index.
    ///
    /// - Returns: the values whose count began anew at 0, each as often as it did.
    @inline(__always)
    fileprivate mutating func tally(_ values: UnsafeBufferPointer<UInt16>) -> [UInt16] {
        var full: [UInt16] = []
        withUnsafeMutableBufferPointer { counts in
            for value in values {
                let times = counts[Int(value)] &+ 1
                counts[Int(value)] = times
                if times == 0 { full.append(value) }
            }
        }
        return full
    }
}
