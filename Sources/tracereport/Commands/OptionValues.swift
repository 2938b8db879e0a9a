import ArgumentParser
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
}

/// The kinds of file a chart can be.
enum ChartFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    case png, svg, pdf
}

/// The themes by name.
enum ThemeName: String, ExpressibleByArgument, CaseIterable, Sendable {
    case light, dark

    /// The chart's colours.
    var chart: Theme { self == .light ? .light : .dark }
    /// What the file of a chart is called in this theme, without its ending: `ttfb-cdf-dark`.
    func fileName(_ chart: String) -> String { self == .light ? chart : "\(chart)-dark" }
    /// The page's colours.
    var page: PageTheme { self == .light ? .light : .dark }
}

/// The size of a chart in points, `720x400`.
struct ChartSize: ExpressibleByArgument, Sendable {
    /// The size unless told otherwise.
    static let standard = ChartSize(value: Chart.standardSize)

    /// Width and height.
    let value: Size

    private init(value: Size) {
        self.value = value
    }

    /// - Returns: nil for anything but two numbers with an x between them, or for a chart too small or too large to read.
    init?(argument: String) {
        let parts = argument.split(separator: "x", omittingEmptySubsequences: false).map { Double($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1],
            (Chart.smallestSize.width...4000).contains(width),
            (Chart.smallestSize.height...4000).contains(height)
        else { return nil }
        value = Size(width, height)
    }
}
