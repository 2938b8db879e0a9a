/// Everything computed about a run, ready to be written or drawn.
///
/// Its Encodable form is the JSON.
///
/// ```swift
/// let reader = TraceReader(options: AnalysisOptions())
/// let (measurements, bytes) = try reader.measure(RunLocation(input))
/// let run = RunDescription(file: input, bytes: bytes)
/// let analysis = Analysis(measurements, run: run, options: reader.options)
/// ```
public struct Analysis: Sendable, Equatable {
    /// What was read.
    public let run: RunDescription
    /// Whether AIPerf's summary beside the records is of this run.
    public let summaryBelief: SummaryBelief
    /// Whether the run is whole, as far as that summary tells.
    public let completeness: Completeness
    /// What was chosen.
    public let options: AnalysisOptions
    /// The load that was asked for, and what came of it.
    public let load: RunLoad
    /// How many requests met what was asked of them; nil where nothing was.
    public let goodput: Goodput?
    /// What was in the file.
    public let overview: Overview
    /// How connections were made and reused.
    public let connections: Connections
    /// How host names were resolved.
    public let dns: DNSResolution
    /// The figures of each metric that was recorded.
    public let metrics: [MetricTag: Summary]
    /// How tokens map to the network.
    public let correlation: TokenCorrelation
    /// Where the time of an answer goes.
    public let network: NetworkBreakdown
    /// Where the time of a request goes; nil when no request has all phases.
    public let phases: PhaseBreakdown?
    /// How AIPerf's own latencies compare with the trace.
    public let agreement: [MetricTag: Agreement]
    /// The kinds of failure, most frequent first.
    public let failures: [Failure]
    /// What the run tells; nil where its requests were not kept, or its archive is of an earlier version.
    public let findings: Findings?
    /// The requests by phase, by address and by turn, where there are at least two; empty where no figures of single
    /// requests were kept.
    public let groups: [RequestGroup]
    /// The nine insights, in their order.
    public let insights: [Insight]
    /// What a reader must know to trust the figures.
    public let notes: [Note]
    /// The first malformed lines, with their reasons.
    public let malformedLines: [MalformedLine]

    /// Computes every section.
    ///
    /// O(n) for n values; the samples are sorted already.
    ///
    /// - Parameter source: Where the findings come from.
    public init(
        _ measured: Measurements, run: RunDescription, options: AnalysisOptions,
        findings source: FindingsSource = .records
    ) {
        var described = run
        described.startTime = measured.start.map(Timestamp.text(nanoseconds:))
        let found = run.foreignSummary ?? run.summary
        summaryBelief = SummaryBelief(found == RunSummary() ? nil : found.facts, measured.profiling)
        let isForeign = summaryBelief.disagreement != nil
        described.summary = isForeign ? RunSummary() : found
        described.foreignSummary = isForeign ? found : nil
        completeness = Completeness(
            summaryBelief, found.facts, found.load, measured.profiling,
            conversations: measured.conversations(options))
        self.run = described
        self.options = options
        let metrics = Dictionary(
            uniqueKeysWithValues: measured.samples.map { tag, sample in
                let source = measured.sources[tag]?.source ?? .trace
                return (tag, Summary(of: sample, tag: tag, source: source, options: options))
            })
        let overview = Overview(measured, completeness)
        load = RunLoad(described.summary.load, measured)
        let goodRate =
            overview.outsideWindow > 0
            ? measured.windowed?.goodPerSecond : measured.goodput.flatMap { overview.rate(of: $0.tally.good) }
        goodput = Goodput(measured.goodput, rate: goodRate, summaryBelief)
        let figures = HeadlineFigures(metrics, overview, options)
        let findings =
            switch source {
            case .archive(let stored): stored?.with(figures)
            case .records:
                FindingInput(
                    measured, described, options, belief: summaryBelief, completeness: completeness,
                    goodput: goodput, figures: figures
                ).map(Findings.init)
            }
        var correlation = TokenCorrelation(metrics, totals: measured.tokenTotals)
        correlation.durationExplainedByTokens = findings?.durationExplainedByTokens
        let sections = RunSections(
            overview: overview, load: load, goodput: goodput, connections: Connections(measured.counts),
            dns: DNSResolution(measured.counts), metrics: metrics,
            correlation: correlation, network: measured.network,
            reuse: ReuseLimits(load), findings: findings)
        self.overview = overview
        connections = sections.connections
        dns = sections.dns
        self.metrics = metrics
        self.correlation = correlation
        self.findings = findings
        network = sections.network
        phases = PhaseBreakdown(measured.phaseTotals)
        agreement = measured.agreements.compactMapValues { $0 }.reduce(into: [:]) { result, entry in
            result[entry.key] = Agreement(entry.value, of: entry.key)
        }
        failures = Failure.list(measured.failures)
        let listed = measured.requests.map { RequestGroup.list($0, options) }
        groups = listed?.groups ?? []
        notes = Note.all(
            measured, run: described, belief: summaryBelief, options: options,
            groups: groups, groupsLeftOut: listed?.leftOut ?? (0, 0), lacksFindings: source == .archive(nil))
        malformedLines = measured.malformedLines
        insights = InsightRule.all.map { $0.insight(for: sections) }
    }
}

/// A run as read and as analysed: what charts are drawn from.
public struct AnalyzedRun: Sendable {
    /// The samples behind the analysis.
    public let measurements: Measurements
    /// Every section.
    public let analysis: Analysis
    /// What was measured of GPUs and of the server beside it; nil where nothing was, or it was not read.
    public var telemetry: Telemetry?

    /// Analyses what was measured.
    ///
    /// - Parameter source: Where the findings come from.
    public init(
        _ measurements: Measurements, run: RunDescription, options: AnalysisOptions,
        findings source: FindingsSource = .records
    ) {
        self.measurements = measurements
        analysis = Analysis(measurements, run: run, options: options, findings: source)
    }

    private init(_ measurements: Measurements, _ analysis: Analysis) {
        self.measurements = measurements
        self.analysis = analysis
    }

    /// The same run without the figures of single requests, of which half a million take 110 MB.
    var withoutRequests: AnalyzedRun {
        var measurements = measurements
        measurements.requests = nil
        return AnalyzedRun(measurements, analysis)
    }
}

extension Analysis {
    /// The sections of which figures are taken.
    var sections: RunSections {
        RunSections(
            overview: overview, load: load, goodput: goodput, connections: connections, dns: dns,
            metrics: metrics,
            correlation: correlation, network: network, findings: findings)
    }

    /// A figure of the run; nil as its value where it was not recorded.
    ///
    /// Of percentiles those that the summaries hold. O(1).
    public func figure(_ id: FigureID) -> CountedFigure { sections.figure(id) }
}

extension AnalyzedRun {
    /// A figure of the run; nil as its value where it was not recorded.
    ///
    /// O(1) for what the summaries hold, else O(n).
    public func figure(_ id: FigureID) -> CountedFigure {
        var figure = analysis.figure(id)
        if figure.value == nil, case .metric(let tag, .percentile(let percentile)) = id {
            figure.value = measurements[tag]?.percentile(
                percentile, by: analysis.options.percentileMethod)
        }
        return figure
    }
}
