import TraceAnalysis

/// The colours and sizes of a chart, in one place.
///
/// Series colours are Okabe and Ito's, which differ for colour-blind readers too. Those that stand out from
/// white do not from a dark page, so each theme has its own; a test holds the contrasts.
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

    /// Dark on white, for documents and print.
    public static let light = Theme(
        name: "light", background: Color(hex: 0xFFFFFF), ink: Color(hex: 0x1A1F26),
        muted: Color(hex: 0x57606B), axis: Color(hex: 0x8A929C), grid: Color(hex: 0xE4E7EB),
        guide: Color(hex: 0x3D4550),
        onSeries: [0xFFFFFE, 0x0F1319, 0x0F131A, 0xFFFFFD, 0xFFFFFC, 0xFFFFFB].map { Color(hex: $0) },
        series: [0x0072B2, 0xD55E00, 0x009E73, 0xAA4A85, 0x8A6A00, 0x6B7480].map { Color(hex: $0) })

    /// Light on near-black, for screens.
    public static let dark = Theme(
        name: "dark", background: Color(hex: 0x12161C), ink: Color(hex: 0xEDF0F3),
        muted: Color(hex: 0xA3ACB7), axis: Color(hex: 0x727C88), grid: Color(hex: 0x2A313A),
        guide: Color(hex: 0xC4CBD3),
        onSeries: [0x0F1318, 0x0F1319, 0x0F131A, 0x0F131B, 0x0F131C, 0x0F131D].map { Color(hex: $0) },
        series: [0x56B4E9, 0xE69F00, 0x2BBF95, 0xD78CB6, 0xF0E442, 0x98A2AE].map { Color(hex: $0) })

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
        return roles + drawn + text
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
    /// The colour of text on a series.
    func textColor(on index: Int) -> Color { onSeries[index % onSeries.count] }
}

extension Theme {
    /// The height of digits in a font, for centring numbers on a line.
    static func digitHeight(_ font: Font) -> Double { font.size * 0.73 }
}

/// A colour by what it is for; which one that is, the theme says.
public enum Ink: Sendable, Hashable {
    /// A series, by its place in the order of use.
    case series(Int)
    /// Titles and values.
    case text
    /// Lines at percentiles, and lines of percentiles.
    case guide
    /// What stands back.
    case muted
}

extension Theme {
    /// The colour of an ink; series repeat after the last.
    public func color(_ ink: Ink) -> Color {
        switch ink {
        case .series(let index): series[index % series.count]
        case .text: self.ink
        case .guide: guide
        case .muted: muted
        }
    }
}

extension Ink {
    /// The colour of a phase, the same in every chart; muted where it is not known.
    ///
    /// Wait and transfer, which take the most time, have the colours of processing and transfer.
    public static func phase(_ phase: WirePhase?) -> Ink {
        phase.map { .series($0.series) } ?? .muted
    }
}

extension WirePhase {
    /// The series whose colour the phase has.
    var series: Int {
        switch self {
        case .wait: 0
        case .transfer: 1
        case .send: 2
        case .connect: 3
        case .dns: 4
        case .blocked: 5
        }
    }

    /// The phase in words.
    public var title: String {
        switch self {
        case .blocked: "Blocked"
        case .dns: "DNS"
        case .connect: "Connect"
        case .send: "Send"
        case .wait: "Wait"
        case .transfer: "Transfer"
        }
    }
}
