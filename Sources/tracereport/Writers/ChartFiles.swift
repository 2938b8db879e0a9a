import TraceAnalysis
import TraceCharts

/// The charts of a run or of a comparison, each made once however many files show it.
struct RunCharts: Sendable {
    /// The charts by name, in the order in which they are listed.
    let charts: [(name: String, chart: Chart)]

    /// Charts that are made already.
    init(_ charts: [(name: String, chart: Chart)]) {
        self.charts = charts
    }

    /// Makes the charts of a run.
    ///
    /// - Parameter names: Which; all when empty.
    init(_ run: AnalyzedRun, names: [String] = []) {
        self.init(
            ChartKind.all.filter { names.isEmpty || names.contains($0.name) }
                .map { ($0.name, $0.chart(run)) })
    }

    /// Makes the charts of a comparison.
    init(_ comparison: Comparison) {
        self.init(
            [(ChangeIntervals.name, ChangeIntervals().chart(of: comparison))]
                + ComparisonChartKind.all.map { ($0.name, $0.chart(comparison.runs)) })
    }

    /// Makes the charts of a sweep.
    init(_ sweep: Sweep) {
        self.init(SweepChartKind.all.map { ($0.name, $0.chart(sweep)) })
    }

    /// What charts without data are called and why they have none, by name.
    var missing: [String: MissingChart] {
        charts.reduce(into: [:]) { missing, entry in
            guard case .noData(let reason) = entry.chart.content else { return }
            missing[entry.name] = MissingChart(title: entry.chart.title, reason: reason)
        }
    }
}

extension AnalyzedRun {
    /// When the run began, as a PDF says it; nil where unknown.
    var created: PDFDate? { analysis.run.startTime.flatMap { PDFDate($0) } }
}

/// The kinds of file a chart can be.
enum ChartFormat: String, CaseIterable, Sendable {
    case png, svg, pdf
}

/// The size of a chart in points, `720x400`.
struct ChartSize: Sendable {
    /// The size unless told otherwise.
    static let standard = ChartSize(value: Chart.standardSize)

    /// Width and height.
    let value: Size

    /// The most points a side can have.
    static let longestSide = 4000.0

    private init(value: Size) {
        self.value = value
    }

    /// - Returns: nil for anything but two numbers with an x between them, or for a chart too small or too
    /// large to read.
    init?(_ text: String) {
        let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Double($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1],
            (Chart.smallestSize.width...Self.longestSide).contains(width),
            (Chart.smallestSize.height...Self.longestSide).contains(height)
        else { return nil }
        value = Size(width, height)
    }
}

extension PageTheme {
    /// What the file of a chart is called in this theme, without its ending: `ttfb-cdf-dark`.
    func fileName(_ chart: String) -> String { self == .light ? chart : "\(chart)-dark" }
}

/// The charts of a run as files.
struct ChartFiles {
    /// What is drawn.
    var charts: RunCharts
    /// When the run began, for PDFs; nil where unknown.
    var created: PDFDate?
    /// The kinds of file.
    var formats: [ChartFormat]
    /// The themes; files of the dark one have `-dark` in their names.
    var themes: [PageTheme]
    /// The size in points.
    var size = Chart.standardSize
    /// PNG pixels to the point.
    var scale = 2.0
    /// Whether each chart's data is written as CSV too.
    var data = false

    /// Every file by name, in the order of the charts.
    ///
    /// - Throws: `RenderError` when nothing can be drawn.
    func files() throws(RenderError) -> [(name: String, bytes: [UInt8])] {
        let measurer = try CairoTextMeasurer()
        var files: [(String, [UInt8])] = []
        for (kind, chart) in charts.charts {
            for theme in themes {
                let drawing = chart.drawing(size: size, theme: theme.chart, measurer: measurer)
                let name = theme.fileName(kind)
                for format in formats {
                    files.append(
                        ("\(name).\(format.rawValue)", try bytes(of: drawing, chart, name, format)))
                }
            }
            if data { files.append(("\(kind).csv", Array(chart.data.csv.utf8))) }
        }
        return files
    }

    private func bytes(
        of drawing: Drawing, _ chart: Chart, _ name: String, _ format: ChartFormat
    ) throws(RenderError) -> [UInt8] {
        switch format {
        case .png: try CairoRenderer.png(drawing, scale: scale)
        case .svg:
            try CairoRenderer.svg(drawing, title: chart.title, description: chart.description, idPrefix: name)
        case .pdf:
            try CairoRenderer.pdf(drawing, title: chart.title, created: created)
        }
    }
}
