import TraceAnalysis

/// A kind of chart: its name, what it is good for, and how it is made from a run.
public struct ChartKind: Sendable {
    /// The name in options and file names: `ttfb-histogram`.
    public let name: String
    /// What the chart shows, in one line.
    public let explanation: String
    /// Makes the chart.
    ///
    /// A run without the data gives a chart that says why.
    public let chart: @Sendable (AnalyzedRun) -> Chart

    /// A kind of chart.
    public init(name: String, explanation: String, chart: @escaping @Sendable (AnalyzedRun) -> Chart) {
        self.name = name
        self.explanation = explanation
        self.chart = chart
    }

    /// The chart of a name; nil where there is none.
    public static func named(_ name: String) -> ChartKind? { all.first { $0.name == name } }

    /// Every chart, in the order in which they are listed.
    ///
    /// A title names the part of the run that was analysed, where that is not all of it.
    public static let all: [ChartKind] = recipes.map { kind in
        ChartKind(name: kind.name, explanation: kind.explanation) { run in
            var chart = kind.chart(run)
            if let part = Caption.part(run.analysis.options) { chart.title += " (\(part))" }
            return chart
        }
    }

    private static let recipes: [ChartKind] = [
        histogram("ttfb", of: .ttfb, "How requests spread over time to first byte"),
        histogram("icl", of: .icl, "How the gaps between chunks of a response spread"),
        histogram("throughput", of: .throughput, "How requests spread over output tokens per second"),
        histogram("ttlb", of: .ttlb, "How requests spread over time to last byte"),
        histogram("chunk-size", of: .chunkSize, "How the chunks of responses spread over their sizes"),
        histogram("chunks-per-request", of: .chunksPerRequest, "In how many chunks responses came"),
        cumulative("ttfb", of: .ttfb, "What share of requests had their first byte within a time."),
        cumulative("icl", of: .icl, "What share of the gaps between chunks was at most so long."),
        cumulative(
            "throughput", of: .throughput,
            "What share of requests got at most so many output tokens per second."),
        cumulative("ttlb", of: .ttlb, "What share of requests had their last byte within a time."),
        percentiles("ttfb", of: .ttfb, "Time to first byte"),
        percentiles("icl", of: .icl, "The gap between chunks"),
        ChartKind(
            name: "breakdown",
            explanation: "Mean processing and transfer time, for all requests and for each band of latency.",
            chart: BreakdownChart().chart),
        ChartKind(
            name: "phases",
            explanation:
                "Mean time in each of the six phases of a request, for all and for each band of latency.",
            chart: PhasesChart().chart),
        ChartKind(
            name: "ttfb-over-time",
            explanation:
                "Time to first byte of every request over the run, with p50 and p95 as they go and failures.",
            chart: TTFBOverTimeChart().chart),
        ChartKind(
            name: "throughput-over-time",
            explanation:
                "Requests and output tokens completed a second over the run, and when requests failed.",
            chart: ThroughputOverTimeChart().chart),
        ChartKind(
            name: "concurrency",
            explanation: "How many requests were under way at each moment of the run.",
            chart: ConcurrencyChart().chart),
        ChartKind(
            name: "icl-by-position",
            explanation:
                "The gap between chunks by its place in the response, which shows decoding slow down.",
            chart: ICLByPositionChart().chart),
        ChartKind(
            name: "ttfb-by-input-tokens",
            explanation: "Time to first byte against the tokens of the prompt: what prefill costs.",
            chart: TTFBByInputTokensChart().chart),
        ChartKind(
            name: "slowest-requests",
            explanation: "The twenty slowest requests, their phases where they lie in time, and their ids.",
            chart: SlowestRequestsChart().chart),
        ChartKind(
            name: "lanes",
            explanation:
                "A lane for each connection: which phase of which request it was in over the run.",
            chart: LanesChart().chart),
        ChartKind(
            name: "failures-over-time",
            explanation:
                "When requests failed, a row for each kind of failure, and how long they took to fail.",
            chart: FailuresOverTimeChart().chart),
        ChartKind(
            name: "duration-by-output-tokens",
            explanation:
                "How long requests took against the length of their answers, and those far above the line.",
            chart: DurationByOutputTokensChart().chart),
        ChartKind(
            name: "first-token-by-in-flight",
            explanation: "Time to first token against how many other requests were under way.",
            chart: FirstTokenByInFlightChart().chart),
        ChartKind(
            name: "stalls",
            explanation: "When and for how long nothing arrived though requests waited.",
            chart: StallsChart().chart),
        ChartKind(
            name: "slo",
            explanation: "What share of requests kept each objective and all of them.",
            chart: ObjectivesChart().chart),
        ChartKind(
            name: "telemetry",
            explanation:
                "GPU utilisation, power, the server's queue and KV cache below throughput and load, with stalls.",
            chart: TelemetryChart().chart),
    ]

    private static func histogram(_ name: String, of subject: Subject, _ what: String) -> ChartKind {
        ChartKind(
            name: name + "-histogram", explanation: what + ", with p50, p90, p95 and p99.",
            chart: HistogramChart(of: subject).chart)
    }

    private static func cumulative(_ name: String, of subject: Subject, _ what: String) -> ChartKind {
        ChartKind(name: name + "-cdf", explanation: what, chart: DistributionChart(of: subject).chart)
    }

    private static func percentiles(_ name: String, of subject: Subject, _ what: String) -> ChartKind {
        ChartKind(
            name: name + "-percentiles", explanation: what + " at every percentile, the tail spread out.",
            chart: PercentileChart(of: subject).chart)
    }
}
