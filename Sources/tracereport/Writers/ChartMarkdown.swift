import TraceAnalysis
import TraceCharts

/// The Markdown that shows the PNGs of charts, ready to paste where they are to be seen.
struct ChartMarkdown {
    /// The folder of the pictures as it is to be called, without a slash at its end.
    var folder: String
    /// The themes; with both, readers see that of their page.
    var themes: [ThemeName]
    /// The width to show a picture at, in CSS pixels.
    var width: Double

    /// A paragraph for every chart, divided by empty lines; its description is the alternative text.
    func text(_ charts: [(name: String, chart: Chart)]) -> String {
        charts.map { paragraph($0.name, $0.chart) + "\n" }.joined(separator: "\n")
    }

    private func paragraph(_ name: String, _ chart: Chart) -> String {
        let words = "\(chart.title). \(chart.description)".visible
        guard themes.contains(.light), themes.contains(.dark) else {
            let theme = themes.first ?? .light
            return "![\(MarkdownWriter.escaped(words))](\(address(theme.fileName(name))))"
        }
        let (light, dark) = (address(ThemeName.light.fileName(name)), address(ThemeName.dark.fileName(name)))
        // Without an empty line, which would end it for Markdown.
        return """
            <picture>
              <source media="(prefers-color-scheme: dark)" srcset="\(dark)">
              <img src="\(light)" width="\(FigureStyle.fixed(width, 0))" alt="\(words.escapedForHTML)">
            </picture>
            """
    }

    /// A path as a reference of a page: what has a meaning in one of those is written as `%` and its code.
    private func address(_ name: String) -> String {
        "\(folder)/\(name).png".utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
                return String(Unicode.Scalar(byte))
            default:
                return "%" + byte.hexadecimal(2).uppercased()
            }
        }.joined()
    }
}
