import TraceAnalysis

/// The colours and sizes of a chart, in one place.
///
/// Series colours are Okabe and Ito's, which differ for colour-blind readers too. Those that stand out from
/// white do not from a dark page, so each theme has its own. Phases step in lightness, so that they are told
/// apart in grey print. Tests hold contrasts and steps.
public struct Theme: Sendable, Hashable {
    /// What the theme is called in options and file names.
    public let name: String
    /// Behind everything.
    public let background: Color
    /// Titles and values.
    public let ink: Color
    /// Subtitles, axis labels and footnotes.
    public let muted: Color
    /// Axis lines and ticks.
    public let axis: Color
    /// Lines across the plot.
    public let grid: Color
    /// Lines at percentiles.
    public let guide: Color
    /// Text on top of a series colour, the same order.
    public let onSeries: [Color]
    /// What is drawn, in order of use.
    public let series: [Color]
    /// The six phases of a request, in their order: the time in which the answer is made and sent is the
    /// palest.
    public let phases: Phases<Color>
    /// Text on top of a phase.
    public let onPhases: Phases<Color>
    /// The steps of an order, each farther from the background in lightness than the one before.
    public let steps: [Color]
    /// What failed, in every chart.
    public let failure: Color

    /// Dark on white, for documents and print.
    public static let light = Theme(
        name: "light", background: Color(hex: 0xFFFFFF), ink: Color(hex: 0x1A1F26),
        muted: Color(hex: 0x57606B), axis: Color(hex: 0x8A929C), grid: Color(hex: 0xE4E7EB),
        guide: Color(hex: 0x3D4550),
        onSeries: [0xFFFFFE, 0x0F1319, 0x0F131A, 0xFFFFFD, 0xFFFFFC, 0xFFFFFB].map { Color(hex: $0) },
        series: [0x0072B2, 0xD55E00, 0x009E73, 0xAA4A85, 0x8A6A00, 0x6B7480].map { Color(hex: $0) },
        phases: Phases(
            blocked: 0x21262D, dns: 0x652F62, connect: 0x60A08A, send: 0xCFB46A, wait: 0x2D77A9,
            transfer: 0xFBD5B2
        ).map(Color.init(hex:)),
        onPhases: Phases(
            blocked: 0xFFFFFA, dns: 0xFFFFF9, connect: 0x0F131B, send: 0x0F131C, wait: 0xFFFFF8,
            transfer: 0x0F131D
        ).map(Color.init(hex:)),
        steps: [0x009DA6, 0x00819A, 0x00668A, 0x004C75, 0x00345D, 0x041C43].map { Color(hex: $0) },
        failure: Color(hex: 0xB3261E))

    /// Light on near-black, for screens.
    public static let dark = Theme(
        name: "dark", background: Color(hex: 0x12161C), ink: Color(hex: 0xEDF0F3),
        muted: Color(hex: 0xA3ACB7), axis: Color(hex: 0x727C88), grid: Color(hex: 0x2A313A),
        guide: Color(hex: 0xC4CBD3),
        onSeries: [0x0F1318, 0x0F1319, 0x0F131A, 0x0F131B, 0x0F131C, 0x0F131D].map { Color(hex: $0) },
        series: [0x56B4E9, 0xE69F00, 0x2BBF95, 0xD78CB6, 0xF0E442, 0x98A2AE].map { Color(hex: $0) },
        phases: Phases(
            blocked: 0x2F353E, dns: 0x704574, connect: 0x4F8A78, send: 0xDAC77A, wait: 0x6EABD3,
            transfer: 0xFFEADA
        ).map(Color.init(hex:)),
        onPhases: Phases(
            blocked: 0xFFFFFE, dns: 0xFFFFFD, connect: 0x0F131E, send: 0x0F131F, wait: 0x0F1320,
            transfer: 0x0F1321
        ).map(Color.init(hex:)),
        steps: [0x636CA5, 0x6288C1, 0x61A4D9, 0x65C0EE, 0xA5D7E6, 0xBBF2F6].map { Color(hex: $0) },
        failure: Color(hex: 0xFF8A80))

    /// Both, in the order of options.
    public static let all = [light, dark]

    /// Room between the picture's edge and what it shows, in points.
    public static let padding = 16.0
    /// The chart's title.
    public static let titleFont = Font(size: 14, bold: true)
    /// Subtitle and footnotes.
    public static let noteFont = Font(size: 9)
    /// Axis titles.
    public static let axisTitleFont = Font(size: 9.5)
    /// Numbers beside ticks.
    public static let tickFont = Font(size: 9)
    /// Labels of what is drawn.
    public static let labelFont = Font(size: 9.5)
    /// Labels of what is drawn that matter most.
    public static let strongLabelFont = Font(size: 9.5, bold: true)

    /// The roles by the names of CSS custom properties: `chart-ink`, `chart-series-1`.
    public var properties: [(name: String, color: Color)] {
        let roles = [
            ("chart-background", background), ("chart-ink", ink), ("chart-muted", muted),
            ("chart-axis", axis),
            ("chart-grid", grid), ("chart-guide", guide),
        ]
        let drawn = series.enumerated().map { ("chart-series-\($0.offset + 1)", $0.element) }
        let text = onSeries.enumerated().map { ("chart-on-series-\($0.offset + 1)", $0.element) }
        let ofPhases = phases.pairs.map { ("chart-phase-\($0.phase.name)", $0.value) }
        let onPhases = onPhases.pairs.map { ("chart-on-phase-\($0.phase.name)", $0.value) }
        let inOrder = steps.enumerated().map { ("chart-step-\($0.offset + 1)", $0.element) }
        return roles + drawn + text + ofPhases + onPhases + inOrder + [("chart-failure", failure)]
    }

    /// The colours by property name, for `TextSVG`; no two roles of a theme share a colour.
    public var propertyNames: [Color: String] {
        Dictionary(properties.map { ($0.color, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// The roles as declarations for a style sheet: `--chart-ink:#1A1F26;…`.
    public var declarations: String {
        properties.map { "--\($0.name):\($0.color.hex);" }.joined()
    }
}

extension Theme {
    /// The height of digits in a font, for centring numbers on a line.
    static func digitHeight(_ font: Font) -> Double { font.size * 0.73 }
}
