import TraceAnalysis

/// A kind of chart of a sweep: what happens to a figure as the load grows.
public struct SweepChartKind: Sendable {
    /// The name in file names: `throughput-by-load`.
    public let name: String
    /// What it shows, in a few words.
    public let explanation: String
    /// Makes the chart of a sweep.
    ///
    /// Curves without the data are named below; where none has it, the chart says why.
    public let chart: @Sendable (Sweep) -> Chart

    /// A kind of chart.
    init(_ name: String, _ explanation: String, chart: @escaping @Sendable (Sweep) -> Chart) {
        self.name = name
        self.explanation = explanation
        self.chart = chart
    }

    /// How many curves a chart shows; more would not be told apart.
    static let limit = 4

    /// Every chart, in the order in which a report shows them.
    public static let all: [SweepChartKind] = [
        SweepChartKind("throughput-by-load", "requests a second at each load, and where they stop growing") {
            ThroughputByLoad().chart(of: $0)
        },
        SweepChartKind("latency-by-throughput", "the first token's p50 and p99 against requests a second") {
            LatencyByThroughput().chart(of: $0)
        },
        SweepChartKind("pareto", "tokens a second to each user against tokens a second in all") {
            ParetoFront().chart(of: $0)
        },
        SweepChartKind("phases-by-load", "where the time of the mean request goes at each load") {
            PhasesByLoad().chart(of: $0)
        },
        SweepChartKind("cdf-by-load", "the distribution of the first token, a line a load") {
            FirstTokenByLoad().chart(of: $0)
        },
        SweepChartKind("failures-by-load", "which share of the requests failed at each load") {
            FailuresByLoad().chart(of: $0)
        },
    ]
}

/// A curve of a sweep as a chart shows it.
struct SweepSeries {
    /// What tells it from the other curves; empty where it is the only one.
    let name: String
    /// Its place in the order of colours.
    let index: Int
    /// The curve.
    let curve: SweepCurve

    /// The curves that are drawn.
    static func all(of sweep: Sweep) -> [SweepSeries] {
        let names = sweep.names
        return sweep.curves.indices.filter { !sweep.curves[$0].points.isEmpty }.prefix(SweepChartKind.limit)
            .enumerated().map { SweepSeries(name: names[$1], index: $0, curve: sweep.curves[$1]) }
    }

    /// The names of the curves that have no room in a chart, in words.
    static func notDrawn(of sweep: Sweep) -> [String] {
        let names = zip(sweep.curves, sweep.names).filter { !$0.0.points.isEmpty }.map(\.1)
        let beyond = names.dropFirst(SweepChartKind.limit)
        return beyond.isEmpty ? [] : ["not drawn: " + beyond.joined(separator: "; ")]
    }

    /// The name with a colon behind it, before words about the curve; empty where it is the only one.
    var prefix: String { name.isEmpty ? "" : name + ": " }

    /// Its colour.
    var ink: Ink { .series(index) }

    /// The dashes of its line.
    var dash: [Double] { Steps.dash(ofSeries: index) }
}

extension [SweepSeries] {
    /// How many runs there are, and what is not among them.
    var counts: String {
        let points = flatMap(\.curve.points)
        let runs = points.reduce(0) { $0 + $1.runs.count }
        let invalid = reduce(0) { $0 + $1.curve.invalid.reduce(0) { $0 + $1.runs.count } }
        return Caption.joined(
            [Caption.items(runs, "runs")]
                + (invalid > 0 ? ["\(FigureStyle.grouped(invalid)) invalid left out"] : []))
    }

    /// The names of curves behind pieces of their lines; nothing where there is one curve.
    var keys: [Key.Entry] {
        count > 1 ? map { Key.Entry(.line($0.ink, Line.Style(dash: $0.dash)), $0.name) } : []
    }
}

extension Chart {
    /// A chart of a sweep of which no curve has the data.
    static func missing(_ title: String, reason: String, columns: [String]) -> Chart {
        Chart(
            title: title, description: "No data: \(reason).", content: .noData(reason: reason),
            data: ChartTable(columns: columns, rows: []))
    }
}
