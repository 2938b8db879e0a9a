import TraceAnalysis
import TraceCharts

/// The charts of a run as files.
struct ChartFiles {
    /// What is drawn.
    var charts: RunCharts
    /// When the run began, for PDFs; nil where unknown.
    var created: PDFDate?
    /// The kinds of file.
    var formats: [ChartFormat]
    /// The themes; files of the dark one have `-dark` in their names.
    var themes: [ThemeName]
    /// The size in points.
    var size = ChartSize.standard.value
    /// PNG pixels to the point.
    var scale = 2.0
    /// Whether each chart's data is written as CSV too.
    var data = false

    /// Every file by name, in the order of the charts.
    ///
    /// - Throws: `CommandFailure` with status 70 when nothing can be drawn.
    func files() throws(CommandFailure) -> [(name: String, bytes: [UInt8])] {
        do throws(RenderError) {
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
        case .pdf:
            try CairoRenderer.pdf(drawing, title: chart.title, created: created)
        }
    }
}
