/// The numbers behind a chart, as a table.
public struct ChartTable: Sendable, Hashable {
    /// What stands in one place of the table.
    public enum Cell: Sendable, Hashable {
        /// A measured number, at full precision.
        case number(Double)
        /// A count.
        case count(Int)
        /// Words.
        case text(String)
        /// Nothing was recorded.
        case missing
    }

    /// The names of the columns.
    public let columns: [String]
    /// The rows, each with a cell for every column.
    public let rows: [[Cell]]

    /// A table.
    public init(columns: [String], rows: [[Cell]]) {
        self.columns = columns
        self.rows = rows
    }

    /// The table as CSV: a heading, then a line a row, each ended by a line feed.
    ///
    /// Numbers are written so that reading them gives the same number again. Source: RFC 4180, but for the
    /// line feed.
    public var csv: String {
        let lines = [columns.map(ChartTable.quoted)] + rows.map { $0.map(\.csv) }
        return lines.map { $0.joined(separator: ",") + "\n" }.joined()
    }

    fileprivate static func quoted(_ text: String) -> String {
        guard text.contains(where: { ",\"\n\r\r\n".contains($0) }) else { return text }
        var result = "\""
        for character in text { result += character == "\"" ? "\"\"" : String(character) }
        return result + "\""
    }
}

extension ChartTable.Cell {
    fileprivate var csv: String {
        switch self {
        case .number(let value) where value == value.rounded() && abs(value) < 1e15: String(Int(value))
        case .number(let value): value.description
        case .count(let value): String(value)
        case .text(let text): ChartTable.quoted(text)
        case .missing: ""
        }
    }
}
