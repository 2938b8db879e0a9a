import TraceAnalysis

/// A metric of an archived run, or its throughput: a row of the table of metrics.
struct MetricRow: Sendable {
    /// The run's folder.
    let run: String
    /// What it was labelled with.
    let labels: [String: String]
    /// All that is known of the run.
    let analysis: Analysis
    /// The metric's name and unit.
    let metric: (name: String, unit: String)
    /// How many values it has; nil where it is one figure of the run.
    let count: Int?
    /// Its statistics, spelled as in JSON.
    let values: [MetricStatistic: Double]

    /// The statistics that are columns, each under its name.
    static let statistics: [(name: String, statistic: MetricStatistic)] =
        [("avg", .mean), ("std", .standardDeviation), ("min", .minimum)]
        + [50, 90, 95, 99].map { ("p\($0)", .percentile(Percentile($0))) } + [("max", .maximum)]

    /// The rows of a run: each metric that was recorded, in the order of the catalogue, then its throughputs.
    static func rows(of run: StoredRun, folder: String) -> [MetricRow] {
        let analysis = run.run.analysis
        func row(_ name: String, _ unit: String, _ count: Int?, _ values: [MetricStatistic: Double])
            -> MetricRow
        {
            MetricRow(
                run: folder, labels: run.labels, analysis: analysis, metric: (name, unit), count: count,
                values: values)
        }
        let metrics = MetricTag.allCases.compactMap { tag -> MetricRow? in
            guard let summary = analysis.metrics[tag] else { return nil }
            var values: [MetricStatistic: Double] = [:]
            for (_, statistic) in statistics {
                let figure = FigureID.metric(tag, statistic)
                values[statistic] = analysis.figure(figure).value.map(figure.quantity.encoded)
            }
            return row(tag.name, tag.quantity.unit, summary.count, values)
        }
        let overview = analysis.overview
        let throughputs = [
            ("request_throughput", "requests/sec", overview.requestThroughput),
            ("output_token_throughput", "tokens/sec", overview.outputTokenThroughput),
        ]
        return metrics
            + throughputs.compactMap { name, unit, value in value.map { row(name, unit, nil, [.mean: $0]) } }
    }
}

/// The columns of the table of metrics: a name, a type, and what a row has of it.
enum MetricColumns {
    /// A column and its value.
    typealias Column = RowColumn<MetricRow>

    /// Every column, in the order of the table.
    static let all: [Column] = ofTheRun + ofTheMetric + behind

    private static let ofTheRun: [Column] = [
        Column("run", .text) { .text($0.run) },
        Column("start", .text) { TableValue($0.analysis.run.startTime) },
        Column("model", .text) { TableValue($0.analysis.run.summary.model) },
        Column("endpoint", .text) { TableValue($0.analysis.run.summary.endpoint) },
        Column("concurrency", .integer) { TableValue($0.analysis.run.summary.concurrency.map(Int64.init)) },
        Column("request_rate", .number) { TableValue($0.analysis.run.summary.requestRate) },
        Column("streaming", .flag) { TableValue($0.analysis.configuration.streams) },
        Column("aiperf_version", .text) { TableValue($0.analysis.run.summary.aiperfVersion) },
        Column("labels", .text) { .text(RunLabels.json($0.labels)) },
    ]

    private static let ofTheMetric: [Column] =
        [
            Column("metric", .text) { .text($0.metric.name) },
            Column("unit", .text) { .text($0.metric.unit) },
            Column("count", .integer) { TableValue($0.count.map(Int64.init)) },
        ]
        + MetricRow.statistics.map { name, statistic in
            Column(name, .number) { TableValue($0.values[statistic]) }
        }

    private static let behind: [Column] = [
        Column("failed_share", .number) { TableValue($0.analysis.figure(.run(.failedShare)).value) },
        Column("findings", .text) { row in
            TableValue(row.analysis.findings?.ranked.map(\.id.rawValue).joined(separator: ","))
        },
    ]

    /// The row as cells.
    static func row(_ metric: MetricRow) -> [TableValue] { all.map { $0.cell(metric) } }
}
