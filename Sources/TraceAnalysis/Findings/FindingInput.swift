/// All that findings are made of: the kept requests, the arrivals of the whole run and what is known of it.
struct FindingInput: Sendable {
    /// The kept requests of the chosen phase, in the order of their start.
    let requests: FindingRequests
    /// The arrivals of all requests, kept or not.
    let arrivals: ArrivalMap
    /// What was asked for, by a believed summary.
    var load = AskedLoad()
    /// How many requests met what was asked of them; nil where nothing was.
    var goodput: Goodput?
    /// Whether AIPerf's summary beside the records is of this run.
    var belief = SummaryBelief.absent
    /// What is missing of the run; nil where nothing is known to be.
    var shortfall: Completeness.Shortfall?
    /// Counts over all records of the chosen phase, kept or not.
    var counts: Counts
    /// Whether the requests are those of the profiling phases, however many there are.
    var isOfProfiling = true
    /// Which part of the run the requests are, in words; nil where they are all of its profiling.
    var part: String?
    /// Whether the requests are of several loads, between which nothing need happen.
    var isPooled = false
    /// Whether only requests that begin in a window count, or in the steady part.
    var isWindowed = false
    /// Whether the requests are those of one part that was summarised apart, and there may be others.
    var isPart = false
    /// Metrics that are left out because nobody knows their unit, and how many values of each.
    var unreadUnits: [String: Int] = [:]
    /// The commonest kind of failure that says something.
    var commonestFailure: FailureKind?
    /// Whether no other kind is as common.
    var isCommonestAlone = true
    /// The run's own figures of which sentences speak.
    var figures = HeadlineFigures()

    /// Counts over all records of the chosen phase.
    struct Counts: Sendable, Equatable {
        /// Records without error, cancellation or failing status.
        var successful = 0
        /// Records that failed, without the cancelled.
        var failed = 0
        /// Records that the load generator cancelled.
        var cancelled = 0
        /// All of them.
        var records: Int { successful + failed + cancelled }
        /// Those that the load generator did not cancel.
        var counted: Int { successful + failed }
    }

    /// A table of requests of which nothing else is known.
    init(_ table: RequestTable, counts: Counts) {
        requests = FindingRequests(table)
        arrivals = table.arrivals
        self.counts = counts
    }
}

extension FindingInput {
    /// What is known of a run; nil where its requests were not kept.
    init?(
        _ measured: Measurements, _ run: RunDescription, _ options: AnalysisOptions, belief: SummaryBelief,
        completeness: Completeness, goodput: Goodput?, figures: HeadlineFigures
    ) {
        guard let table = measured.requests else { return nil }
        let counts = measured.counts
        self.init(
            table,
            counts: Counts(
                successful: counts.successful, failed: counts.failed - counts.cancelled,
                cancelled: counts.cancelled))
        self.belief = belief
        load = run.summary.load
        self.goodput = goodput
        isOfProfiling = options.phase == .profiling
        part = options.partOfRun
        isPooled = run.isPooled
        isPart = run.parts.count == 1
        isWindowed = options.part != nil
        unreadUnits = counts.unreadUnits
        shortfall = completeness.shortfall
        let telling = measured.failures.filter { !$0.key.isCancellation && $0.key.message != nil }
        self.figures = figures
        commonestFailure = telling.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        let most = telling.values.max()
        isCommonestAlone = telling.values.count { $0 == most } == 1
    }
}
