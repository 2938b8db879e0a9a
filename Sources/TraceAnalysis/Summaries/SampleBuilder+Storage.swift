/// Gathered values as they are written: whole numbers as ascending different ones with their counts, all others sorted,
/// both in portions.
extension SampleBuilder {
    /// How many values a portion holds at most.
    private static let portion = 1 << 17
    /// What a value can be, so that no sum of them is infinite.
    private static let possible = -1e30...1e30
    /// Up to this many whole numbers are kept one by one whatever the file's size.
    private static let listedLimit = 1 << 16

    /// Writes all values.
    ///
    /// O(n).
    func write(to writer: inout StoredWriter) {
        writer.reserve(integers.storedEstimate)
        writer.put(integers.count)
        integers.forEachPortion { numbers, counts in
            writer.put(numbers.count)
            NumberColumn.write(ascending: numbers, to: &writer)
            NumberColumn.write(unordered: counts, to: &writer)
        }
        writer.put(0)
        writer.put(numbers: RadixSort.sorted(others))
    }

    /// Reads values.
    init(from reader: inout StoredReader, _ budget: inout MemoryBudget) throws(StoredRunFault) {
        self.init()
        let count = try reader.count(atMost: 1 << 40)
        let isListed = count <= max(Self.listedLimit, min(IntegerMultiset.pagedLimit, 4 * reader.left))
        if isListed { try budget.take(4 * count) }
        var last: Int64 = -1
        var left = count
        while case let length = try reader.count(atMost: Self.portion), length > 0 {
            let numbers = try NumberColumn.integers(length, from: &reader)
            let counts = try NumberColumn.integers(length, from: &reader)
            for (number, times) in zip(numbers, counts) {
                guard number > last, number < 1 << 32, times > 0, times <= left else { throw .impossible }
                last = number
                left -= Int(times)
            }
            guard insert(numbers, counts, listed: isListed, { budget.allows($0) }) else { throw .impossible }
        }
        guard left == 0 else { throw .impossible }
        let others = try reader.numbers(&budget)
        guard others.allSatisfy(Self.possible.contains) else { throw .impossible }
        append(others: others)
    }
}

extension StoredWriter {
    /// How many numbers stand in one column.
    fileprivate static let columnLength = 1 << 16

    /// Writes finite numbers and how many they are.
    mutating func put(numbers: [Double]) {
        put(numbers.count)
        for start in stride(from: 0, to: numbers.count, by: Self.columnLength) {
            let part = numbers[start..<min(start + Self.columnLength, numbers.count)]
            NumberColumn.write(Array(part), to: &self)
        }
    }
}

extension StoredReader {
    /// Reads finite numbers.
    mutating func numbers(_ budget: inout MemoryBudget) throws(StoredRunFault) -> [Double] {
        let count = try count(atMost: 1 << 32)
        try budget.take(8 * count)
        var numbers: [Double] = []
        while numbers.count < count {
            let length = min(StoredWriter.columnLength, count - numbers.count)
            numbers += try NumberColumn.doubles(length, from: &self)
        }
        return numbers
    }
}
