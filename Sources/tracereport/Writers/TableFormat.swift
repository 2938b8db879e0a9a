/// The forms a table can have, by the ending of its file's name.
enum TableFormat: String, CaseIterable {
    /// Parquet.
    case parquet
    /// Comma-separated values.
    case csv
    /// A JSON object a line.
    case jsonLines = "jsonl"

    /// The form of a file; nil for another ending.
    init?(file: String) {
        guard let ending = file.split(separator: ".").last, file.contains(".") else { return nil }
        self.init(rawValue: ending.lowercased())
    }

    /// A table that holds nothing yet.
    func writer(_ columns: [TableColumn]) -> any TableWriter {
        switch self {
        case .parquet:
            ParquetTable(columns, creator: "tracereport version \(ToolVersion.current) (build none)")
        case .csv: CSVTable(columns)
        case .jsonLines: JSONLinesTable(columns)
        }
    }
}

/// A table on its way into a file, which appears whole or not at all.
struct TableFile: ~Copyable {
    /// How many rows are gathered before they are written.
    private static let rowsAtATime = 4_096

    private var writer: any TableWriter
    private let file: GrowingFile
    /// How many rows there are.
    private(set) var rows = 0

    /// Opens a file.
    ///
    /// - Throws: `FileError` when nothing can be written there.
    init(_ path: String, _ format: TableFormat, columns: [TableColumn]) throws(FileError) {
        writer = format.writer(columns)
        file = try GrowingFile(path)
    }

    /// Adds a row, a cell for each column.
    ///
    /// - Throws: `FileError` when it cannot be written.
    mutating func append(_ row: [TableValue]) throws(FileError) {
        writer.append(row)
        rows += 1
        if rows % Self.rowsAtATime == 0 { try file.write(writer.takeBytes()) }
    }

    /// Ends the table and gives the file its name.
    ///
    /// - Throws: `FileError` when that cannot be done.
    consuming func finish() throws(FileError) {
        try file.write(writer.finish())
        try file.finish()
    }
}
