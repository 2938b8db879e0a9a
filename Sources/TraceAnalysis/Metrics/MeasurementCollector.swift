/// Gathers the numbers of a run, record by record, in the order of the file.
struct MeasurementCollector {
    /// How many malformed lines are named with their reason; the others are only counted.
    static let namedLines = 100

    private let options: AnalysisOptions
    private var counts = RecordCounts()
    private var values: [MetricTag: [Double]] = [:]
    private var sources: [MetricTag: SourceCounts] = [:]
    private var answers: [Answer] = []
    private var failures: [FailureKind: Int] = [:]
    private var agreements: [MetricTag: AgreementTally] = [:]
    private var phaseTotals = PhaseTotals()
    private var tokenTotals = TokenTotals()
    private var outputTokens: Double?
    private var span: ClosedRange<Int64>?
    private var start: Int64?
    private var malformedLines: [MalformedLine] = []

    init(options: AnalysisOptions) {
        self.options = options
    }

    /// Counts a line that holds no well-formed record.
    mutating func add(_ line: MalformedLine) {
        counts.malformedLines += 1
        if malformedLines.count < Self.namedLines { malformedLines.append(line) }
    }

    /// Takes in one record.
    mutating func add(_ record: TraceRecord) {
        counts.total += 1
        let phase = record.metadata.phase ?? AnalysisOptions.Phase.profiling.rawValue
        guard options.phase == .all || options.phase.rawValue == phase else {
            counts.excludedByPhase[phase, default: 0] += 1
            return
        }
        let request = RequestMetrics(record)
        count(request)
        if let begin = request.start { start = min(start ?? begin, begin) }
        if request.outcome == .successful {
            addSuccess(request)
        } else {
            failures[FailureKind(record, request.outcome), default: 0] += 1
            if options.includeFailed { addLatencies(request) }
        }
    }

    private mutating func count(_ request: RequestMetrics) {
        counts.impossible += request.impossible
        switch request.outcome {
        case .successful: counts.successful += 1
        case .failed: counts.failed += 1
        case .cancelled:
            counts.failed += 1
            counts.cancelled += 1
        }
        guard request.hasTrace else { return }
        counts.withTrace += 1
        counts.connected += request.connected ? 1 : 0
        counts.reused += request.reused ? 1 : 0
        counts.lookedUp += request.lookedUp ? 1 : 0
        counts.dnsCacheHits += request.dnsCacheHit ? 1 : 0
    }

    private mutating func addSuccess(_ request: RequestMetrics) {
        if request.hasTrace {
            counts.successfulWithTrace += 1
            counts.connectedSuccessfully += request.connected ? 1 : 0
            compare(.requestLatency, with: .httpReqDuration, in: request)
            compare(.timeToFirstToken, with: .httpReqWaiting, in: request)
        }
        if let chunks = request.values[.chunksPerRequest] {
            counts.streaming += chunks > 1 ? 1 : 0
            counts.nonStreaming += chunks == 1 ? 1 : 0
        }
        addLatencies(request)
        for tag in MetricTag.allCases where !tag.isLatency {
            add(request.values[tag], to: tag, fromTrace: request.hasTrace && !tag.isFromMetrics)
        }
        add(request.chunkSizes, to: .chunkSize, fromTrace: true)
        if let tokens = request.values[.outputTokens] {
            outputTokens = (outputTokens ?? 0) + tokens
            if let bytes = request.values[.responseSize], tokens > 0 {
                tokenTotals.bytes += bytes
                tokenTotals.tokens += tokens
            }
        }
        if let begin = request.start, let end = request.end, begin <= end {
            span = span.map { min($0.lowerBound, begin)...max($0.upperBound, end) } ?? begin...end
        }
    }

    private mutating func addLatencies(_ request: RequestMetrics) {
        for tag in MetricTag.allCases where tag.isLatency {
            add(request.values[tag], to: tag, fromTrace: request.hasTrace && !tag.isFromMetrics)
        }
        add(request.interChunkLatencies, to: .interChunkLatency, fromTrace: request.gapsAreFromTrace)
        if let ttfb = request.values[.ttfb], let transfer = request.transfer {
            answers.append(Answer(ttfb: ttfb, transfer: transfer))
        }
        if let phases = request.phases { phaseTotals.add(phases) }
    }

    private mutating func add(_ value: Double?, to tag: MetricTag, fromTrace: Bool) {
        guard let value else { return }
        add([value], to: tag, fromTrace: fromTrace)
    }

    private mutating func add(_ list: [Double], to tag: MetricTag, fromTrace: Bool) {
        guard !list.isEmpty else { return }
        values[tag, default: []].append(contentsOf: list)
        if fromTrace {
            sources[tag, default: SourceCounts()].trace += 1
        } else {
            sources[tag, default: SourceCounts()].metrics += 1
        }
    }

    private mutating func compare(_ tag: MetricTag, with other: MetricTag, in request: RequestMetrics) {
        guard let ours = request.values[other], let theirs = request.values[tag] else { return }
        agreements[tag, default: AgreementTally()].count += 1
        agreements[tag, default: AgreementTally()].sum += theirs - ours
        let largest = agreements[tag, default: AgreementTally()].largest
        agreements[tag, default: AgreementTally()].largest = max(largest, abs(theirs - ours))
    }

    /// Sorts every sample and hands all out. O(n log n).
    consuming func finish() -> Measurements {
        Measurements(
            counts: counts, samples: values.compactMapValues { Sample($0) }, sources: sources,
            answers: answers, failures: failures, agreements: agreements,
            phaseTotals: phaseTotals, tokenTotals: tokenTotals,
            outputTokens: outputTokens, span: span, start: start, malformedLines: malformedLines)
    }
}

extension FailureKind {
    /// The kind of failure of a record that is not successful.
    init(_ record: TraceRecord, _ outcome: RequestMetrics.Outcome) {
        let status = record.trace?.status.flatMap { (200...399).contains($0) ? nil : $0 }
        type = record.error?.type
        code = record.error?.code ?? status
        isCancellation = outcome == .cancelled
    }
}

extension MetricTag {
    /// Whether failed records that have the timestamps may enter the sample, when asked for.
    fileprivate var isLatency: Bool { unit == .milliseconds && self != .timePerOutputToken }

    /// Whether the metric is always what AIPerf says, trace or not.
    fileprivate var isFromMetrics: Bool {
        switch self {
        case .inputTokens, .outputTokens, .requestLatency, .timeToFirstToken, .interTokenLatency: true
        default: false
        }
    }
}
