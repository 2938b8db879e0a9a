import ArgumentParser
import TraceAnalysis

extension Archive {
    /// Writes the metrics of all runs as a table for other engines.
    struct MetricsTable: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "table",
            abstract: "Write a row for every run and metric, for DuckDB, Spark, pandas and others.",
            discussion: "Parquet, CSV or a JSON object a line, by the ending of FILE; the newest run first.")

        @Argument(help: Archive.directoryHelp, completion: .directory)
        var directory: String

        @OptionGroup var target: TableTarget

        func run() throws {
            guard let format = target.format else { return }
            let archive = try RunArchive(existing: directory)
            let survey = try ArchiveLock.reading(archive.directory) { archive.survey() }
            var table = try TableFile(target.output, format, columns: MetricColumns.all.map(\.column))
            for run in survey.entries.newestFirst {
                do {
                    let stored = try ArchivedRun(path: archive.directory.appending(run.folder)).stored()
                    for row in MetricRow.rows(of: stored, folder: run.folder) {
                        try table.append(MetricColumns.row(row))
                    }
                } catch let error as ArchiveError {
                    Terminal.say("left out: \(CommandFailure(error).message)")
                }
            }
            for run in survey.damaged {
                Terminal.say("left out: \(run.name) is damaged; archive verify says how")
            }
            try table.finish()
        }
    }
}
