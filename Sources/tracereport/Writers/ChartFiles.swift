import TraceAnalysis
import TraceCharts

/// A chart and what it is called in file names.
struct NamedChart {
    /// The figure's name: `ttfb-cdf`.
    let name: String
    /// The chart.
    let chart: Chart

    /// The name of its file in a theme, without the ending: `ttfb-cdf-dark`.
    func fileName(_ theme: ThemeName) -> String { name + (theme == .dark ? "-dark" : "") }

    /// The charts of a run in the order of all figures; all when no name is given.
    static func all(of run: AnalyzedRun, names: [String] = []) -> [NamedChart] {
        Figure.all.filter { names.isEmpty || names.contains($0.name) }
            .map { NamedChart(name: $0.name, chart: $0.chart(run)) }
    }
}

/// The charts of a run as files.
struct ChartFiles {
    /// What is drawn.
    let charts: [NamedChart]
    private let formats: [ChartFormat]
    private let themes: [ThemeName]
    private let size: Size
    private let scale: Double
    private let data: Bool
    private let created: PDFDate?

    /// Makes the charts.
    ///
    /// - Parameters:
    ///   - formats: The kinds of file.
    ///   - themes: The themes; files of the dark one have `-dark` in their names.
    ///   - names: The charts by name; all when empty.
    ///   - size: The size in points.
    ///   - scale: PNG pixels to the point.
    ///   - data: Whether each chart's data is written as CSV too.
    init(
        run: AnalyzedRun, formats: [ChartFormat], themes: [ThemeName], names: [String] = [],
        size: Size = Chart.standardSize, scale: Double = 2, data: Bool = false
    ) {
        charts = NamedChart.all(of: run, names: names)
        self.formats = formats
        self.themes = themes
        self.size = size
        self.scale = scale
        self.data = data
        created = run.analysis.run.startTime.flatMap { PDFDate($0) }
    }

    /// Every file by name, in the order of the charts.
    ///
    /// - Throws: `CommandFailure` with status 70 when nothing can be drawn.
    func files() throws(CommandFailure) -> [(name: String, bytes: [UInt8])] {
        do throws(RenderError) {
            let measurer = try CairoTextMeasurer()
            var files: [(String, [UInt8])] = []
            for named in charts {
                for theme in themes {
                    let drawing = named.chart.drawing(size: size, theme: theme.chart, measurer: measurer)
                    let name = named.fileName(theme)
                    for format in formats {
                        let bytes = try bytes(of: drawing, named.chart, name, format)
                        files.append(("\(name).\(format.rawValue)", bytes))
                    }
                }
                if data { files.append(("\(named.name).csv", Array(named.chart.data.csv.utf8))) }
            }
            return files
        } catch {
            throw CommandFailure(error)
        }
    }

    private func bytes(
        of drawing: Drawing, _ chart: Chart, _ name: String, _ format: ChartFormat
    ) throws(RenderError) -> [UInt8] {
        switch format {
        case .png: try CairoRenderer.png(drawing, scale: scale)
        case .svg:
            try CairoRenderer.svg(drawing, title: chart.title, description: chart.description, idPrefix: name)
        case .pdf: try CairoRenderer.pdf(drawing, title: chart.title, created: created)
        }
    }
}
