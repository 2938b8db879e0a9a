/// A table as a Parquet file, which DuckDB, Spark, pandas and others read as it is.
///
/// Row groups of at most 65,536 rows, pages of at most 16,384, Snappy; every column may hold `null`; pages and
/// columns have statistics. Memory: one row group. The same rows give the same bytes. Source:
/// apache/parquet-format, `parquet.thrift`.
struct ParquetTable: TableWriter {
    /// How many rows a row group has.
    static let groupRows = 1 << 16
    private static let magic = Array("PAR1".utf8)

    private let columns: [TableColumn]
    private let creator: String
    private var values: [ParquetColumn]
    private var groups: [ThriftStruct] = []
    private var rows = 0
    private var pendingRows = 0
    private var bytes = magic
    private var written = 0

    /// A table of some columns.
    ///
    /// - Parameter creator: The program and its version, as the footer names them.
    init(_ columns: [TableColumn], creator: String) {
        self.columns = columns
        self.creator = creator
        values = columns.map { ParquetColumn($0.type) }
    }

    mutating func append(_ row: [TableValue]) {
        for (index, cell) in row.enumerated() { values[index].append(cell) }
        pendingRows += 1
        if pendingRows == Self.groupRows { finishGroup() }
    }

    mutating func takeBytes() -> [UInt8] {
        defer { bytes = [] }
        written += bytes.count
        return bytes
    }

    mutating func finish() -> [UInt8] {
        if pendingRows > 0 { finishGroup() }
        let footer = footer.bytes
        bytes += footer
        bytes.append(littleEndian: UInt32(footer.count))
        bytes += Self.magic
        return takeBytes()
    }

    private mutating func finishGroup() {
        var chunks: [ThriftStruct] = []
        var (plainSize, size) = (0, 0)
        let start = written + bytes.count
        for (index, column) in columns.enumerated() {
            let chunk = values[index].finished()
            chunks.append(chunk.metadata(column.name, offset: written + bytes.count))
            plainSize += chunk.plainSize
            size += chunk.bytes.count
            bytes += chunk.bytes
        }
        var group = ThriftStruct()
        group.add(1, list: chunks)
        group.add(2, long: plainSize)
        group.add(3, long: pendingRows)
        group.add(5, long: start)
        group.add(6, long: size)
        group.add(7, short: groups.count)
        groups.append(group)
        rows += pendingRows
        pendingRows = 0
    }

    private var footer: ThriftStruct {
        var root = ThriftStruct()
        root.add(4, "schema")
        root.add(5, columns.count)
        var footer = ThriftStruct()
        footer.add(1, 1)
        footer.add(2, list: [root] + columns.map(\.schema))
        footer.add(3, long: rows)
        footer.add(4, list: groups)
        footer.add(6, creator)
        footer.add(7, list: columns.map { _ in Self.typeOrder })
        return footer
    }

    /// That statistics are in the order that Parquet defines for each type.
    private static var typeOrder: ThriftStruct {
        var order = ThriftStruct()
        order.add(1, ThriftStruct())
        return order
    }
}

extension TableColumn {
    /// The column in the file's schema: optional, texts marked as UTF-8.
    fileprivate var schema: ThriftStruct {
        let number =
            switch type {
            case .text: String.typeNumber
            case .integer: Int64.typeNumber
            case .number: Double.typeNumber
            case .flag: 0
            }
        var schema = ThriftStruct()
        schema.add(1, number)
        schema.add(3, 1)
        schema.add(4, name)
        if type == .text {
            schema.add(6, 0)
            var logical = ThriftStruct()
            logical.add(1, ThriftStruct())
            schema.add(10, logical)
        }
        return schema
    }
}

/// The values of a column that are not written yet.
///
/// One of the four arrays is used, as the type says: an array inside an enumeration would be copied at each change.
private struct ParquetColumn {
    private let type: TableType
    private var isRecorded: [UInt32] = []
    private var texts: [String] = []
    private var integers: [Int64] = []
    private var numbers: [Double] = []
    private var flags: [Bool] = []

    init(_ type: TableType) {
        self.type = type
    }

    /// Adds a cell; one of another type counts as not recorded.
    mutating func append(_ cell: TableValue) {
        switch (cell, type) {
        case (.text(let value), .text): texts.append(value)
        case (.integer(let value), .integer): integers.append(value)
        case (.number(let value), .number): numbers.append(value)
        case (.flag(let value), .flag): flags.append(value)
        default:
            isRecorded.append(0)
            return
        }
        isRecorded.append(1)
    }

    /// The pages of all cells; the column is empty then.
    mutating func finished() -> ParquetChunk {
        defer { self = ParquetColumn(type) }
        return switch type {
        case .text: ParquetChunk(texts, isRecorded: isRecorded)
        case .integer: ParquetChunk(integers, isRecorded: isRecorded)
        case .number: ParquetChunk(numbers, isRecorded: isRecorded)
        case .flag: ParquetChunk(flags, isRecorded: isRecorded)
        }
    }
}
