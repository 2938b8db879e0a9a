/// A run and what it is called where it stands beside others.
public struct NamedRun: Sendable {
    /// The name.
    public let name: String
    /// The run.
    public let run: AnalyzedRun
    /// What its single requests tell of how far its figures can be trusted; nil where that was not asked for.
    let evidence: RunEvidence?

    /// A run with a name, to be compared.
    ///
    /// The figures of single requests are let go: what a comparison needs of them is found first. O(n log n).
    ///
    /// - Parameter statistics: Means and percentiles that will be asked for beside those that are always compared.
    public init(name: String, run: AnalyzedRun, statistics: [MetricStatistic] = []) {
        self.name = name
        self.run = run.withoutRequests
        evidence = RunEvidence(run, RunEvidence.statistics(run.analysis.options) + statistics)
    }

    /// A run of which only the figures are looked at, as they are.
    ///
    /// - Parameter name: What it is called; nil calls it as its file.
    public init(plain run: AnalyzedRun, name: String? = nil) {
        self.name = name ?? run.analysis.run.file
        self.run = run.withoutRequests
        evidence = nil
    }

    /// A mean or a percentile of a metric as far as chance goes; nil where there are too few values.
    func evidence(_ statistic: MetricStatistic, _ tag: MetricTag, purpose: String) -> FigureEvidence? {
        evidence?.figure(statistic, tag, of: run, purpose: purpose)
    }
}

/// One or several runs of the same thing, as one side of a comparison.
public struct ComparedSide: Sendable {
    /// What the side is called: unless it has a name of its own, as its first run, with the number of the others.
    public let name: String
    /// The runs; at least one.
    public let runs: [NamedRun]
    /// The first of them.
    public let first: NamedRun

    /// A side of one run or more.
    ///
    /// - Parameter own: What it is called, such as the folder that its runs lie in; nil calls it as its first run.
    public init(_ first: NamedRun, _ others: [NamedRun] = [], name own: String? = nil) {
        self.first = first
        runs = [first] + others
        name =
            own
            ?? (others.isEmpty ? first.name : "\(first.name) (\(FigureStyle.grouped(others.count + 1)) runs)")
    }

    /// A figure of every run; nil where one lacks it, or where they take it from different sources.
    func values(_ figure: FigureID) -> (values: [Double], source: MetricSource?)? {
        let found = runs.map { $0.run.figure(figure) }
        let values = found.compactMap(\.value)
        guard values.count == runs.count, Set(found.map(\.source)).count == 1 else { return nil }
        return (values, found[0].source)
    }
}
