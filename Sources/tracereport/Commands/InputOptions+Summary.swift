import TraceAnalysis

extension InputOptions {
    /// Finishes and analyses a summary of parts of a run.
    ///
    /// - Parameter hashing: Whether to give the run its hash.
    /// - Throws: `FileError`, `SummaryError` or `InputError` when there is nothing to analyse, `CommandFailure` for what
    ///   only the records could tell, or had to be chosen before.
    func analyzedRun(_ file: SummaryFile, hashing: Bool) throws -> AnalyzedRun {
        let summary = try file.summary()
        let chosen = try options(for: summary)
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        let hash = summary.parts.sha256
        var (measurements, run) = try (consume summary).finished(chosen, file: name)
        run.sha256 = hashing ? hash : nil
        let analyzed = analyzed(measurements, run, chosen)
        guard (try? analyzed.analysis.json(generator: ToolVersion.generator)) != nil else {
            throw SummaryError.unusable(file.path, .impossible(section: "samples"))
        }
        return analyzed
    }

    /// What can change a number of a summary: percentiles, and objectives where every request is kept.
    private func options(for summary: PartSummary) throws(CommandFailure) -> AnalysisOptions {
        let made = summary.options
        let changes = [
            (
                "--phase", phase.map { $0 != made.phase } ?? false,
                "it holds what --phase \(made.phase.rawValue.visible) chose"
            ),
            (
                "--include-failed", includeFailed && !made.includeFailed,
                "it holds no latency of a failed record"
            ),
            (
                "--window", window != nil && window != made.window,
                made.window.map { "it holds what --window \($0.text) chose" } ?? "it holds all of the phase"
            ),
        ]
        guard !steady else {
            throw CommandFailure(
                status: .usage,
                message:
                    "--steady needs the records: the steady part is known only when all parts are, and then single "
                    + "records are not. Analyze the profile_export.jsonl itself with it")
        }
        if let (option, _, reason) = changes.first(where: \.1) {
            throw CommandFailure(
                status: .usage,
                message: "\(option) belongs to summarising: \(reason). Summarise the parts again with it")
        }
        var options = made
        options.percentileMethod = percentileMethod ?? .nearest
        options.extraPercentiles = Set(percentiles?.values ?? []).sorted()
        options.objectives = try objectives()
        guard options.objectives.isEmpty || summary.holds(options.objectives) else {
            throw CommandFailure(
                status: .usage,
                message: "--slo needs each request with what is asked of it: a summary keeps "
                    + "\(FigureStyle.grouped(RequestTable.limit)) requests, each with its times to first byte and first "
                    + "token, its duration, its decode time per token and its tokens")
        }
        return options
    }
}

extension CommandFailure {
    /// A file that is no part of a run that can be used, in words.
    init(_ error: SummaryError) {
        switch error {
        case .unusable(let path, let fault):
            self.init(status: .badData, message: "\(path.visible): \(fault.reason)")
        case .refused(let path, .partTwice(let name)):
            self.init(
                status: .badData,
                message:
                    "\(path.visible) holds the part \(name.visible) a second time: its SHA-256 is that of a "
                    + "part before it, and its requests would count twice. Nothing was merged")
        case .refused(let path, .unlikeOptions(let option, let first, let second)):
            self.init(
                status: .badData,
                message: "\(path.visible) was summarised with another \(option) than the parts before it: "
                    + "\(second.visible), not \(first.visible). Nothing was merged")
        }
    }
}
