/// What the single requests of a run tell of how far its figures can be trusted.
///
/// It is found once, before the requests are let go.
struct RunEvidence: Sendable {
    /// How requests depend on those before them.
    let dependence: Dependence
    /// How fast requests were completed, stretch by stretch; nil where there are too few.
    let steady: SteadyBlocks?
    /// Where the time of requests goes; nil where that is not recorded.
    let phases: PhaseEvidence?
    /// By share of the run, how many independent requests tell as much.
    let shares: [RunFigure: EffectiveSampleSize]
    /// How the second half of the run differs from the first, figure by figure.
    let halves: [HalfChange]
}

extension RunEvidence {
    /// What the requests of a run tell; of one whose requests are not kept, nothing.
    ///
    /// O(n log n) for n requests that are kept.
    ///
    /// - Parameter statistics: The means and percentiles that will be asked for.
    init(_ run: AnalyzedRun, _ statistics: [MetricStatistic]) {
        guard let table = run.measurements.requests else {
            self.init(dependence: Dependence(), steady: nil, phases: nil, shares: [:], halves: [])
            return
        }
        let options = run.analysis.options
        let rows = table.rowsByStart(options)
        let dependence = Dependence(table, rows, statistics)
        let steady = SteadyBlocks(table)
        self.init(
            dependence: dependence, steady: steady,
            phases: PhaseEvidence(table, rows, dependence, total: run.analysis.phases?.count ?? 0),
            shares: Self.shares(table, rows),
            halves: HalfChange.all(table, rows, steady, by: options.percentileMethod))
    }

    /// How requests that failed, that met their objectives, that took an open connection or that had no tokens come in
    /// a row.
    ///
    /// - Parameter rows: The rows that count for the latencies, in the order of their start.
    private static func shares(
        _ table: RequestTable, _ rows: [Int]
    ) -> [RunFigure: EffectiveSampleSize] {
        var all = AnalysisOptions()
        all.includeFailed = true
        let every = table.rowsByStart(all)
        let series: [(RunFigure, [Double])] = [
            (
                .failedShare,
                every.map(table.outcome).filter { $0 != .cancelled }.map { $0 == .successful ? 0 : 1 }
            ),
            (.goodput, every.compactMap { table[.isGood][$0].map(Double.init) }),
            (.connectionReuseRate, every.compactMap { table[.openedConnection][$0].map(Double.init) }),
            (.emptyShare, rows.map { table[.outputTokens][$0] == nil ? 1 : 0 }),
        ]
        return series.reduce(into: [:]) { shares, entry in
            shares[entry.0] = EffectiveSampleSize(forMeanOf: entry.1)
        }
    }

    /// The means and percentiles that comparisons look at.
    static func statistics(_ options: AnalysisOptions) -> [MetricStatistic] {
        let percentiles = Set(ComparisonBasis.percentiles + options.extraPercentiles).sorted()
        return [.mean] + percentiles.map { .percentile($0) }
    }
}
