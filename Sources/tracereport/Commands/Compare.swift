import ArgumentParser
import TraceAnalysis

/// Compares runs with a baseline.
struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare runs with a baseline: better, worse or no clear difference, and why.",
        discussion: "The verdict does not change the exit status; tracereport check does that.")

    /// The forms a comparison can take on standard output.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, json
    }

    @Argument(
        help: "The run to compare with, or a directory of several runs of it.",
        completion: InputOptions.inputCompletion)
    var baseline: String

    @Argument(
        help: "The runs to compare; a directory of several runs of one thing is one of them.",
        completion: InputOptions.inputCompletion)
    var candidates: [String]

    @Option(
        help: ArgumentHelp("Another run of the baseline; may be repeated.", valueName: "run"),
        completion: InputOptions.inputCompletion)
    var base: [String] = []

    @Option(
        help: ArgumentHelp("Another run of the one candidate; may be repeated.", valueName: "run"),
        completion: InputOptions.inputCompletion)
    var candidate: [String] = []

    @OptionGroup var source: InputOptions

    @Option(help: "text, markdown or json.")
    var format: Format?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("A folder for all of it, or one file.", valueName: "DIR|FILE.pdf|FILE.html"),
        completion: .directory)
    var output: String?

    @OptionGroup var report: ReportOptions

    func validate() throws {
        guard base.isEmpty && candidate.isEmpty || candidates.count == 1 else {
            throw ValidationError("With --base or --candidate there is one candidate.")
        }
        guard inputs.count(where: { $0 == "-" }) <= 1 else {
            throw ValidationError("Only one of the runs can come from standard input.")
        }
        guard format == nil || output == nil else {
            throw ValidationError("--format is for standard output; -o writes PDF, HTML, JSON and charts.")
        }
    }

    func run() throws {
        let templates = try report.templates(else: .comparison)
        let places = [baseline] + candidates
        let sides = try places.enumerated().map { index, input in
            try Repetitions.inputs(of: input) + (index == 0 ? base : candidate)
        }
        let inputs = sides.flatMap { $0 }
        var runs = try zip(inputs, RunNames.names(of: inputs)).map { input, name in
            NamedRun(
                name: name,
                run: try source.analyzedRun(
                    input, hashing: true, detail: .comparisons, isOneOfSeveral: true))
        }[...]
        let compared = try zip(zip(places, RunNames.names(of: places)), sides).map { place, side in
            let (input, name) = place
            let taken = Self.take(side.count, from: &runs)
            // A directory of several runs gives its side their common name.
            let isDirectory = side.first != input
            if isDirectory { try Repetitions.expect(taken, in: input) }
            return ComparedSide(taken[0], Array(taken.dropFirst()), name: isDirectory ? name : nil)
        }
        let comparison = Comparison(compared[0], Array(compared.dropFirst()))
        let deliverable = Deliverable(
            comparison, title: report.title, note: report.note, templates: templates)
        guard let output else { return try Terminal.print(written(comparison, deliverable)) }
        try report.write(deliverable, to: output)
    }

    /// Every input: the runs of the baseline, then those of each candidate.
    private var inputs: [String] {
        [baseline] + base + candidates.flatMap { [$0] + candidate }
    }

    private static func take(_ count: Int, from runs: inout ArraySlice<NamedRun>) -> [NamedRun] {
        defer { runs = runs.dropFirst(count) }
        return Array(runs.prefix(count))
    }

    private func written(_ comparison: Comparison, _ deliverable: Deliverable) throws -> String {
        switch format ?? .text {
        case .text: ComparisonText.text(comparison, deliverable.content)
        case .markdown: ComparisonText.markdown(comparison)
        case .json: try deliverable.json()
        }
    }
}
