/// What a sweep keeps of a run: its figures, not its requests, so that the next can have the memory.
public struct SweepRun: Sendable {
    /// A finding as far as a sweep shows it.
    public struct Remark: Sendable, Equatable {
        /// Which one it is.
        public let id: Finding.ID
        /// How far it goes.
        public let severity: Finding.Severity
        /// A few words that name it.
        public let title: String
        /// One or two sentences with the numbers.
        public let text: String
    }

    /// What the run is called: its folder.
    public let folder: String
    /// What it was made of.
    public let configuration: RunConfiguration
    /// Its place among AIPerf's variations.
    public let place: SweepPlace
    /// When it began, ISO 8601 in UTC; nil where that is not known.
    public let start: String?
    /// The figures of each metric that was recorded.
    public let metrics: [MetricTag: Summary]
    /// Successful requests a second.
    public let requestThroughput: Double?
    /// The standard error of its logarithm, as far as the run itself tells; nil where it tells nothing.
    public let throughputError: Double?
    /// Output tokens a second in all.
    public let outputTokenThroughput: Double?
    /// The mean over requests of 1 ÷ decode time per token, in tokens a second.
    public let tokensPerUser: Double?
    /// Requests but those that AIPerf cancelled.
    public let requests: Int
    /// Those of them that failed.
    public let failed: Int
    /// The kinds of failure, most frequent first, without what was cancelled.
    public let failures: [Failure]
    /// How many of the counted requests met what was asked of them, and of how many; nil where nothing was
    /// asked.
    public let good: (met: Int, of: Int)?
    /// What was asked of every request; empty where nothing was, or where only AIPerf's mark tells.
    public let objectives: [Objective]
    /// Requests a second as they were sent, where a rate was asked for; nil where too little tells.
    public let keptRate: Double?
    /// How many requests were under way on average; nil where that is not known.
    public let meanInFlight: Double?
    /// Where the time of the mean request goes; nil where phases are not recorded.
    public let phases: PhaseBreakdown?
    /// What the run tells, what matters most first.
    public let findings: [Remark]
    /// The distribution of the first token, coarsely; nil where none is known.
    public let firstToken: CoarseDistribution?

    /// Takes the figures of a run.
    ///
    /// O(n) for n answers with a decode time.
    public init(_ run: AnalyzedRun, folder: String) {
        let analysis = run.analysis
        self.folder = folder
        configuration = analysis.configuration
        place = analysis.run.summary.place
        start = analysis.run.startTime
        metrics = analysis.metrics
        requestThroughput = analysis.overview.requestThroughput
        throughputError = analysis.throughputError
        outputTokenThroughput = analysis.overview.outputTokenThroughput
        tokensPerUser = run.measurements[.decodeTimePerToken].flatMap(\.meanRate)
        failures = analysis.failures.byKind.filter { !$0.isCancellation }
        failed = failures.reduce(0) { $0 + $1.count }
        requests = analysis.overview.successfulRequests + failed
        good = analysis.goodput.map { ($0.good, $0.of) }
        objectives = analysis.goodput?.parts.map(\.objective) ?? []
        keptRate = analysis.load.keptRate
        meanInFlight = analysis.load.meanInFlight
        phases = analysis.phases
        findings = (analysis.findings?.ranked ?? []).map {
            Remark(id: $0.id, severity: $0.severity, title: $0.title, text: $0.text)
        }
        firstToken = run.measurements[.timeToFirstToken].map { CoarseDistribution($0) }
    }

    /// A run of known figures, with nothing else known of it.
    init(
        folder: String, configuration: RunConfiguration, place: SweepPlace, metrics: [MetricTag: Summary],
        requestThroughput: Double?, throughputError: Double? = nil, outputTokenThroughput: Double?,
        tokensPerUser: Double?, requests: Int, failed: Int, good: (met: Int, of: Int)?, findings: [Remark],
        phases: PhaseBreakdown? = nil, firstToken: CoarseDistribution? = nil, failures: [Failure] = [],
        objectives: [Objective] = []
    ) {
        (self.folder, self.configuration, self.place, self.metrics) = (folder, configuration, place, metrics)
        (self.requestThroughput, self.throughputError) = (requestThroughput, throughputError)
        (self.outputTokenThroughput, self.tokensPerUser) = (outputTokenThroughput, tokensPerUser)
        (self.requests, self.failed, self.good, self.findings) = (requests, failed, good, findings)
        (self.phases, self.firstToken, self.failures) = (phases, firstToken, failures)
        self.objectives = objectives
        (start, keptRate, meanInFlight) = (nil, nil, nil)
    }

    /// Why its figures are not what they seem; nil where nothing speaks against them.
    public var fault: Remark? { findings.first { $0.severity == .invalid } }

    /// Failed requests as a share; nil where there is none that counts.
    public var failedShare: Double? { requests > 0 ? Double(failed) / Double(requests) : nil }

    /// Whether a finding is among its own.
    public func has(_ id: Finding.ID) -> Bool { findings.contains { $0.id == id } }
}

/// A distribution by the values at a thousand and one of its ranks at most.
public struct CoarseDistribution: Sendable, Equatable {
    /// The values at equally spaced ranks, ascending, the smallest and the largest among them.
    public let values: [Double]
    /// How many values there are in all.
    public let count: Int

    private static let most = 1_001

    /// Takes the distribution of a sample.
    ///
    /// All values where there are at most 1,001.
    init(_ sample: Sample) {
        count = sample.count
        let places = min(sample.count, Self.most)
        values = sample.values(
            at: (0..<places).map { places > 1 ? $0 * (sample.count - 1) / (places - 1) : 0 })
    }
}

extension Sample {
    /// The mean of one second ÷ each value, which is a time; nil where no value is above 0.
    ///
    /// O(n) for n different values.
    fileprivate var meanRate: Double? {
        var (sum, count) = (0.0, 0)
        func add(_ value: Double, _ times: Int) {
            guard value > 0 else { return }
            sum += Double(times) * 1e9 / value
            count += times
        }
        if let steps = steps(limit: self.count) {
            var below = 0
            for step in steps {
                add(step.value, step.rank - below)
                below = step.rank
            }
        }
        return count > 0 ? sum / Double(count) : nil
    }
}

extension Analysis {
    /// The standard error of the logarithm of throughput: of users who wait for their answers as far as durations vary, of
    /// requests that come at random as far as their number does.
    ///
    /// Stretches of a run tell too much: users who begin together end together for a while, so that requests are answered
    /// in waves.
    fileprivate var throughputError: Double? {
        let count = Double(overview.successfulRequests)
        guard count > 0 else { return nil }
        if load.asked.kind == .rate, !load.asked.isEvenlySpaced { return 1 / count.squareRoot() }
        guard let duration = metrics[.httpReqDuration] ?? metrics[.requestLatency], duration.mean > 0 else {
            return nil
        }
        return duration.standardDeviation / duration.mean / count.squareRoot()
    }
}
