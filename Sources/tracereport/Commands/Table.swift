import ArgumentParser
import TraceAnalysis

/// Writes the requests of a run as a table for other engines.
struct Table: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table",
        abstract: "Write a row for every request, for DuckDB, Spark, pandas and others.",
        discussion: """
            Parquet, CSV or a JSON object a line, by the ending of FILE. A file is read twice, so that every request \
            is there; of standard input, an archived run and a summary, only those \
            that are kept.
            """)

    @Argument(help: InputOptions.inputHelp, completion: InputOptions.inputCompletion)
    var input: String

    @OptionGroup var source: InputOptions

    @OptionGroup var target: TableTarget

    func run() throws {
        guard let format = target.format else { return }
        let isKeptOnly =
            input == "-" || ArchivedRun(input: input) != nil || SummaryFile(input: input) != nil
        let run = try source.analyzedRun(input, hashing: false, detail: isKeptOnly ? .findings : .figures)
        var table = try TableFile(target.output, format, columns: RequestColumns.all.map(\.column))
        if isKeptOnly {
            for row in run.measurements.keptRows { try table.append(RequestColumns.row(row)) }
            sayWhatIsKept(table.rows, of: run.analysis.overview.countedRecords)
        } else {
            let count = try source.readRows(input, of: run) { try table.append(RequestColumns.row($0)) }
            guard count == run.analysis.overview.countedRecords else {
                throw CommandFailure(
                    status: .noInput,
                    message: "\(input.visible) changed while it was read; no table was written")
            }
        }
        try table.finish()
    }

    private func sayWhatIsKept(_ rows: Int, of total: Int) {
        guard !source.quiet else { return }
        if rows < total {
            Terminal.say(
                "\(FigureStyle.grouped(rows)) of \(FigureStyle.grouped(total)) requests are kept, a fair sample; "
                    + "the table of the file itself holds all")
        }
        Terminal.say(
            "chunks, request_bytes, response_bytes, status and error_type are not kept, and null; so are phases and "
                + "duration of requests that ended before their answer did")
    }
}
