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
        help: ArgumentHelp("The run that 'baseline' in a rule stands for.", valueName: "input"),
        completion: InputOptions.inputCompletion)
    var baseline: String?

    @Flag(help: "Let rules pass about which there is too little to say.")
    var allowInconclusive = false

    @Flag(help: "Judge a run that was cut short or lacks records; else all rules are inconclusive.")
    var allowIncomplete = false

    @Option(help: "text, json, junit or markdown.")
    var format: Format = .text

    @Option(name: .shortAndLong, help: "Write to a file instead of standard output.", completion: .file())
    var output: String?

    func validate() throws {
        guard rules != nil || !require.isEmpty else {
            throw ValidationError("Name a rule with --require, or a file of them with --rules.")
        }
        guard input != "-" || baseline != "-" else {
            throw ValidationError("Only one of the two runs can come from standard input.")
        }
    }

    func run() throws {
        let rules = try allRules()
        let run = try source.analyzedRun(input, hashing: false, detail: .findings)
        let other = try baseline.map {
            try source.analyzedRun($0, hashing: false, detail: .findings)
        }
        let report = CheckReport(
            rules, of: run, baseline: other, allowsInconclusive: allowInconclusive,
            allowsIncomplete: allowIncomplete)
        try OutputFiles.write(try written(report, of: run.analysis.run.shownFile), to: output)
        if !report.passed { throw CommandFailure(status: .unmet, message: report.sentence) }
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
                all.append(try CheckRule(text, hasBaseline: baseline != nil))
            } catch {
                throw CommandFailure(error, in: text)
            }
        }
        if let rules { all += try Self.rules(inFile: rules, hasBaseline: baseline != nil) }
        return all
    }

    /// How long a file of rules may be.
    private static let fileLimit = 1 << 20

    private static func rules(inFile path: String, hasBaseline: Bool) throws -> [CheckRule] {
        let bytes = try SmallFile.bytes(path, limit: fileLimit)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(status: .usage, message: "\(path.visible) is not UTF-8 text")
        }
        let rules: [CheckRule]
        do throws(RuleFile.Failure) {
            rules = try RuleFile.rules(in: text, hasBaseline: hasBaseline)
        } catch {
            throw CommandFailure(error, in: path)
        }
        guard !rules.isEmpty else {
            throw CommandFailure(status: .usage, message: "\(path.visible) holds no rule")
        }
        return rules
    }
}
