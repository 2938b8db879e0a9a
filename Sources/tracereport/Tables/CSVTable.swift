import TraceAnalysis

/// A table as comma-separated values (RFC 4180) with a head.
///
/// What is not recorded is an empty field; a text without letters is `""`. Numbers are the shortest decimals that
/// read back as the same numbers.
struct CSVTable: TableWriter {
    private var text: String

    /// A table of some columns.
    init(_ columns: [TableColumn]) {
        text = columns.map { Self.field($0.name) }.joined(separator: ",") + "\n"
    }

    mutating func append(_ row: [TableValue]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { text += "," }
            switch cell {
            case .text(let value): text += Self.field(value)
            case .integer(let value): text += String(value)
            case .number(let value): text += value.shortest
            case .flag(let value): text += value ? "true" : "false"
            case .null: break
            }
        }
        text += "\n"
    }

    mutating func takeBytes() -> [UInt8] {
        defer { text = "" }
        return Array(text.utf8)
    }

    mutating func finish() -> [UInt8] { takeBytes() }

    /// A text in quotes, where it needs them.
    private static func field(_ text: String) -> String {
        let needsQuotes = text.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 < 0x20
        }
        guard needsQuotes || text.isEmpty || text.first == " " || text.last == " " else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}

extension Double {
    /// The shortest decimal that reads back as the same number; whole numbers without a point.
    var shortest: String {
        let text = String(self)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
