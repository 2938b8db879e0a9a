/// Bytes of which only those who know their name know what they mean.
struct StoredBytes: Storable {
    var bytes: [UInt8]

    init(_ write: (inout StoredWriter) -> Void) {
        var writer = StoredWriter()
        write(&writer)
        bytes = writer.bytes
    }

    func write(to writer: inout StoredWriter) {
        writer.put(bytes.count)
        writer.put(raw: bytes)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) { bytes = Array(try reader.bytes()) }
}

/// A number of a column as an archive stores it.
protocol StoredNumber: ColumnValue {
    static var zero: Self { get }
    static func write(_ numbers: [Self], to writer: inout StoredWriter)
    static func read(_ count: Int, from reader: inout StoredReader) throws(StoredRunFault) -> [Self]
    /// The two numbers' difference, and back: exact, or it is not used.
    static func difference(_ number: Self, _ expected: Self) -> Self
    static func sum(_ difference: Self, _ expected: Self) -> Self
    /// Whether a request can have this number.
    var isPossible: Bool { get }
}

extension Double: StoredNumber {
    static func write(_ numbers: [Double], to writer: inout StoredWriter) {
        NumberColumn.write(numbers, to: &writer)
    }
    static func read(_ count: Int, from reader: inout StoredReader) throws(StoredRunFault) -> [Double] {
        try NumberColumn.doubles(count, from: &reader)
    }
    static func difference(_ number: Double, _ expected: Double) -> Double { number - expected }
    static func sum(_ difference: Double, _ expected: Double) -> Double { difference + expected }
    /// What a figure of a request can be, in ns or in tokens.
    var isPossible: Bool { (0.0...1e19).contains(self) }
}

extension Int64: StoredNumber {
    static func write(_ numbers: [Int64], to writer: inout StoredWriter) {
        NumberColumn.write(numbers, to: &writer)
    }
    static func read(_ count: Int, from reader: inout StoredReader) throws(StoredRunFault) -> [Int64] {
        try NumberColumn.integers(count, from: &reader)
    }
    static func difference(_ number: Int64, _ expected: Int64) -> Int64 { number &- expected }
    static func sum(_ difference: Int64, _ expected: Int64) -> Int64 { difference &+ expected }
    var isPossible: Bool { isRecorded }
}

extension Int32: StoredNumber {
    static func write(_ numbers: [Int32], to writer: inout StoredWriter) {
        NumberColumn.write(numbers.map(Int64.init), to: &writer)
    }
    static func read(_ count: Int, from reader: inout StoredReader) throws(StoredRunFault) -> [Int32] {
        let numbers = try NumberColumn.integers(count, from: &reader)
        guard numbers.allSatisfy({ (0...Int64(Int32.max)).contains($0) }) else { throw .impossible }
        return numbers.map { Int32($0) }
    }
    static func difference(_ number: Int32, _ expected: Int32) -> Int32 { number &- expected }
    static func sum(_ difference: Int32, _ expected: Int32) -> Int32 { difference &+ expected }
    var isPossible: Bool { self >= 0 }
}

/// What is said of a row of a column.
private enum RowMark {
    static let notRecorded: Int64 = 0
    /// How far it is from what is expected is written.
    static let written: Int64 = 1
    /// It is what is expected, and no more is written of it.
    static let expected: Int64 = 2
}

extension OptionalColumn where Value: StoredNumber {
    /// Which rows are recorded, and of these how far they are from what is expected.
    ///
    /// - Parameters:
    ///   - expected: What each row nearly is; empty for 0.
    ///   - skippingExpected: Whether rows that are what is expected are only marked, where that is most of them: else few
    ///     others among them set how many bits all of a block take. Archives do without.
    func stored(near expected: [Value?], skippingExpected: Bool = false) -> StoredBytes {
        let values = values
        let recorded = values.indices.filter { values[$0] != nil }
        let known = recorded.map { values[$0] ?? .zero }
        let base = recorded.map { expected.isEmpty ? .zero : expected[$0] ?? .zero }
        let differences = zip(known, base).map(Value.difference)
        let isExact = zip(differences, base).map(Value.sum) == known
        let skipped = differences.count { $0 == .zero }
        let skips = skippingExpected && isExact && 2 * skipped >= differences.count
        var marks = values.map { $0 == nil ? RowMark.notRecorded : RowMark.written }
        if skips {
            for (row, difference) in zip(recorded, differences) where difference == .zero {
                marks[row] = RowMark.expected
            }
        }
        return StoredBytes { writer in
            NumberColumn.write(marks, to: &writer)
            writer.put(isExact)
            let written = skips ? differences.filter { $0 != .zero } : differences
            Value.write(isExact ? written : known, to: &writer)
        }
    }

    /// Reads a column of so many rows.
    init(_ bytes: StoredBytes, rows: Int, near expected: [Value?]) throws(StoredRunFault) {
        var reader = StoredReader(bytes.bytes[...])
        let marks = try NumberColumn.integers(rows, from: &reader)
        let isExact = try reader.flag()
        guard marks.allSatisfy({ (0...(isExact ? RowMark.expected : RowMark.written)).contains($0) }) else {
            throw .impossible
        }
        let written = marks.count { $0 == RowMark.written }
        var numbers = try Value.read(written, from: &reader)[...]
        var values = [Value?](repeating: nil, count: rows)
        for row in marks.indices where marks[row] != RowMark.notRecorded {
            let base = isExact && !expected.isEmpty ? expected[row] ?? .zero : .zero
            let number = marks[row] == RowMark.written ? numbers.popFirst() ?? .zero : .zero
            let value = Value.sum(number, base)
            guard value.isPossible else { throw .impossible }
            values[row] = value
        }
        guard reader.left == 0 else { throw .impossible }
        self.init(values)
    }
}

extension OptionalColumn<Int64> {
    /// Each different number once, in the order of the rows, and which of them each row has.
    func storedOnce() -> StoredBytes {
        var places: [Int64: Int64] = [:]
        var different: [Int64] = []
        let indices = values.map { value -> Int64? in
            guard let value else { return nil }
            if let place = places[value] { return place }
            let place = Int64(different.count)
            places[value] = place
            different.append(value)
            return place
        }
        return StoredBytes { writer in
            writer.put(different.count)
            NumberColumn.write(different, to: &writer)
            OptionalColumn(indices).stored(near: []).write(to: &writer)
        }
    }

    /// The upper and the lower half of each number, for numbers that are packed of two.
    func storedInHalves() -> StoredBytes {
        func half(_ shift: UInt64) -> OptionalColumn {
            OptionalColumn(
                values.map { $0.map { Int64(UInt64(bitPattern: $0) &>> shift & 0xFFFF_FFFF) } })
        }
        return StoredBytes { writer in
            half(32).stored(near: []).write(to: &writer)
            half(0).stored(near: []).write(to: &writer)
        }
    }

    /// Reads a column of so many rows.
    init(halves bytes: StoredBytes, rows: Int) throws(StoredRunFault) {
        var reader = StoredReader(bytes.bytes[...])
        let upper = try OptionalColumn(try StoredBytes(from: &reader), rows: rows, near: [])
        let lower = try OptionalColumn(try StoredBytes(from: &reader), rows: rows, near: [])
        let possible: ClosedRange<Int64> = 0...0xFFFF_FFFF
        guard reader.left == 0 else { throw .impossible }
        var numbers: [Int64?] = []
        numbers.reserveCapacity(rows)
        for row in 0..<rows {
            switch (upper[row], lower[row]) {
            case (nil, nil): numbers.append(nil)
            case (let high?, let low?):
                guard possible.contains(high), possible.contains(low) else { throw .impossible }
                numbers.append(high << 32 | low)
            default: throw .impossible
            }
        }
        self.init(numbers)
    }

    /// Reads a column of so many rows.
    init(once bytes: StoredBytes, rows: Int) throws(StoredRunFault) {
        var reader = StoredReader(bytes.bytes[...])
        let count = try reader.count(atMost: rows)
        let different = try NumberColumn.integers(count, from: &reader)
        let indices = try OptionalColumn(try StoredBytes(from: &reader), rows: rows, near: [])
        guard reader.left == 0, different.allSatisfy(\.isRecorded),
            indices.values.allSatisfy({ $0.map { different.indices.contains(Int($0)) } ?? true })
        else { throw .impossible }
        self.init(indices.values.map { $0.map { different[Int($0)] } })
    }
}
