import TraceAnalysis
import TraceCharts

/// The charts of a run, each made once however many files show it.
struct RunCharts: Sendable {
    /// The charts by name, in the order in which they are listed.
    let charts: [(name: String, chart: Chart)]

    /// Charts that are made already.
    init(_ charts: [(name: String, chart: Chart)]) {
        self.charts = charts
    }

    /// Makes charts.
    ///
    /// - Parameter names: Which; all when empty.
    init(_ run: AnalyzedRun, names: [String] = []) {
        charts = ChartKind.all.filter { names.isEmpty || names.contains($0.name) }
            .map { ($0.name, $0.chart(run)) }
    }

    /// What charts without data are called and why they have none, by name.
    var missing: [String: MissingChart] {
        charts.reduce(into: [:]) { missing, entry in
            guard case .noData(let reason) = entry.chart.content else { return }
            missing[entry.name] = MissingChart(title: entry.chart.title, reason: reason)
        }
    }
}

/// A chart that has nothing to show.
struct MissingChart: Sendable, Equatable {
    /// Its title.
    var title: String
    /// Why there is no data, as the chart would say it.
    var reason: String
}

extension AnalyzedRun {
    /// When the run began, as a PDF says it; nil where unknown.
    var created: PDFDate? { analysis.run.startTime.flatMap { PDFDate($0) } }
}
