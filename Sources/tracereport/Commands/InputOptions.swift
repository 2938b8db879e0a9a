import ArgumentParser
import FoundationEssentials
import TraceAnalysis

/// What every command that reads a run understands.
struct InputOptions: ParsableArguments {
    /// What INPUT can be, as the help says it.
    static let inputHelp: ArgumentHelp = """
        A profile_export.jsonl (plain, .gz or .zst), an AIPerf run directory, an archived run's folder, a .summary, \
        or - for standard input.
        """
    /// The files that a shell offers for INPUT.
    static let inputCompletion = CompletionKind.file(extensions: ["jsonl", "gz", "zst", "summary"])

    @Option(help: "How a percentile is found: nearest (the default) or linear (as AIPerf and numpy).")
    var percentileMethod: PercentileMethod?

    @Option(help: ArgumentHelp("Further percentiles to report.", valueName: "50,90,99.9"))
    var percentiles: CommaList<Percentile>?

    @Option(
        help: ArgumentHelp(
            "Which records count: profiling (the default), warmup, all, or those of the phase with this name.",
            valueName: "phase"))
    var phase: AnalysisOptions.Phase?

    @Option(
        help: ArgumentHelp(
            """
            Requests that begin in it: seconds or durations since the first one, or moments in UTC; either end may \
            be left out.
            """, valueName: "a..b"), transform: RequestWindow.argument)
    var window: RequestWindow?

    @Flag(help: "Only the steady part: from the end of the ramp or the first wave to the last start.")
    var steady = false

    @Option(
        help: ArgumentHelp(
            "What is asked of every request, such as 'time_to_first_token <= 500ms'; may be repeated.",
            valueName: "rule"))
    var slo: [String] = []

    @Flag(help: "Let failed and cancelled records enter the latencies.")
    var includeFailed = false

    @Flag(help: "Give no result when a line is malformed.")
    var strict = false

    @Option(
        help: ArgumentHelp(
            "Threads to read with (default: one a core). No figure depends on it.", valueName: "n"))
    var threads: Int?

    @Flag(help: "Show hosts, addresses and every id as short hashes.")
    var redact = false

    @Flag(help: "Say nothing on standard error but failures.")
    var quiet = false

    func validate() throws {
        guard threads.map({ (1...256).contains($0) }) ?? true else {
            throw ValidationError("--threads takes a number from 1 to 256.")
        }
    }

    /// What can change a number.
    ///
    /// - Throws: `CommandFailure` with status 64 for an objective that is not understood.
    func analysisOptions() throws(CommandFailure) -> AnalysisOptions {
        var options = AnalysisOptions(
            percentileMethod: percentileMethod ?? .nearest,
            extraPercentiles: Set(percentiles?.values ?? []).sorted(), phase: phase ?? .profiling,
            includeFailed: includeFailed)
        options.window = window
        options.isSteady = steady
        options.objectives = try objectives()
        return options
    }

    /// The objectives of the command line.
    func objectives() throws(CommandFailure) -> [Objective] {
        var objectives: [Objective] = []
        for text in slo {
            do throws(RuleError) {
                objectives.append(try Objective(text))
            } catch {
                throw CommandFailure(error, in: text)
            }
        }
        return objectives
    }

    /// What can change a number of an archived run: its own options, where no other is given.
    ///
    /// - Throws: `CommandFailure` for what only the run's records could tell.
    private func options(for archived: AnalysisOptions) throws(CommandFailure) -> AnalysisOptions {
        guard phase.map({ $0 == archived.phase }) ?? true else {
            throw CommandFailure(
                status: .badData,
                message: "the archived run holds only what --phase \(archived.phase.rawValue) chose; "
                    + "other records are in the input it was made of")
        }
        guard !includeFailed || archived.includeFailed else {
            throw CommandFailure(
                status: .badData,
                message:
                    "the archived run holds no latency of a failed record; they are in the input it was made of"
            )
        }
        let asked = try objectives()
        let changes = [
            ("--window", window != nil && window != archived.window),
            ("--steady", steady && !archived.isSteady),
            ("--slo", !asked.isEmpty && asked != archived.objectives),
        ]
        if let (option, _) = changes.first(where: \.1) {
            throw CommandFailure(
                status: .usage,
                message:
                    "the archived run does not hold what \(option) needs: each record, which is in the input it "
                    + "was made of")
        }
        var options = archived
        options.percentileMethod = percentileMethod ?? archived.percentileMethod
        if let percentiles { options.extraPercentiles = Set(percentiles.values).sorted() }
        return options
    }

    /// Reads and analyses the run.
    ///
    /// - Parameters:
    ///   - input: A JSONL file, a run directory, an archived run's folder, a summary, or `-`.
    ///   - hashing: Whether to compute the input's SHA-256, which costs more than reading it.
    ///   - detail: What is kept beside the figures.
    ///   - isOneOfSeveral: Whether a line that is skipped has to be told by its file too.
    /// - Throws: `InputError`, `FileError`, `ArchiveError`, `SummaryError` or `CommandFailure` when there is
    /// nothing to analyse.
    func analyzedRun(
        _ input: String, hashing: Bool, detail: RunDetail, isOneOfSeveral: Bool = false
    ) throws -> AnalyzedRun {
        let run: AnalyzedRun
        if let archived = ArchivedRun(input: input) {
            let stored = try archived.stored().run
            run = analyzed(
                stored.measurements, stored.analysis.run, try options(for: stored.analysis.options),
                .archive(stored.analysis.findings))
        } else if let summary = SummaryFile(input: input) {
            run = try analyzedRun(summary, hashing: hashing)
        } else {
            run = try read(input, hashing: hashing, detail: detail)
        }
        try report(run.measurements, of: input, isOneOfSeveral: isOneOfSeveral)
        return run
    }

    private func read(
        _ input: String, hashing: Bool, detail: RunDetail
    ) throws -> AnalyzedRun {
        let location = try RunLocation(named: input)
        let options = try analysisOptions()
        var reader = TraceReader(options: options)
        reader.detail = detail
        reader.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
        let progress = quiet ? nil : ProgressLine.onTerminal(total: location.size)
        if let progress { reader.progress = { progress.add($0) } }
        defer { progress?.finish() }
        let hash = hashing ? InputHash() : nil
        if let hash { reader.observe = { hash.update($0) } }
        var run = location.description
        let (measurements, bytes) = try reader.measure(location, beside: run.summary)
        run.bytes = bytes
        run.sha256 = hash?.hex
        var analyzed = self.analyzed(measurements, run, options)
        if detail >= .charts, let table = measurements.requests, let time = Timeline(table) {
            analyzed.telemetry = location.telemetry(time)
        }
        return analyzed
    }

    /// Reads a file for the second time, and hands out every request that the analysis counted.
    ///
    /// - Returns: how many there were.
    /// - Throws: `InputError` when the file cannot be read any more, and what `body` throws.
    func readRows(
        _ input: String, of run: AnalyzedRun, _ body: (RequestRow) throws -> Void
    ) throws -> Int {
        let location = try RunLocation(named: input)
        var rows = RequestRows(of: run, redaction: redact ? Redaction(pseudonym: Pseudonym.of) : nil)
        let progress = quiet ? nil : ProgressLine.onTerminal(total: location.size)
        if let progress { rows.progress = { progress.add($0) } }
        defer { progress?.finish() }
        return try rows.read(location, body)
    }

    /// The analysis, without hosts and ids where that was asked for and is not so already.
    func analyzed(
        _ measurements: Measurements, _ run: RunDescription, _ options: AnalysisOptions,
        _ findings: FindingsSource = .records
    ) -> AnalyzedRun {
        guard redact, !run.isRedacted else {
            return AnalyzedRun(measurements, run: run, options: options, findings: findings)
        }
        let redaction = Redaction(pseudonym: Pseudonym.of)
        let (redacted, renamed) = redaction.apply(to: run, measurements)
        var findings = findings
        if case .archive(let stored) = findings {
            findings = .archive(redaction.apply(to: stored, of: run, measurements))
        }
        return AnalyzedRun(renamed, run: redacted, options: options, findings: findings)
    }

    /// Names malformed lines; under `--strict` the first of them is a failure.
    private func report(
        _ measurements: Measurements, of input: String, isOneOfSeveral: Bool
    ) throws(CommandFailure) {
        let count = measurements.counts.malformedLines
        guard let first = measurements.malformedLines.first else { return }
        if strict {
            throw CommandFailure(
                status: .badData,
                message: "\(input.visible) has \(count.counted("malformed line")), the first is "
                    + "line \(first.number) (\(first.fault.reason)); --strict allows none")
        }
        guard !quiet else { return }
        let place = isOneOfSeveral ? " of \(input.visible)" : ""
        for line in measurements.malformedLines.prefix(10) {
            Terminal.say("line \(line.number)\(place) skipped: \(line.fault.reason)")
        }
        if count > 10 { Terminal.say("\((count - 10).counted("more malformed line"))\(place) skipped") }
    }
}

extension RunLocation {
    /// How many bytes the file holds; nil where that is not known.
    fileprivate var size: Int? {
        let attributes = file.flatMap { try? FileManager.default.attributesOfItem(atPath: $0) }
        return attributes?[.size] as? Int
    }

    /// The longest summary that is read, in bytes; AIPerf's are a thousandth of it.
    static let longestSummary = 16 << 20
    /// The longest files of telemetry that are read: a line a GPU each third of a second for an hour on eight, and
    /// more.
    private static let longestTelemetry = (gpu: 64 << 20, server: 16 << 20)

    /// What was measured of GPUs and of the server beside the run; nil where nothing was.
    fileprivate func telemetry(_ time: Timeline) -> Telemetry? {
        var notes: [String] = []
        func bytes(_ path: String?, limit: Int, _ name: String) -> [UInt8]? {
            guard let path else { return nil }
            do throws(FileError) {
                return try SmallFile.bytes(path, limit: limit)
            } catch {
                let reason =
                    if case .tooLong = error { "longer than \(limit >> 20) MiB" } else { "not readable" }
                notes.append("the \(name) \(name.hasSuffix("s") ? "are" : "is") \(reason)")
                return nil
            }
        }
        let gpu = bytes(gpuTelemetry, limit: Self.longestTelemetry.gpu, "GPU telemetry")
        let server = bytes(serverMetrics, limit: Self.longestTelemetry.server, "server metrics")
        return Telemetry(gpu: gpu, server: server, time, notes: notes)
    }

    /// The run's name and what AIPerf's summary says of it.
    var description: RunDescription {
        let name = file?.split(separator: "/").last.map(String.init) ?? "-"
        var run = RunDescription(file: name)
        guard let summary else { return run }
        do {
            let bytes = try SmallFile.bytes(summary, limit: Self.longestSummary)
            run.summary = try RunSummary(json: Compression.decoded(bytes, limit: Self.longestSummary))
        } catch {
            run.summaryIsUnreadable = true
        }
        return run
    }
}
