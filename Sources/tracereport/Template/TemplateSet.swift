import FoundationEssentials
import TraceAnalysis
import TraceCharts

/// The files a report is made of: a template, its parts and its stylesheet.
struct TemplateSet: Sendable, Equatable {
    /// Each file's text by its name (`report.mustache`, `report.css`).
    var files: [String: String]
    /// Each picture's PNG by its name (`logo.png`).
    var pictures: [String: [UInt8]] = [:]

    /// The template that is rendered.
    static let entry = "report.mustache"
    /// The stylesheet of the HTML, which also holds the colours of the PDF.
    static let stylesheet = "report.css"

    /// The text of the stylesheet.
    ///
    /// - Throws: `TemplateError` when there is none, or when it holds `</`, which could end the element it
    ///   stands in and means nothing in a stylesheet.
    func stylesheetText() throws(TemplateError) -> String {
        let text = try text(of: Self.stylesheet)
        var position = SourcePosition(file: Self.stylesheet)
        for (scalar, next) in zip(text.unicodeScalars, text.unicodeScalars.dropFirst()) {
            if scalar == "<", next == "/" {
                throw TemplateError(position: position, message: "A stylesheet may not hold </.")
            }
            position.advance(over: String(scalar))
        }
        return text
    }

    /// Fills the template with values.
    ///
    /// Every name is checked against `shape`, and every piece of markup against the vocabulary, before
    /// anything is rendered.
    ///
    /// - Parameter charts: The names of all charts there are.
    /// - Throws: `TemplateError` at the first fault of any file.
    func render(
        _ value: ContextValue, shape: ContextShape, charts: [String]
    ) throws(TemplateError) -> MarkedText {
        _ = try text(of: Self.entry)
        var tokens: [String: [TemplateToken]] = [:]
        for (file, text) in files.sorted(by: { $0.key < $1.key }) where file.hasSuffix(".mustache") {
            tokens[String(file.dropLast(".mustache".count))] = try TemplateScanner.tokens(
                of: text, file: file)
        }
        var checker = TemplateChecker(files: tokens)
        try checker.check("report", against: shape)
        let vocabulary = VocabularyCheck(charts: charts)
        for name in checker.reached.sorted() { try vocabulary.check(tokens[name] ?? []) }
        return try TemplateFilling.fill("report", of: tokens, with: value)
    }

    private func text(of file: String) throws(TemplateError) -> String {
        guard let text = files[file] else {
            throw TemplateError(
                position: SourcePosition(file: file), message: "The templates lack the file \(file).")
        }
        return text
    }
}

extension TemplateSet {
    /// The templates in the binary.
    static let builtIn = TemplateSet(
        files: [
            "report.mustache": PackageResources.report_mustache,
            "cover.mustache": PackageResources.cover_mustache,
            "section.mustache": PackageResources.section_mustache,
            "statistics.mustache": PackageResources.statistics_mustache,
            "table.mustache": PackageResources.table_mustache,
            "findings.mustache": PackageResources.findings_mustache,
            "checks.mustache": PackageResources.checks_mustache,
            "provenance.mustache": PackageResources.provenance_mustache,
            "report.css": PackageResources.report_css,
        ].mapValues { String(decoding: $0, as: UTF8.self) })

    /// The example in the binary: a report of one page, in the colours of the other.
    static let executive = TemplateSet(
        files: [
            "report.mustache": PackageResources.executive_mustache,
            "report.css": PackageResources.report_css,
        ].mapValues { String(decoding: $0, as: UTF8.self) })

    /// The templates of a comparison: its own first page, and the parts of the report.
    static let comparison = ofSeveralRuns(PackageResources.compare_mustache)

    /// The templates of a sweep: its own first page, and the parts of the report.
    static let sweep: TemplateSet = {
        var set = ofSeveralRuns(PackageResources.sweep_mustache)
        set.files[stylesheet] = set.files[stylesheet]?.withStepsOfOrder
        return set
    }()

    /// A first page of its own, and the parts of the report but those that tell of one run.
    private static func ofSeveralRuns(_ page: [UInt8]) -> TemplateSet {
        let parts = builtIn.files.filter {
            !["cover.mustache", "findings.mustache", "checks.mustache"].contains($0.key)
        }
        return TemplateSet(files: parts.merging([entry: String(decoding: page, as: UTF8.self)]) { $1 })
    }

    /// The folder of a comparison's templates among the exported ones.
    static let comparisonFolder = "compare"

    /// The folder of a sweep's templates among the exported ones.
    static let sweepFolder = "sweep"

    /// The folder of the example among the exported templates.
    static let executiveFolder = "executive"

    /// Every file of the templates in the binary by its path in a folder of the user's, in order.
    static var exported: [(path: String, bytes: [UInt8])] {
        let example = executive.files.map { ("\(executiveFolder)/\($0.key)", $0.value) }
        let compared = comparison.files.map { ("\(comparisonFolder)/\($0.key)", $0.value) }
        let swept = sweep.files.map { ("\(sweepFolder)/\($0.key)", $0.value) }
        return (builtIn.files.map { ($0.key, $0.value) } + example + compared + swept)
            .sorted { $0.0 < $1.0 }
            .map { (path: $0.0, bytes: Array($0.1.utf8)) }
    }
}

extension TemplateSet {
    /// The longest template or stylesheet, in bytes.
    private static let longestText = 1 << 20
    /// The longest picture, in bytes.
    private static let longestPicture = 1 << 20

    /// Reads the templates, the stylesheet and the pictures in a folder.
    ///
    /// Read are `*.mustache`, `report.css` and `*.png`; whatever else is there, folders too, is left alone.
    ///
    /// - Throws: `FileError` when the folder or a file cannot be read or is too long, `TemplateError` when
    /// one is
    ///   not UTF-8. What is wrong in the templates themselves shows when they are filled.
    init(directory: String) throws {
        self.init(files: [:])
        let folder = directory.hasSuffix("/") ? directory : directory + "/"
        for name in try SmallFile.names(in: directory) {
            if name.hasSuffix(".mustache") || name == Self.stylesheet {
                let bytes = try SmallFile.bytes(folder + name, limit: Self.longestText)
                files[name] = try Self.text(bytes, file: name)
            } else if name.hasSuffix(".png") {
                pictures[name] = try SmallFile.bytes(folder + name, limit: Self.longestPicture)
            }
        }
    }

    private static func text(_ bytes: [UInt8], file: String) throws(TemplateError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            // Repairing a text puts U+FFFD where the fault is.
            let repaired = String(decoding: bytes, as: UTF8.self).unicodeScalars
            let sound = repaired.prefix { $0 != "\u{FFFD}" }
            var position = SourcePosition(file: file)
            position.advance(over: String(sound))
            throw TemplateError(position: position, message: "This is not UTF-8.")
        }
        return text
    }
}

extension String {
    /// A stylesheet with the colours of an order, which charts of sweeps alone have, behind those of what failed.
    fileprivate var withStepsOfOrder: String {
        var themes = Theme.all[...]
        let lines = split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
            guard line.contains("--chart-failure:"), let theme = themes.popFirst() else {
                return [String(line)]
            }
            let margin = line.prefix { $0 == " " }
            let steps = theme.properties.filter { $0.name.hasPrefix("chart-step-") }
            return [String(line)] + steps.map { "\(margin)--\($0.name): \($0.color.hex.lowercased());" }
        }
        return lines.joined(separator: "\n")
    }
}
