import ArgumentParser

/// Where a table for other engines goes; the ending of its name says as what.
struct TableTarget: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The table.", valueName: "FILE.parquet|FILE.csv|FILE.jsonl"),
        completion: .file(extensions: TableFormat.allCases.map(\.rawValue)))
    var output: String

    /// What is written; nil for a name of another ending, which `validate` refuses.
    var format: TableFormat? { TableFormat(file: output) }

    func validate() throws {
        guard format != nil else {
            throw ValidationError("-o takes a name that ends in .parquet, .csv or .jsonl.")
        }
    }
}
