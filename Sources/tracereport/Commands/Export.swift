import ArgumentParser
import TraceAnalysis

extension ExportFormat: ExpressibleByArgument {}
extension TrackGrouping: ExpressibleByArgument {}

/// Writes a run for the tools that people already open.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a run for Perfetto, chrome://tracing, HAR viewers or OpenTelemetry.",
        discussion: """
            A slice, an entry or a span for every request, and its phases. A file is read again for it, so that every \
            request is there; of standard input, an archived run and a summary, only those that are kept.
            """)

    @Argument(help: InputOptions.inputHelp, completion: InputOptions.inputCompletion)
    var input: String

    @OptionGroup var source: InputOptions

    @Option(help: "The kind of file: perfetto, chrome, har or otlp.")
    var format: ExportFormat

    @Option(help: "A track for each connection (the default) or each session; for perfetto and chrome.")
    var by: TrackGrouping?

    @Option(name: .shortAndLong, help: "The file.", completion: .file())
    var output: String

    func validate() throws {
        guard by == nil || format.hasTracks else {
            throw ValidationError("--by is for perfetto and chrome; \(format.rawValue) has no tracks.")
        }
    }

    func run() throws {
        let isKeptOnly =
            input == "-" || ArchivedRun(input: input) != nil || SummaryFile(input: input) != nil
        let run = try source.analyzedRun(input, hashing: false, detail: .findings)
        let kept = isKeptOnly ? run.measurements.keptRows : []
        let counted = run.analysis.overview.successfulRequests + run.analysis.overview.failedRequests
        func read(_ body: (RequestRow) throws -> Void) throws {
            guard !isKeptOnly else { return try kept.forEach(body) }
            guard try source.readRows(input, of: run, body) == counted else {
                throw CommandFailure(
                    status: .noInput,
                    message: "\(input.visible) changed while it was read; no file was written")
            }
        }
        let events = RunEvents(run)
        var links = TurnLinks()
        if format.hasTracks, events.hasTurns {
            try read { row in
                guard RequestSpan(row, number: 0) != nil else { return }
                links.add(row)
            }
        }
        let described = ExportedRun(run, grouping: by ?? .connection)
        var file = try ExportFile(output, format, described, links: links)
        if format.hasTracks { for event in events.all() { try file.append(event) } }
        try read { try file.append($0) }
        var notes = ExportNotes(shown: file.requests, withoutTimes: file.withoutTimes)
        notes.withoutRoom = file.withoutRoom
        notes.sharing = file.sharing
        notes.links = links
        notes.keptOf = isKeptOnly ? counted : nil
        if format.hasTracks { notes.oneOf = run.measurements.requests?.oneOf ?? 1 }
        notes.grouping = described.grouping
        try file.finish()
        if !source.quiet { for sentence in notes.sentences { Terminal.say(sentence) } }
    }
}
