@testable import TraceAnalysis

/// Analyses made for tests, from lines of JSON.
enum Analyses {
    /// The analysis of some lines.
    static func of(
        _ lines: [String], run: RunDescription = RunDescription(file: "run.jsonl"),
        _ options: AnalysisOptions = AnalysisOptions()
    ) throws -> Analysis {
        var collector = MeasurementCollector(options: options)
        for line in lines { collector.add(try RecordDecoder.decode(Array(line.utf8))) }
        return Analysis(collector.finish(), run: run, options: options)
    }

    /// The analysis of a run in the repository.
    static func ofRun(_ run: String, _ options: AnalysisOptions = AnalysisOptions()) throws -> Analysis {
        let location = try RunLocation(Repository.path(run))
        let (measured, bytes) = try TraceReader(options: options).measure(location)
        return Analysis(
            measured, run: RunDescription(file: "profile_export.jsonl", bytes: bytes), options: options)
    }
}
