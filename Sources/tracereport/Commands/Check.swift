import ArgumentParser
import TraceAnalysis

/// Holds a run against rules, for scripts and CI.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Hold a run against rules; exit 1 where one is not kept.",
        discussion: """
            A rule is NAME[.STAT] OP VALUE[UNIT], such as 'ttfb.p99 <= 250ms', 'failures <= 1%' or, with \
            --baseline, 'ttfb.p95 <= baseline * 1.1 + 5ms'.
            """)

    /// The forms the answer can take.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, junit, markdown
    }

    @Argument(help: InputOptions.inputHelp, completion: InputOptions.inputCompletion)
    var input: String

    @OptionGroup var source: InputOptions

    @Option(help: ArgumentHelp("A rule; may be repeated.", valueName: "rule"))
    var require: [String] = []

    @Option(
        help: ArgumentHelp("A file of rules, one a line; # begins a comment.", valueName: "file"),
        completion: .file())
    var rules: String?

    @Option(
        help: ArgumentHelp(
            "A run that 'baseline' in a rule stands for, by the mean of all that are given; may be repeated.",
            valueName: "input"),
        completion: InputOptions.inputCompletion)
    var baseline: [String] = []

    @Option(
        help: ArgumentHelp(
            "A run of the same thing, or an archive, whose last ten runs of the same configuration are taken; with five "
                + "or more, each figure that decides a comparison has to be as in those. May be repeated.",
            valueName: "DIR|run"),
        completion: InputOptions.inputCompletion)
    var against: [String] = []

    @Option(
        help: ArgumentHelp(
            "How sure a verdict has to be, such as 95; without it figures are taken as they are, chance or not.",
            valueName: "percent"))
    var confidence: Double?

    @Option(help: "What rules come to about which there is too little to say: fail, pass or warn.")
    var inconclusive: CheckReport.Inconclusive?

    @Flag(help: "The same as --inconclusive warn.")
    var allowInconclusive = false

    @Flag(help: "Judge a run that was cut short or lacks records; else all rules are inconclusive, and fail.")
    var allowIncomplete = false

    @Option(help: "text, json, junit or markdown.")
    var format: Format = .text

    @Option(name: .shortAndLong, help: "Write to a file instead of standard output.", completion: .file())
    var output: String?

    func validate() throws {
        guard rules != nil || !require.isEmpty || !against.isEmpty else {
            throw ValidationError(
                "Name a rule with --require, a file of them with --rules, or other runs with --against.")
        }
        guard ([input] + baseline + against).count(where: { $0 == "-" }) <= 1 else {
            throw ValidationError("Only one of the runs can come from standard input.")
        }
        guard confidence.map({ $0 > 50 && $0 < 100 }) ?? true else {
            throw ValidationError("--confidence takes a percentage above 50 and below 100.")
        }
        guard inconclusive == nil || !allowInconclusive else {
            throw ValidationError("--allow-inconclusive is --inconclusive warn: give one of the two.")
        }
    }

    func run() throws {
        let rules = try allRules()
        let run = try named(input, rules)
        let report = CheckReport(
            rules, of: run,
            baselines: try zip(baseline, RunNames.names(of: baseline)).map { try named($0, rules, name: $1) },
            against: try against.flatMap { try others($0, like: run.run.analysis) },
            confidence: confidence.map { $0 / 100 },
            inconclusive: allowInconclusive ? .warn : inconclusive ?? .fail,
            allowsIncomplete: allowIncomplete)
        if [.json, .junit].contains(format), !source.quiet {
            // Text and Markdown say it themselves.
            for warning in report.warnings { Terminal.say(warning.lowercasedFirst.withoutStop) }
        }
        try OutputFiles.write(try written(report, of: run.run.analysis.run.shownFile), to: output)
        if !report.passed { throw CommandFailure(status: .unmet, message: report.sentence) }
    }

    /// Whether other runs than the one that is judged are read.
    private var isOfSeveral: Bool { !baseline.isEmpty || !against.isEmpty }

    /// A run with what its requests tell of chance, where that is asked for.
    private func named(_ input: String, _ rules: [CheckRule], name: String? = nil) throws -> NamedRun {
        guard confidence != nil else {
            return NamedRun(
                plain: try source.analyzedRun(
                    input, hashing: false, detail: .findings, isOneOfSeveral: isOfSeveral), name: name)
        }
        let run = try source.analyzedRun(
            input, hashing: false, detail: .comparisons, isOneOfSeveral: isOfSeveral)
        return NamedRun(
            name: name ?? run.analysis.run.shownFile, run: run, statistics: rules.statistics)
    }

    /// The runs that a place to hold a run against stands for: of an archive the last ones that were made of the same
    /// things, the run itself and those of doubtful figures aside.
    private func others(_ place: String, like analysis: Analysis) throws -> [NamedRun] {
        let inputs: [String]
        if let archive = RunArchive(listedIn: place) {
            inputs = try archive.latest(CheckReport.mostOthers, like: analysis)
            let count = inputs.count.counted("run")
            guard !inputs.isEmpty || inconclusive == .pass || inconclusive == .warn || allowInconclusive
            else {
                throw CommandFailure(
                    status: .unmet,
                    message:
                        "\(place.visible) holds no other run of the same model, endpoint, load, streaming and lengths"
                )
            }
            if !source.quiet {
                Terminal.say("held against \(count) of the same configuration in \(place.visible)")
            }
        } else {
            inputs = [place]
        }
        return try zip(inputs, RunNames.names(of: inputs)).map { input, name in
            NamedRun(
                plain: try source.analyzedRun(
                    input, hashing: false, detail: .findings, isOneOfSeveral: isOfSeveral), name: name)
        }
    }

    private func written(_ report: CheckReport, of file: String) throws -> String {
        switch format {
        case .text: CheckText.text(report)
        case .json: try report.json()
        case .junit: JUnitWriter.text(report, of: file)
        case .markdown: CheckText.markdown(report)
        }
    }

    /// The rules of the command line, then those of the file.
    private func allRules() throws -> [CheckRule] {
        var all: [CheckRule] = []
        for text in require {
            do throws(RuleError) {
                all.append(
                    try CheckRule(text, hasBaseline: !baseline.isEmpty, hasConfidence: confidence != nil))
            } catch {
                throw CommandFailure(error, in: text)
            }
        }
        if let rules { all += try self.rules(inFile: rules) }
        return all
    }

    /// How long a file of rules may be.
    private static let fileLimit = 1 << 20

    private func rules(inFile path: String) throws -> [CheckRule] {
        let bytes = try SmallFile.bytes(path, limit: Self.fileLimit)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(status: .usage, message: "\(path.visible) is not UTF-8 text")
        }
        let rules: [CheckRule]
        do throws(RuleFile.Failure) {
            rules = try RuleFile.rules(
                in: text, hasBaseline: !baseline.isEmpty, hasConfidence: confidence != nil)
        } catch {
            throw CommandFailure(error, in: path)
        }
        guard !rules.isEmpty else {
            throw CommandFailure(status: .usage, message: "\(path.visible) holds no rule")
        }
        return rules
    }
}

extension [CheckRule] {
    /// The means and percentiles that the rules are about.
    fileprivate var statistics: [MetricStatistic] {
        compactMap { rule in if case .metric(_, let statistic) = rule.figure { statistic } else { nil } }
    }
}
