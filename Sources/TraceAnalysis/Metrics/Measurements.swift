/// What was measured in a run: counts, and a sample for each metric that was recorded.
///
/// Times are in nanoseconds; everything else is in the metric's own unit.
public struct Measurements: Sendable {
    /// How many of what the file held.
    public let counts: RecordCounts
    /// The samples; a metric of which nothing was recorded is missing.
    public let samples: [MetricTag: Sample]
    /// From how many records each sample came, by where they keep it.
    let sources: [MetricTag: SourceCounts]
    /// Mean TTFB and transfer time of the records of which both are known, and of each band of them.
    let network: NetworkBreakdown
    /// How often each kind of failure happened.
    var failures: [FailureKind: Int]
    /// How AIPerf's own latencies compare with the trace's.
    let agreements: [MetricTag: AgreementTally]
    /// The disjoint phases, summed over the records that have all of them.
    let phaseTotals: PhaseTotals
    /// Response bytes and output tokens of the successful records that have both.
    let tokenTotals: TokenTotals
    /// When the first successful request began and the last one ended, in ns of wall clock.
    let span: ClosedRange<Int64>?
    /// When the first request of the phase began, successful or not, in ns of wall clock.
    let start: Int64?
    /// All profiling records, whichever phase is chosen; nil where an archive of an earlier version lacks them.
    public internal(set) var profiling: ProfilingTally? = nil
    /// How many requests met what is asked of them; nil where nothing is asked.
    var goodput: CountedGoodput? = nil
    /// When they were to be sent; nil where an archive of an earlier version lacks it.
    var credits: CreditTally? = nil
    /// From when to when the requests of the phase began, those outside a window among them; not archived.
    public internal(set) var extent = PhaseExtent()
    /// Throughput within the window that was asked for; nil for none, or where an archive of an earlier version lacks it.
    var windowed: WindowedThroughput? = nil
    /// The first malformed lines, at most `MeasurementCollector.namedLines`.
    public let malformedLines: [MalformedLine]
    /// The figures of single requests; nil where `TraceReader.detail` is `.figures`.
    public internal(set) var requests: RequestTable?
    /// What a comparison needs beside the samples; nil unless `TraceReader.detail` is `.comparisons`.
    var comparisonBasis: ComparisonBasis? = nil
    /// Times that contradict each other; nil where none do.
    var clockSkew: ClockSkew? = nil

    /// How many distinct conversations the profiling records have; nil where not every one of them is kept.
    func conversations(_ options: AnalysisOptions) -> Int? {
        guard let requests, requests.oneOf == 1, options.phase == .profiling, counts.outsideWindow == 0
        else { return nil }
        let distinct = Set(requests[.conversation].values.compactMap { $0 })
        return distinct.isEmpty ? nil : distinct.count
    }

    /// The sample of a metric; nil when nothing was recorded.
    public subscript(_ tag: MetricTag) -> Sample? { samples[tag] }
}

extension Measurements {
    /// Nothing but values, for charts of numbers that come from no run.
    ///
    /// They count as the figures of as many successful requests, measured by a trace.
    public init(samples: [MetricTag: Sample], requests: RequestTable? = nil) {
        var counts = RecordCounts()
        counts.successful = samples.values.map(\.count).max() ?? 0
        counts.total = counts.successful
        let sources = samples.mapValues { sample in
            var counts = SourceCounts()
            counts.trace = sample.count
            return counts
        }
        self.init(
            counts: counts, samples: samples, sources: sources, network: NetworkBreakdown([]), failures: [:],
            agreements: [:],
            phaseTotals: PhaseTotals(), tokenTotals: TokenTotals(), span: nil, start: nil, profiling: nil,
            malformedLines: [],
            requests: requests)
    }
}

/// The difference between two ways to measure the same thing, in nanoseconds.
struct AgreementTally: Sendable, Equatable {
    /// Records that have both.
    var count = 0
    /// The sum of AIPerf's figure less the trace's.
    var sum = ExactSum()
    /// The largest difference, whichever way.
    var largest = 0.0

    /// Takes in one record's difference.
    mutating func add(_ difference: Double) {
        count += 1
        sum.add(difference)
        largest = max(largest, abs(difference))
    }

    /// Takes in all that another tally holds.
    mutating func append(_ other: AgreementTally) {
        count += other.count
        sum.append(other.sum)
        largest = max(largest, other.largest)
    }
}

/// The disjoint phases of several requests, added up, in nanoseconds.
struct PhaseTotals: Sendable, Equatable {
    /// How many requests.
    var count = 0
    /// The sum of each phase.
    var sums = Phases(repeating: ExactSum())

    /// Takes in one request.
    mutating func add(_ phases: PhaseTimes) {
        count += 1
        sums.update(with: phases) { $0.add($1) }
    }

    /// Takes in all that other totals hold.
    mutating func append(_ other: PhaseTotals) {
        count += other.count
        sums.update(with: other.sums) { $0.append($1) }
    }
}

/// Totals for the overall cost of a token.
struct TokenTotals: Sendable, Equatable {
    /// Response bytes.
    var bytes = ExactSum()
    /// Output tokens.
    var tokens = ExactSum()

    /// Takes in all that other totals hold.
    mutating func append(_ other: TokenTotals) {
        bytes.append(other.bytes)
        tokens.append(other.tokens)
    }
}
