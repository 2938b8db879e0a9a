import ArgumentParser
import FoundationEssentials
import TraceAnalysis

/// Summarises a part of a run where it lies, so that all parts can be merged exactly.
struct Summarize: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summarize",
        abstract: "Summarise a part of a run, to be merged with the others.",
        discussion: """
            tracereport merge puts summaries together as if the parts had been one file. A .summary is an INPUT of \
            every command.
            """)

    @Argument(help: InputOptions.inputHelp, completion: InputOptions.inputCompletion)
    var input: String

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The summary to write.", valueName: "PART.summary"),
        completion: .file(extensions: ["summary"]))
    var output: String

    @Option(
        help: ArgumentHelp(
            "AIPerf's summary of the whole run (default: what lies beside the input).",
            valueName: "profile_export_aiperf.json"),
        completion: .file(extensions: ["json"]))
    var about: String?

    @Option(
        help: ArgumentHelp(
            "What the part is called, and what keeps equal addresses of different machines apart.",
            valueName: "label"))
    var name: String?

    @Option(
        help: ArgumentHelp(
            "Only the lines that begin in these bytes of the file, such as 0:1000000; either end may be left out.",
            valueName: "a:b"))
    var range: ByteRange?

    @Option(help: ArgumentHelp("Which records count, as for analyze.", valueName: "phase"))
    var phase: AnalysisOptions.Phase?

    @Option(
        help: ArgumentHelp("Requests that begin in it: moments in UTC.", valueName: "a..b"),
        transform: RequestWindow.argument)
    var window: RequestWindow?

    @Flag(help: "Let failed and cancelled records enter the latencies.")
    var includeFailed = false

    @Option(help: ArgumentHelp("Threads to read with (default: one a core).", valueName: "n"))
    var threads: Int?

    @Flag(help: "Keep hosts, addresses and every id as short hashes.")
    var redact = false

    @Flag(
        help:
            "Keep times, sizes and rates within 0.05 %, in cells of a grid: a small file however long the run."
    )
    var bounded = false

    @Flag(help: "Say nothing on standard error but failures.")
    var quiet = false

    /// How many characters a label may have.
    private static let longestName = 64

    func validate() throws {
        guard threads.map({ (1...256).contains($0) }) ?? true else {
            throw ValidationError("--threads takes a number from 1 to 256.")
        }
        guard name.map({ (1...Self.longestName).contains($0.count) }) ?? true else {
            throw ValidationError("--name takes 1 to \(Self.longestName) characters.")
        }
        guard range == nil || input != "-" else {
            throw ValidationError("--range needs a file: standard input is read from its beginning.")
        }
        guard window.map({ !$0.isRelative }) ?? true else {
            throw ValidationError(
                "A part does not know when the run began: --window takes moments here, such as "
                    + "2026-11-23T20:34:40Z..2026-11-23T20:35:10Z.")
        }
    }

    func run() throws {
        let location = try RunLocation(named: input)
        var run = location.description
        if let about { run.summary = try Self.summary(about) }
        if about != nil { run.summaryIsUnreadable = false }
        var options = AnalysisOptions(phase: phase ?? .profiling, includeFailed: includeFailed)
        options.window = window
        var reader = TraceReader(options: options)
        reader.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
        let progress = quiet ? nil : ProgressLine.onTerminal(total: nil)
        if let progress { reader.progress = { progress.add($0) } }
        defer { progress?.finish() }
        let lines = try range.map { try $0.lines(of: location.file ?? input) }
        let measured = try PartHash.summary(of: location, lines: lines, about: run, by: reader)
        var summary = measured.0
        summary.name(name ?? run.file, sha256: measured.1)
        if bounded { summary.bound() }
        if redact { summary.redact(by: Redaction(pseudonym: Pseudonym.of)) }
        if let name { summary.label(name) }
        let malformed = summary.malformedLines
        // A part that was cut out has fewer requests than the run, and another start.
        let foreign = range == nil && window == nil ? summary.disagreement?.words : nil
        var files = OutputFiles()
        files.add(output, (consume summary).written())
        try files.write()
        if let about, let foreign, !quiet {
            Terminal.say(
                "\(about.visible) is of another run, unless other parts belong to this one: \(foreign)")
        }
        if malformed > 0, !quiet { Terminal.say("\(malformed.counted("malformed line")) skipped") }
    }

    private static func summary(_ path: String) throws -> RunSummary {
        let bytes = try SmallFile.bytes(path, limit: RunLocation.longestSummary)
        do {
            return try RunSummary(json: Compression.decoded(bytes, limit: RunLocation.longestSummary))
        } catch {
            throw CommandFailure(
                status: .badData, message: "\(path.visible) cannot be read as AIPerf's summary of a run")
        }
    }
}
