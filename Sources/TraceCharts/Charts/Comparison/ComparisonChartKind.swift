import TraceAnalysis

/// A kind of chart that shows several runs beside or above each other.
public struct ComparisonChartKind: Sendable {
    /// The name in file names: `ttfb-cdf`.
    public let name: String
    /// Makes the chart of some runs, the baseline first.
    ///
    /// Runs without the data are named below; where none has it, the chart says why.
    public let chart: @Sendable ([NamedRun]) -> Chart

    /// A kind of chart.
    init(_ name: String, chart: @escaping @Sendable ([NamedRun]) -> Chart) {
        self.name = name
        self.chart = chart
    }

    /// How many runs a chart shows; more would not be told apart.
    static let limit = 4

    /// Every chart, in the order in which a report shows them.
    public static let all: [ComparisonChartKind] = [
        ComparisonChartKind("duration-cdf", chart: OverlaidDistributions(of: .duration).chart),
        ComparisonChartKind("duration-percentiles", chart: OverlaidPercentiles(of: .duration).chart),
        ComparisonChartKind("phases") { ComparedPhases().chart(of: $0) },
        ComparisonChartKind("ttfb-cdf", chart: OverlaidDistributions(of: .ttfb).chart),
        ComparisonChartKind("ttfb-percentiles", chart: OverlaidPercentiles(of: .ttfb).chart),
        ComparisonChartKind("icl-cdf", chart: OverlaidDistributions(of: .icl).chart),
        ComparisonChartKind("icl-percentiles", chart: OverlaidPercentiles(of: .icl).chart),
        ComparisonChartKind("throughput-cdf", chart: OverlaidDistributions(of: .throughput).chart),
    ]
}

/// Some runs of which each has a sample of the same metric.
struct ComparedSamples {
    /// One of them.
    struct Series {
        /// What the run is called.
        let name: String
        /// Its place in the order of colours.
        let index: Int
        /// Its values.
        let sample: Sample
    }

    /// Those that are drawn.
    let series: [Series]
    /// What is not drawn, in words.
    let notes: [String]

    /// - Returns: nil when no run has the metric.
    init?(_ runs: [NamedRun], of subject: Subject) {
        let shown = runs.prefix(ComparisonChartKind.limit)
        series = shown.enumerated().compactMap { index, run in
            run.run.measurements[subject.tag].map { Series(name: run.name, index: index, sample: $0) }
        }
        guard !series.isEmpty else { return nil }
        let absent = shown.filter { $0.run.measurements[subject.tag] == nil }
            .map { "\($0.name): no data, \(subject.reason($0.run.analysis))" }
        let beyond = runs.dropFirst(ComparisonChartKind.limit).map(\.name)
        let metric = shown.compactMap { $0.run.analysis.metrics[subject.tag]?.source }
        let sources = Set(metric).count > 1 ? ["taken from different sources, so not the same thing"] : []
        notes = absent + (beyond.isEmpty ? [] : ["not drawn: " + beyond.joined(separator: ", ")]) + sources
    }

    /// Every run with its number of values and how its line looks.
    func subtitle(_ subject: Subject) -> String {
        let looks = ["solid", "dashed", "dotted", "dash-dotted"]
        return Caption.joined(
            series.map { series in
                let items = Caption.items(series.sample.count, subject.items)
                return "\(series.name) (\(looks[series.index % looks.count])): \(items)"
            })
    }

    /// The smallest range that shows each as it would be shown alone.
    var range: DisplayRange {
        let ranges = series.map { DisplayRange(of: $0.sample) }
        return union(of: ranges)
    }

    /// The smallest range that holds all values.
    var wholeRange: DisplayRange { union(of: series.map { DisplayRange(whole: $0.sample) }) }

    private func union(of ranges: [DisplayRange]) -> DisplayRange {
        let lower = ranges.map(\.lower).min() ?? 0
        let upper = ranges.map(\.upper).max() ?? 1
        let isLogarithmic = ranges.contains(where: \.isLogarithmic) && lower > 0
        return DisplayRange(lower: lower, upper: upper, isLogarithmic: isLogarithmic)
    }

    /// p50 and p99 of every run, in a sentence.
    func description(_ subject: Subject) -> String {
        series.map { series in
            let marks = [50, 99].map { whole in
                let value = series.sample.percentile(Percentile(whole), by: .nearest)
                return "p\(whole) \(subject.quantity.text(value))"
            }
            return "\(series.name): \(marks.joined(separator: ", "))"
        }.joined(separator: "; ") + "."
    }
}
