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
        let index = theme == .light ? 0 : 1
        func color(_ name: String) throws(TemplateError) -> Color {
            try Self.color(name, index, in: stylesheet)
        }
        paper = try color("paper")
        panel = try color("panel")
        ink = try color("ink")
        muted = try color("muted")
        rule = try color("rule")
        accent = try color("accent")
        grades = [
            .good: try color("good"), .info: try color("info"),
            .warning: try color("warning"), .bad: try color("bad"),
        ]
        for (name, color) in theme.chart.properties {
            chart[color] = try Self.declared(name, index, in: stylesheet)
        }
    }

    /// The colour of a grade; that of text for any other class.
    func color(of grade: StyleClass) -> Color {
        grades[grade] ?? ink
    }

    private static func color(
        _ name: String, _ index: Int, in stylesheet: String
    ) throws(TemplateError) -> Color {
        if let color = try declared(name, index, in: stylesheet) { return color }
        let position = SourcePosition(file: TemplateSet.stylesheet, line: 1, column: 1)
        let theme = index == 0 ? "light" : "dark"
        throw TemplateError(
            position: position, message: "The stylesheet sets no --\(name) for \(theme) pages.")
    }

    /// The colour that a name is set to the first time, or the second; nil where it is not set so often.
    private static func declared(
        _ name: String, _ index: Int, in stylesheet: String
    ) throws(TemplateError) -> Color? {
        var position = SourcePosition(file: TemplateSet.stylesheet, line: 0, column: 1)
        var found: [(value: Substring, position: SourcePosition)] = []
        for line in stylesheet.split(separator: "\n", omittingEmptySubsequences: false) {
            position.line += 1
            let declaration = line.drop { $0 == " " || $0 == "\t" }
            guard declaration.hasPrefix("--\(name):") else { continue }
            let value = declaration.dropFirst(name.count + 3).drop { $0 == " " }.prefix { $0 != ";" }
            position.column = line.count - declaration.count + 1
            found.append((value, position))
        }
        guard found.indices.contains(index) else { return nil }
        let (value, place) = found[index]
        guard value.count == 7, value.first == "#", let hex = UInt32(value.dropFirst(), radix: 16) else {
            throw TemplateError(position: place, message: "The colour --\(name) is written #rrggbb.")
        }
        return Color(hex: hex)
    }
}
