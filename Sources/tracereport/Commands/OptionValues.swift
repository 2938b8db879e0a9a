import ArgumentParser
import TraceAnalysis
import TraceCharts

/// A comma list of values, as `--format`, `--theme` and `--percentiles` take it.
struct CommaList<Value: ExpressibleByArgument & Sendable>: ExpressibleByArgument, Sendable {
    /// The values in the order given; never empty.
    let values: [Value]

    /// A list of values.
    init(_ values: [Value]) {
        self.values = values
    }

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        let values = parts.compactMap { Value(argument: String($0)) }
        guard values.count == parts.count else { return nil }
        self.values = values
    }

    /// The values as one would write them, for the help.
    var defaultValueDescription: String { values.map(\.defaultValueDescription).joined(separator: ",") }

    /// What can stand in the list, for the help and for refusals.
    static var allValueStrings: [String] { Value.allValueStrings }
}

extension ChartFormat: ExpressibleByArgument {}
extension PageTheme: ExpressibleByArgument {}

extension ChartSize {
    /// The size that an option names.
    ///
    /// - Throws: `ValidationError` with what is allowed.
    static func argument(_ text: String) throws -> ChartSize {
        if let size = ChartSize(text) { return size }
        let (least, most) = (Chart.smallestSize, Int(ChartSize.longestSide))
        throw ValidationError(
            "expected WIDTHxHEIGHT in points, such as \(standard.text), the width from \(Int(least.width)) to \(most) and "
                + "the height from \(Int(least.height)) to \(most).")
    }

    /// The size as one would write it, for the help.
    var text: String { "\(FigureStyle.fixed(value.width, 0))x\(FigureStyle.fixed(value.height, 0))" }
}

extension PercentileMethod: ExpressibleByArgument {}
extension CheckReport.Inconclusive: ExpressibleByArgument {}

extension AnalysisOptions.Phase: ExpressibleByArgument {
    /// - Returns: nil for nothing.
    public init?(argument: String) {
        guard !argument.isEmpty else { return nil }
        self.init(rawValue: argument)
    }

    /// The choices that need no name.
    public static var allValueStrings: [String] { ["profiling", "warmup", "all"] }
}

extension RequestWindow {
    /// The window that an option names.
    ///
    /// - Throws: `ValidationError` with what is allowed.
    static func argument(_ text: String) throws -> RequestWindow {
        if let window = RequestWindow(text) { return window }
        throw ValidationError(
            "expected A..B with B after A, either of which may be left out: seconds or durations since the first "
                + "request (10..90, 90s..5m), or moments (2026-11-23T20:34:40Z..2026-11-23T20:35:10Z).")
    }
}

extension Percentile: ExpressibleByArgument {
    /// - Returns: nil for what is no percentile.
    public init?(argument: String) { self.init(argument) }
}

/// What every command that writes a report understands, but for where it is written.
struct ReportOptions: ParsableArguments {
    /// Sheets of paper by name.
    enum PaperName: String, ExpressibleByArgument, CaseIterable {
        case a4, letter

        /// The sheet.
        var paper: Paper { self == .a4 ? .a4 : .letter }
    }

    @Option(help: "The report's title.")
    var title: String?

    @Option(help: "A remark to stand under the title.")
    var note: String?

    @Option(help: "a4 or letter.")
    var paper: PaperName = .a4

    @Option(help: "light or dark pages in the PDF; the HTML follows its reader.")
    var theme: PageTheme = .light

    @Option(help: "A folder of templates to use instead of the built-in ones.", completion: .directory)
    var templateDir: String?

    /// The templates of the folder that was named, else those of the tool.
    func templates(else builtIn: TemplateSet) throws -> TemplateSet {
        try templateDir.map(TemplateSet.init(directory:)) ?? builtIn
    }

    /// Writes a report on the paper and in the theme that were asked for, with the date that the environment gives.
    func write(_ deliverable: Deliverable, to output: String) throws {
        var deliverable = deliverable
        deliverable.paper = paper.paper
        deliverable.theme = theme
        deliverable.created = try SourceDateEpoch.date()
        try deliverable.write(to: output)
    }
}
