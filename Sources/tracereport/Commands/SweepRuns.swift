import ArgumentParser
import TraceAnalysis

/// Puts runs under different loads into one picture.
struct SweepRuns: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Put runs under different loads into curves: where throughput stops, and what it costs.",
        discussion: """
            Every run below a directory is used, at any depth, or named with the reason why not. Runs of the same \
            load are repetitions of a point.
            """)

    /// The forms a sweep can take on standard output.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, json, csv
    }

    @Argument(
        help: "A directory with runs below it, several runs, or an archive.",
        completion: .directory)
    var inputs: [String]

    @OptionGroup var source: InputOptions

    @Option(
        help: ArgumentHelp(
            "What the curves go along: concurrency, request_rate, input_tokens, output_tokens, or a setting "
                + "that AIPerf varied (default: what varies most).", valueName: "field"))
    var by: String?

    @Option(help: "text, markdown, json or csv.")
    var format: Format?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("A folder for all of it, or one file.", valueName: "DIR|FILE.pdf|FILE.html"),
        completion: .directory)
    var output: String?

    @OptionGroup var report: ReportOptions

    func validate() throws {
        guard !inputs.contains("-") else {
            throw ValidationError("A sweep needs files: a run from standard input has no load beside it.")
        }
        guard format == nil || output == nil else {
            throw ValidationError("--format is for standard output; -o writes PDF, HTML, JSON and charts.")
        }
    }

    func run() throws {
        let templates = try report.templates(else: .sweep)
        let sweep = try sweep()
        let deliverable = Deliverable(
            sweep, of: inputs, title: report.title, note: report.note, templates: templates)
        guard let output else { return try Terminal.print(written(sweep, deliverable)) }
        try report.write(deliverable, to: output)
    }

    private func written(_ sweep: Sweep, _ deliverable: Deliverable) throws -> String {
        switch format ?? .text {
        case .text: SweepWriter.text(sweep, deliverable.content)
        case .markdown: SweepWriter.markdown(sweep, deliverable.content)
        case .json: try deliverable.json()
        case .csv: sweep.csv
        }
    }

    /// Reads one run after another, and keeps of each its figures alone.
    private func sweep() throws -> Sweep {
        let found = try SweepInputs(inputs)
        if found.isCut {
            Terminal.say("there are more folders than are looked at: not every run may be found")
        }
        var runs: [SweepRun] = []
        var unread = found.leftOut
        for place in found.places {
            do {
                runs.append(try read(place))
            } catch {
                // What is wrong with the command line is so for every run.
                guard !(error is CommandFailure), let failure = CommandFailure(error),
                    failure.status == .badData || failure.status == .noInput
                else { throw error }
                unread.append(place.leftOut(failure.message))
            }
        }
        let options = try source.analysisOptions()
        do throws(Sweep.Fault) {
            return try Sweep(runs, unread: unread, by: by, options: options)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// A run, whose requests go with this call.
    private func read(_ place: SweepInputs.Place) throws -> SweepRun {
        SweepRun(
            try source.analyzedRun(
                place.path, hashing: false, detail: .findings, isOneOfSeveral: true),
            folder: place.name)
    }
}

extension CommandFailure {
    /// How many runs a refusal names.
    private static let named = 20

    /// A sweep that cannot be made, in words.
    init(_ fault: Sweep.Fault) {
        switch fault {
        case .noUsableRun(let leftOut):
            let list = leftOut.prefix(Self.named).map { "\($0.run.visible) (\($0.reason.visible))" }
            let more = leftOut.count - list.count
            self.init(
                status: .badData,
                message: "no run can be used: " + list.joined(separator: "; ")
                    + (more > 0 ? " and \(more.counted("other"))" : ""))
        case .unknownField(let name, let known):
            self.init(
                status: .usage,
                message: "--by \(name.visible): nothing of the runs has that name; there is "
                    + known.map(\.visible).joined(separator: ", "))
        }
    }
}
