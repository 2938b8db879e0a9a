import TraceAnalysis
import TraceCharts

/// Whether pages are light or dark.
enum PageTheme: String, Sendable, CaseIterable {
    /// Dark on white.
    case light
    /// Light on near black.
    case dark

    /// The chart theme that goes with such pages.
    var chart: Theme { self == .light ? .light : .dark }
}

/// The colours of the pages, as the stylesheet sets them.
///
/// They stand in the stylesheet as `--name: #rrggbb;`: the first time for light, the second for dark pages.
/// So a template's colours are in one place for HTML and PDF.
struct Palette: Sendable, Equatable {
    /// The page.
    var paper: Color
    /// What stands behind remarks.
    var panel: Color
    /// Text.
    var ink: Color
    /// Lesser text.
    var muted: Color
    /// Lines between rows.
    var rule: Color
    /// Links and lines that lead the eye.
    var accent: Color
    /// The colour of each grade.
    var grades: [StyleClass: Color]
    /// The colour of each phase of a request, the same as in charts.
    var phases: [StyleClass: Color] = [:]
    /// The colours of charts that the stylesheet replaces, by the chart theme's own.
    var chart: [Color: Color] = [:]

    /// Colours.
    init(
        paper: Color, panel: Color, ink: Color, muted: Color, rule: Color, accent: Color,
        grades: [StyleClass: Color]
    ) {
        self.paper = paper
        self.panel = panel
        self.ink = ink
        self.muted = muted
        self.rule = rule
        self.accent = accent
        self.grades = grades
    }

    /// Reads the colours of a theme.
    ///
    /// - Throws: `TemplateError` when a colour is missing or is not `#rrggbb`.
    init(stylesheet: String, theme: PageTheme) throws(TemplateError) {
        let declared = ColorDeclarations(stylesheet, theme)
        paper = try declared.required("paper")
        panel = try declared.required("panel")
        ink = try declared.required("ink")
        muted = try declared.required("muted")
        rule = try declared.required("rule")
        accent = try declared.required("accent")
        grades = [
            .good: try declared.required("good"), .info: try declared.required("info"),
            .warning: try declared.required("warning"), .bad: try declared.required("bad"),
        ]
        for (name, color) in theme.chart.properties { chart[color] = try declared.color(name) }
        for phase in WirePhase.allCases {
            guard let name = StyleClass(rawValue: phase.name) else { continue }
            let own = theme.chart.color(.phase(phase))
            phases[name] = chart[own] ?? own
        }
    }

    /// The colour of a grade; that of text for any other class.
    func color(of grade: StyleClass) -> Color {
        grades[grade] ?? ink
    }
}

/// The colours that a stylesheet declares for a theme.
private struct ColorDeclarations {
    private let theme: PageTheme
    private var values: [Substring: [(text: Substring, position: SourcePosition)]] = [:]

    /// Finds every `--name: value;` that begins a line.
    ///
    /// O(stylesheet).
    init(_ stylesheet: String, _ theme: PageTheme) {
        self.theme = theme
        let lines = stylesheet.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            let declaration = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard declaration.starts(with: "--".utf8),
                let colon = declaration.firstIndex(of: UInt8(ascii: ":"))
            else { continue }
            let name = Substring(declaration[..<colon].dropFirst(2))
            let value = declaration[declaration.index(after: colon)...].drop { $0 == UInt8(ascii: " ") }
                .prefix { $0 != UInt8(ascii: ";") }
            let position = SourcePosition(
                file: TemplateSet.stylesheet, line: number + 1, column: line.count - declaration.count + 1)
            values[name, default: []].append((Substring(value), position))
        }
    }

    /// The colour of a name; nil where the stylesheet does not set it for the theme.
    func color(_ name: String) throws(TemplateError) -> Color? {
        let found = values[name[...]] ?? []
        let index = theme == .light ? 0 : 1
        guard found.indices.contains(index) else { return nil }
        let (text, position) = found[index]
        guard text.count == 7, text.first == "#", let hex = UInt32(text.dropFirst(), radix: 16) else {
            throw TemplateError(position: position, message: "The colour --\(name) is written #rrggbb.")
        }
        return Color(hex: hex)
    }

    /// The colour of a name that every stylesheet sets.
    func required(_ name: String) throws(TemplateError) -> Color {
        if let color = try color(name) { return color }
        let position = SourcePosition(file: TemplateSet.stylesheet)
        throw TemplateError(
            position: position, message: "The stylesheet sets no --\(name) for \(theme.rawValue) pages.")
    }
}
