import TraceAnalysis
import TraceCharts

/// The charts of a comparison.
enum ComparisonCharts {
    /// Their names, in order.
    static let names = ComparisonChartKind.all.map(\.name)

    /// All of them, each made once.
    static func charts(of comparison: Comparison) -> RunCharts {
        RunCharts(ComparisonChartKind.all.map { ($0.name, $0.chart(comparison.runs)) })
    }
}
