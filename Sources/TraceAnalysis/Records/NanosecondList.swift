/// Times in ns, in their order: whole ones of up to four seconds in four bytes, which nearly all are, and
/// everything else as it was given.
///
/// A run of a gigabyte has fifty million latencies between chunks. As whole numbers they go from the decoder
/// into their sample without any conversion.
struct NanosecondList: Sendable, Equatable {
    /// A time that is no whole number of 32 bits, and where it stands.
    struct Other: Sendable, Equatable {
        let index: Int
        let value: Double
    }

    /// The times; `placeholder` where another number stands in `others`.
    private(set) var whole: [UInt32] = []
    /// What does not fit, by ascending index.
    private(set) var others: [Other] = []

    /// Stands for a time that is among the others; no whole number in the list is as large.
    static let placeholder = UInt32.max

    /// No times.
    init() {}

    /// Some times, in ns.
    ///
    /// O(n).
    init(_ values: some Sequence<Double>) {
        for value in values { append(value) }
    }

    /// Forgets all times and keeps the memory.
    mutating func removeAll() {
        whole.removeAll(keepingCapacity: true)
        others.removeAll(keepingCapacity: true)
    }

    /// Adds a time at the end.
    mutating func append(_ value: Double) {
        if let number = UInt32(exactly: value), number < Self.placeholder {
            whole.append(number)
        } else {
            others.append(Other(index: whole.count, value: value))
            whole.append(Self.placeholder)
        }
    }

    /// Adds whole numbers of nanoseconds below `placeholder` at the end.
    mutating func append(_ numbers: UnsafeBufferPointer<UInt32>) { whole.append(contentsOf: numbers) }
}

extension NanosecondList: RandomAccessCollection {
    /// 0.
    var startIndex: Int { 0 }

    /// How many times there are.
    var endIndex: Int { whole.count }

    /// The time at an index, in ns.
    ///
    /// O(1) for whole numbers, O(log n) for others.
    subscript(index: Int) -> Double {
        let number = whole[index]
        guard number == Self.placeholder else { return Double(number) }
        return others[others.partitioningIndex { $0.index >= index }].value
    }
}

extension NanosecondList: ExpressibleByArrayLiteral {
    /// The times that are listed, in ns.
    init(arrayLiteral values: Double...) { self.init(values) }
}

extension SampleBuilder {
    /// Adds finite values.
    ///
    /// - Parameters:
    ///   - values: The values.
    ///   - possible: What they can be; whole numbers from 0 to 2^32 always can.
    /// - Returns: how many are impossible and are left out.
    mutating func add(contentsOf values: NanosecondList, within possible: ClosedRange<Double>) -> Int {
        // Between two of the others all numbers are whole ones.
        var start = 0
        var impossible = 0
        values.whole.withUnsafeBufferPointer { whole in
            for other in values.others {
                add(contentsOf: UnsafeBufferPointer(rebasing: whole[start..<other.index]))
                start = other.index + 1
                if possible.contains(other.value) { add(other.value) } else { impossible += 1 }
            }
            add(contentsOf: UnsafeBufferPointer(rebasing: whole[start...]))
        }
        return impossible
    }
}
