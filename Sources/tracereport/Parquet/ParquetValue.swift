/// A value that Parquet stores: its bytes, and its order for statistics.
protocol ParquetValue: Hashable {
    /// The type's number in Parquet's `Type`.
    static var typeNumber: Int { get }

    /// Adds the value as PLAIN writes it.
    func appendPlain(to bytes: inout [UInt8])

    /// Whether it comes before another in the order that Parquet defines for the type.
    func precedes(_ other: Self) -> Bool

    /// The value in statistics; nil where it is too long for them.
    var statistic: [UInt8]? { get }
}

extension Int64: ParquetValue {
    static var typeNumber: Int { 2 }

    func appendPlain(to bytes: inout [UInt8]) { bytes.append(littleEndian: self) }

    func precedes(_ other: Int64) -> Bool { self < other }

    var statistic: [UInt8]? {
        var bytes: [UInt8] = []
        appendPlain(to: &bytes)
        return bytes
    }
}

extension Double: ParquetValue {
    static var typeNumber: Int { 5 }

    func appendPlain(to bytes: inout [UInt8]) { bytes.append(littleEndian: bitPattern) }

    func precedes(_ other: Double) -> Bool { self < other }

    var statistic: [UInt8]? {
        var bytes: [UInt8] = []
        appendPlain(to: &bytes)
        return bytes
    }
}

extension String: ParquetValue {
    /// How many bytes of a text are in statistics; longer ones give none.
    private static var longestStatistic: Int { 64 }

    static var typeNumber: Int { 6 }

    func appendPlain(to bytes: inout [UInt8]) {
        bytes.append(littleEndian: UInt32(utf8.count))
        bytes.append(contentsOf: utf8)
    }

    /// By bytes, not by letters.
    func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }

    var statistic: [UInt8]? { utf8.count <= Self.longestStatistic ? Array(utf8) : nil }
}

/// The smallest and the largest of some values, and how many are missing.
struct ParquetStatistics<Value: ParquetValue> {
    private var bounds: (smallest: Value, largest: Value)?
    private var nulls = 0

    /// Of some values, none of them NaN, and so many that are not recorded.
    init(_ values: ArraySlice<Value>, nulls: Int) {
        self.nulls = nulls
        for value in values { include(value) }
    }

    /// Takes in what others say.
    mutating func append(_ other: ParquetStatistics) {
        nulls += other.nulls
        guard let theirs = other.bounds else { return }
        include(theirs.smallest)
        include(theirs.largest)
    }

    private mutating func include(_ value: Value) {
        guard let (smallest, largest) = bounds else {
            bounds = (value, value)
            return
        }
        if value.precedes(smallest) { bounds?.smallest = value }
        if largest.precedes(value) { bounds?.largest = value }
    }

    /// As page heads and the footer hold them.
    var thrift: ThriftStruct {
        var thrift = ThriftStruct()
        thrift.add(3, long: nulls)
        guard let bounds, let largest = bounds.largest.statistic, let smallest = bounds.smallest.statistic
        else { return thrift }
        thrift.add(5, largest)
        thrift.add(6, smallest)
        return thrift
    }
}
