import TraceAnalysis
import TraceCharts

/// One report on its way to its files: the document and the charts it shows.
struct ReportRendering {
    private let document: ReportDocument
    private let charts: [(name: String, chart: Chart)]
    private let measurer: CairoTextMeasurer

    /// Fills the templates, and draws no chart yet.
    ///
    /// Charts without data are left out of the content's sections; a template that names one shows why.
    ///
    /// - Throws: `CommandFailure` with status 65 for a faulty template, 70 when there is no font.
    init(_ charts: RunCharts, content: ReportContent, templates: TemplateSet) throws(CommandFailure) {
        do throws(TemplateError) {
            document = try ReportDocument(
                content: content.leavingOut(charts.missing), templates: templates,
                charts: charts.charts.map(\.name))
        } catch {
            throw CommandFailure(error)
        }
        let shown = Set(document.charts)
        self.charts = charts.charts.filter { shown.contains($0.name) }
        do throws(RenderError) {
            measurer = try CairoTextMeasurer()
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The report as one HTML file.
    func html() throws(CommandFailure) -> [UInt8] {
        var markup: [String: ChartMarkup] = [:]
        for (name, chart) in charts {
            func svg(_ size: Size, _ prefix: String) -> String {
                TextSVG.render(
                    chart.drawing(size: size, theme: .light, measurer: measurer), title: chart.title,
                    description: chart.description, idPrefix: prefix, properties: Theme.light.propertyNames)
            }
            markup[name] = ChartMarkup(
                svg: svg(document.screenSize(ofChart: name), name),
                narrowSVG: svg(ReportDocument.phoneSize, name + "-narrow"), caption: chart.description)
        }
        do throws(ReportError) {
            return Array(try document.html(charts: markup).utf8)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The report as a PDF.
    func pdf(paper: Paper, theme: ThemeName) throws(CommandFailure) -> [UInt8] {
        var placed: [String: PlacedChart] = [:]
        for (name, chart) in charts {
            let drawing = chart.drawing(
                size: document.size(ofChart: name, on: paper), theme: theme.chart, measurer: measurer)
            placed[name] = PlacedChart(
                drawing: drawing, caption: chart.description, description: chart.description)
        }
        let pages: PDFDocument
        do throws(ReportError) {
            pages = try document.pdf(charts: placed, paper: paper, theme: theme.page, measurer: measurer)
        } catch {
            throw CommandFailure(error)
        }
        do throws(RenderError) {
            return try CairoRenderer.pdf(pages)
        } catch {
            throw CommandFailure(error)
        }
    }
}

extension CommandFailure {
    /// A fault of drawing in words.
    init(_ error: RenderError) {
        self.init(status: .software, message: "cannot draw: \(error)")
    }

    /// A fault of a report in words.
    init(_ error: ReportError) {
        switch error {
        case .missingChart(let name):
            self.init(status: .software, message: "the report shows a chart that was not drawn: \(name)")
        }
    }
}
