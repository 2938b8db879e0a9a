import Mustache
import TraceAnalysis

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
        var position = SourcePosition(file: Self.stylesheet, line: 1, column: 1)
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
    /// Every name is checked against `shape`, and every piece of markup against the vocabulary, before anything
    /// is rendered.
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
        var budget = TemplateBudget(files: tokens)
        try budget.spend(on: "report", value)

        var marks = PositionMarks()
        var library = MustacheLibrary()
        for (name, tokens) in tokens.sorted(by: { $0.key < $1.key }) where checker.reached.contains(name) {
            do {
                try library.register(marks.marked(tokens), named: name)
            } catch {
                throw TemplateError(
                    position: SourcePosition(file: name + ".mustache", line: 1, column: 1),
                    message: "This template cannot be read: \(error).")
            }
        }
        let rendered = library.render(value.forMustache, withTemplate: "report") ?? ""
        return MarkedText(rendered, marks: marks)
    }

    private func text(of file: String) throws(TemplateError) -> String {
        guard let text = files[file] else {
            let position = SourcePosition(file: file, line: 1, column: 1)
            throw TemplateError(position: position, message: "The templates lack the file \(file).")
        }
        return text
    }
}

extension ContextValue {
    /// The value as swift-mustache reads it.
    ///
    /// Nothing is an object of its own: a plain nil would make Mustache look for the name further out.
    fileprivate var forMustache: Any {
        switch self {
        case .text(let text): StandIn.protect(text.visible)
        case .flag(let flag): flag
        case .list(let elements): elements.map(\.forMustache)
        case .object(let members):
            Dictionary(
                members.map { ($0.name, $0.value.forMustache) }, uniquingKeysWith: { first, _ in first })
        case .absent: Absence()
        }
    }
}

/// Nothing, where a template might find something.
private struct Absence: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}
