/// What the values of a table's column are.
enum TableType: Sendable, Equatable {
    /// UTF-8.
    case text
    /// Whole numbers of 64 bits.
    case integer
    /// Numbers of 64 bits with a point.
    case number
    /// Yes or no.
    case flag
}

/// A column of a table for other engines.
struct TableColumn: Sendable, Equatable {
    /// Its name: small letters, digits and underscores, the unit at its end.
    let name: String
    /// What its values are.
    let type: TableType
}

/// A column, and what a row has of it.
struct RowColumn<Row>: Sendable {
    /// Its name and type.
    let column: TableColumn
    /// What a row has of it.
    let cell: @Sendable (Row) -> TableValue

    /// A column by its name and type.
    init(_ name: String, _ type: TableType, _ cell: @escaping @Sendable (Row) -> TableValue) {
        column = TableColumn(name: name, type: type)
        self.cell = cell
    }
}

/// A value of a table.
enum TableValue: Sendable, Equatable {
    case text(String)
    case integer(Int64)
    case number(Double)
    case flag(Bool)
    /// Not recorded.
    case null

    /// A text, without what could change how the text around it is shown; see `String.visible`.
    init(_ text: String?) { self = text.map { .text($0.visible) } ?? .null }

    /// A whole number.
    init(_ value: Int64?) { self = value.map { .integer($0) } ?? .null }

    /// A whole number that is held as another type; nearest where it is none.
    init(whole value: Double?) {
        self = value.flatMap { Int64(exactly: $0.rounded()) }.map { .integer($0) } ?? .null
    }

    /// A number; what is not finite counts as not recorded.
    init(_ value: Double?) { self = value.flatMap { $0.isFinite ? .number($0) : nil } ?? .null }

    /// Yes or no.
    init(_ value: Bool?) { self = value.map { .flag($0) } ?? .null }
}

/// Writes a table row by row: the bytes go where they are sent as soon as there are enough of them.
protocol TableWriter {
    /// Takes in a row, a cell for each column.
    mutating func append(_ row: [TableValue])
    /// The bytes that are finished and were not taken yet.
    mutating func takeBytes() -> [UInt8]
    /// Finishes the table; what is left of its bytes.
    mutating func finish() -> [UInt8]
}
