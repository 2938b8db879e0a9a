/// Candidates held against a baseline.
public struct Comparison: Sendable, Equatable {
    /// The seed of everything that is drawn.
    public static let seed: UInt64 = 20_260_101
    /// How often a run is resampled.
    public static let resamples = 4_000
    /// The most requests that are resampled; above, intervals come from order statistics.
    public static let resampledRequests = 20_000

    /// The baseline.
    public let baseline: NamedRun
    /// Each candidate held against it, in the order given.
    public let candidates: [CandidateComparison]

    /// Compares runs.
    ///
    /// O(n log n) for the metrics with n requests.
    public init(_ baseline: NamedRun, _ candidates: [NamedRun]) {
        self.baseline = baseline
        self.candidates = candidates.map { CandidateComparison($0, against: baseline) }
    }

    /// All runs, the baseline first.
    public var runs: [NamedRun] { [baseline] + candidates.map(\.run) }

    /// Whether two comparisons say the same.
    public static func == (left: Comparison, right: Comparison) -> Bool {
        left.baseline.name == right.baseline.name && left.candidates == right.candidates
    }
}

/// A run and what it is called where it stands beside others.
public struct NamedRun: Sendable {
    /// The name.
    public let name: String
    /// The run.
    public let run: AnalyzedRun

    /// A run with a name.
    ///
    /// The figures of single requests are let go: what a comparison needs of them is in the comparison's basis.
    public init(name: String, run: AnalyzedRun) {
        self.name = name
        self.run = run.withoutRequests
    }
}

/// One candidate held against the baseline.
public struct CandidateComparison: Sendable, Equatable {
    /// The candidate.
    public let run: NamedRun
    /// Whether it is better or worse as a whole.
    public let overall: OverallVerdict
    /// The changes of each metric that a run records: its mean, then its percentiles.
    public let metrics: [MetricTag: [FigureChange]]
    /// Successful requests a second.
    public let requestThroughput: FigureChange
    /// Which phase of a request the change comes from; empty where a run does not record them.
    public let phases: [PhaseChange]
    /// In what the runs are not alike.
    public let warnings: [ComparisonWarning]

    init(_ candidate: NamedRun, against baseline: NamedRun) {
        let comparer = FigureComparer(baseline: baseline.run, candidate: candidate.run)
        let extra = baseline.run.analysis.options.extraPercentiles
        let percentiles = Set(ComparisonBasis.percentiles + extra).sorted()
        let statistics = [MetricStatistic.mean] + percentiles.map { .percentile($0) }
        run = candidate
        let incomplete = [
            (baseline, "the baseline is not a whole run"), (candidate, "it is not a whole run"),
        ]
        .filter { $0.0.run.analysis.overview.isComplete == false }.map(\.1)
        overall = OverallVerdict(
            comparer, reason: incomplete.isEmpty ? nil : incomplete.joined(separator: ", and "))
        let recorded = MetricTag.allCases.filter { tag in
            [baseline, candidate].contains { $0.run.analysis.metrics[tag] != nil }
        }
        metrics = recorded.reduce(into: [:]) { metrics, tag in
            metrics[tag] = statistics.map { comparer.change(of: .metric(tag, $0)) }
        }
        requestThroughput = comparer.change(of: .run(.requestThroughput))
        phases = PhaseChange.all(from: baseline.run, to: candidate.run)
        warnings = ComparisonWarning.all(from: baseline.run, to: candidate.run)
    }

    /// Whether two candidates are called the same and compare the same.
    public static func == (left: CandidateComparison, right: CandidateComparison) -> Bool {
        left.run.name == right.run.name && left.overall == right.overall
            && left.requestThroughput == right.requestThroughput && left.phases == right.phases
            && left.warnings == right.warnings && left.metrics == right.metrics
    }
}

extension Comparison {
    /// The comparison as JSON: keys sorted, numbers at full precision, absent as `null`.
    public func json(generator: Analysis.Generator) throws -> String {
        try JSONText.text(of: ComparisonDocument(comparison: self, generator: generator))
    }
}

/// The whole JSON document.
private struct ComparisonDocument: Encodable {
    let comparison: Comparison
    let generator: Analysis.Generator

    func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("schema_version", Analysis.schemaVersion), ("generator", generator),
            ("baseline", comparison.baseline.name), ("baseline_input", comparison.baseline.run.analysis.run),
            ("options", comparison.baseline.run.analysis.options),
            (
                "method",
                [
                    "seed": Int(Comparison.seed), "resamples": Comparison.resamples,
                    "resampled_requests": Comparison.resampledRequests,
                ]
            ),
            ("candidates", comparison.candidates),
        ])
    }
}

extension CandidateComparison: Encodable {
    /// Writes one element of `candidates`.
    public func encode(to encoder: any Encoder) throws {
        var metrics: [String: [String: FigureChange]?] = [:]
        for tag in MetricTag.allCases {
            metrics[tag.name] = .some(
                self.metrics[tag].map { changes in
                    Dictionary(uniqueKeysWithValues: changes.map { ($0.figure.statisticName, $0) })
                })
        }
        let throughput = requestThroughput.figure
        metrics[throughput.subjectName] = [throughput.statisticName: requestThroughput]
        try encoder.encodeObject([
            ("name", run.name), ("input", run.run.analysis.run), ("verdict", overall.verdict),
            ("reason", overall.reason),
            ("deciding", overall.parts.filter(\.isDecisive).map(\.name)),
            ("metrics", metrics), ("phases", phases), ("leading_phase", phases.leading?.phase.name),
            ("warnings", warnings),
        ])
    }
}

extension PhaseChange: Encodable {
    /// Writes one element of `phases`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("phase", phase.name), ("change_ms", change), ("p50_change_ms", medianChange),
            ("p99_change_ms", slowestChange),
        ])
    }
}

extension ComparisonWarning: Encodable {
    /// Writes one element of `warnings`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([("id", id), ("text", text)])
    }
}
