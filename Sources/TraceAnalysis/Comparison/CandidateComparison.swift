/// One candidate held against the baseline.
public struct CandidateComparison: Sendable, Equatable {
    /// The candidate.
    public let side: ComparedSide
    /// How many runs the baseline is.
    public let baselineRuns: Int
    /// Whether it is better or worse as a whole.
    public let overall: OverallVerdict
    /// The changes of each metric that a run records: its mean, then its percentiles.
    public let metrics: [MetricTag: [FigureChange]]
    /// Successful requests a second.
    public let requestThroughput: FigureChange
    /// Which phase of a request the change comes from; empty where a run does not record them.
    public let phases: [PhaseChange]
    /// How each run's second half differs from its first, in the figures that decide.
    public let selfConsistency: [SelfConsistency]
    /// In what the runs are not alike.
    public let warnings: [ComparisonWarning]

    /// A run that may differ from itself in a figure.
    public struct SelfConsistency: Sendable, Equatable {
        /// The run's name.
        public let run: String
        /// The figure.
        public let figure: FigureID
        /// By how much its second half is larger than the first, in percent; nil where that is not known.
        public let changePercent: Double?
        /// Whether the second half is better, worse or much the same.
        public let verdict: ChangeVerdict

        /// Whether the halves differ.
        public var differs: Bool { verdict == .better || verdict == .worse }
    }

    init(_ candidate: ComparedSide, against baseline: ComparedSide) {
        let comparer = FigureComparer(baseline, candidate)
        let runs = baseline.runs + candidate.runs
        let statistics = RunEvidence.statistics(baseline.first.run.analysis.options)
        side = candidate
        baselineRuns = baseline.runs.count
        let overall = OverallVerdict(comparer, reason: Comparability.reason(baseline, candidate))
        self.overall = overall
        let recorded = MetricTag.allCases.filter { tag in
            runs.contains { $0.run.analysis.metrics[tag] != nil }
        }
        metrics = recorded.reduce(into: [:]) { metrics, tag in
            metrics[tag] = statistics.map { comparer.change(of: .metric(tag, $0)) }
        }
        requestThroughput = comparer.change(of: .run(.requestThroughput))
        phases = PhaseChange.all(from: baseline, to: candidate)
        let deciding = overall.parts.map(\.change.figure)
        selfConsistency = runs.flatMap { run in
            deciding.compactMap { figure in
                run.evidence?.halves.first { $0.figure == figure }.map {
                    SelfConsistency(
                        run: run.name, figure: figure, changePercent: $0.changePercent, verdict: $0.verdict)
                }
            }
        }
        warnings =
            selfConsistency.filter(\.differs).map(ComparisonWarning.init)
            + ComparisonWarning.all(from: baseline, to: candidate)
    }

    /// The candidate's name.
    public var name: String { side.name }

    /// Whether each side is one run, so that nothing is known of what differs from start to start.
    public var isOfSingleRuns: Bool { side.runs.count == 1 && baselineRuns == 1 }

    /// Whether the sides ran under different loads, so that a change need not be the server's.
    public var isOfOtherLoad: Bool { warnings.contains { ComparisonWarning.ID.ofLoad.contains($0.id) } }

    /// Whether the one run of each side is the same file.
    public var isOfSameInput: Bool { isOfSingleRuns && warnings.contains { $0.id == .sameInput } }

    /// The phase from which most of the change comes: only where a latency that decides changed, and where the phase's
    /// own change is more than chance.
    public var leadingPhase: PhaseChange? {
        let isOfLatency = overall.parts.contains { part in
            if case .metric = part.change.figure { part.isDecisive } else { false }
        }
        return isOfLatency ? phases.leading : nil
    }

    /// Whether two candidates are called the same and compare the same.
    public static func == (left: CandidateComparison, right: CandidateComparison) -> Bool {
        left.name == right.name && left.overall == right.overall
            && left.requestThroughput == right.requestThroughput && left.phases == right.phases
            && left.warnings == right.warnings && left.metrics == right.metrics
            && left.selfConsistency == right.selfConsistency
    }
}
