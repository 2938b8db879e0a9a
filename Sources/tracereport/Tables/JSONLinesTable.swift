import TraceAnalysis

/// A table as one JSON object a line, its members in the order of the columns; what is not recorded is `null`.
struct JSONLinesTable: TableWriter {
    /// What stands before each value.
    private let heads: [String]
    private var text = ""

    /// A table of some columns.
    init(_ columns: [TableColumn]) {
        heads = columns.enumerated().map { index, column in
            (index == 0 ? "{" : ",") + JSONText.quoted(column.name) + ":"
        }
    }

    mutating func append(_ row: [TableValue]) {
        for (head, cell) in zip(heads, row) {
            text += head
            switch cell {
            case .text(let value): text += JSONText.quoted(value)
            case .integer(let value): text += String(value)
            case .number(let value): text += value.shortest
            case .flag(let value): text += value ? "true" : "false"
            case .null: text += "null"
            }
        }
        text += "}\n"
    }

    mutating func takeBytes() -> [UInt8] {
        defer { text = "" }
        return Array(text.utf8)
    }

    mutating func finish() -> [UInt8] { takeBytes() }
}
