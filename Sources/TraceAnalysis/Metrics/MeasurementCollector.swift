/// Gathers the numbers of a run, record by record, in the order of the file.
struct MeasurementCollector {
    /// How many malformed lines are named with their reason; the others are only counted.
    static let namedLines = 100

    /// The phase of a record that says none.
    private static let profiling = AnalysisOptions.Phase.profiling.rawValue

    /// The metrics that failed records may enter, when asked for, of which a request has one value.
    private static let ofAny = MetricTag.allCases.filter {
        $0.metric.item == .request && $0.metric.failed == .whenAsked
    }
    /// Those of successful records only.
    private static let ofSuccess = MetricTag.allCases.filter {
        $0.metric.item == .request && $0.metric.failed == .never
    }
    /// By tag, where the metric comes from.
    private static let origins = MetricTag.allCases.map(\.metric.origin)

    /// What was chosen; percentiles may be chosen until all is finished.
    var options: AnalysisOptions
    private let detail: RunDetail
    /// Whether streamed answers were asked for; nil where that is not known.
    private let asksForStreams: Bool?
    var counts = RecordCounts()
    var samples: [SampleBuilder]
    var sources = [SourceCounts](repeating: SourceCounts(), count: MetricTag.allCases.count)
    var answers: [Answer] = []
    var failures = FailureTally()
    var agreements = [AgreementTally](repeating: AgreementTally(), count: MetricTag.allCases.count)
    var phaseTotals = PhaseTotals()
    var tokenTotals = TokenTotals()
    var span: ClosedRange<Int64>?
    var start: Int64?
    var profiling = ProfilingTally()
    var extent = PhaseExtent()
    /// The answers that end within the window; all of them 0 where there is none.
    var completions = CompletionTally()
    /// When a request of the phase must begin to count; nil for any time.
    private let bounds: StartBounds?
    private(set) var objectives: ObjectiveList
    var goodput: GoodputTally
    var credits = CreditTally()
    var malformedLines: [MalformedLine] = []
    /// Records of other phases than the chosen one, by the phase's name.
    var otherPhases = BoundedCounts<String>(limit: RecordCounts.namedPhases)
    var requests: RequestTable?
    /// The gaps between chunks by when their requests began; nil unless the run is to be compared.
    var gapGroups: GapGroups?
    /// How many answers stream, or do not, only because that was asked for.
    var decidedByAsking = 0
    /// The gaps between the chunks of the latest answer that streams.
    private var answerGaps = AnswerGaps()

    /// - Parameters:
    ///   - options: What can change a number.
    ///   - detail: What is kept beside the figures.
    ///   - asksForStreams: Whether streamed answers were asked for, as the run's own summary says.
    ///   - objectives: What is asked of every request; nil leaves it to the options.
    ///   - bounds: When a request of the phase must begin to count; nil for any time.
    ///   - requestLimit: How many requests are kept.
    init(
        options: AnalysisOptions, detail: RunDetail = .figures, asksForStreams: Bool? = nil,
        objectives: ObjectiveList? = nil, bounds: StartBounds? = nil, requestLimit: Int = RequestTable.limit
    ) {
        self.options = options
        self.asksForStreams = asksForStreams
        self.bounds = bounds
        self.objectives = objectives ?? ObjectiveList(asked: options.objectives, limits: [:])
        goodput = GoodputTally(self.objectives)
        samples = [SampleBuilder](repeating: SampleBuilder(), count: MetricTag.allCases.count)
        self.detail = detail
        requests = detail > .figures ? RequestTable(limit: requestLimit) : nil
        gapGroups = detail == .comparisons ? GapGroups() : nil
    }

    /// Counts a line that holds no well-formed record.
    mutating func add(_ line: MalformedLine) {
        counts.malformedLines += 1
        if malformedLines.count < Self.namedLines { malformedLines.append(line) }
    }

    /// Takes in one record.
    mutating func add(_ record: borrowing TraceRecord) {
        counts.total += 1
        let isProfiling = record.metadata.phase ?? Self.profiling == Self.profiling
        guard isChosen(record.metadata) else {
            if isProfiling { profiling.add(RequestMetrics(record)) }
            return
        }
        var request = RequestMetrics(record, streaming: asksForStreams)
        if isProfiling { profiling.add(request) }
        decidedByAsking += request.streamsAsAsked ? 1 : 0
        extent.add(request)
        if let bounds {
            completions.add(request, isGood: objectives.areMet(by: request), within: bounds)
        }
        guard bounds?.contains(request.start) ?? true else {
            counts.outsideWindow += 1
            return
        }
        counts.withoutPhase += record.metadata.phase == nil && options.phase == .profiling ? 1 : 0
        count(request)
        request.isGood = goodput.add(
            request, wasCancelled: record.isCancelledOnPurpose, marked: request.isGood, objectives)
        credits.add(record.metadata.creditNanoseconds)
        for name in record.metrics.unread {
            counts.unreadUnits[name.spelling.text.description, default: 0] += 1
        }
        if let begin = request.reportedStart { start = min(start ?? begin, begin) }
        let isSuccessful = request.outcome == .successful
        let countsForLatencies = isSuccessful || options.includeFailed
        if request.isStreaming == true { answerGaps.measure(record.wire.chunkTimes) }
        addToTable(request, record, countsForLatencies: countsForLatencies)
        if isSuccessful {
            addSuccess(request, record)
        } else {
            failures.add(FailureKind(record, request.outcome))
            if options.includeFailed { addLatencies(request, record) }
        }
    }

    /// Adds a request to those that are kept, and its gaps to what charts and comparisons are made of.
    private mutating func addToTable(
        _ request: borrowing RequestMetrics, _ record: borrowing TraceRecord, countsForLatencies: Bool
    ) {
        guard detail > .figures else { return }
        let hash = RequestHash.hash(request, record)
        requests?.add(request, record, &answerGaps, hash: hash, countsForLatencies: countsForLatencies)
        guard countsForLatencies, detail >= .charts else { return }
        let gaps = RequestGaps(record, isStreaming: request.isStreaming == true)
        let slot = request.start.flatMap { gapGroups?.open($0) }
        gaps.forEachPortion { first, gaps in
            requests?.gapsByPosition.add(gaps, from: first)
            if let slot { gapGroups?.add(gaps, to: slot) }
        }
    }

    /// Whether a record is of the chosen phase; the others are counted.
    private mutating func isChosen(_ metadata: borrowing RecordMetadata) -> Bool {
        guard !options.phase.holds(metadata) else { return true }
        switch options.phase {
        case .all: break
        case .named:
            otherPhases.add(metadata.phaseName?.shortened(to: NameTally.longest) ?? RecordCounts.unknownPhase)
        case .profiling, .warmup:
            let phase = metadata.phase ?? Self.profiling
            let isKnown = [AnalysisOptions.Phase.profiling, .warmup].contains { $0.rawValue == phase }
            otherPhases.add(isKnown ? phase : RecordCounts.unknownPhase)
        }
        return false
    }

    private mutating func count(_ request: borrowing RequestMetrics) {
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

    private mutating func addSuccess(_ request: borrowing RequestMetrics, _ record: borrowing TraceRecord) {
        counts.connectedWhileSending += request.connectsWhileSending ? 1 : 0
        if request.hasTrace {
            counts.successfulWithTrace += 1
            compare(.requestLatency, with: .httpReqDuration, in: request)
            compare(.timeToFirstToken, with: .httpReqWaiting, in: request)
        }
        if let isStreaming = request.isStreaming {
            counts.streaming += isStreaming ? 1 : 0
            counts.nonStreaming += isStreaming ? 0 : 1
        }
        counts.withTokens += request.values[.outputTokens] != nil ? 1 : 0
        addLatencies(request, record)
        add(request, Self.ofSuccess)
        if !record.wire.chunkSizes.isEmpty {
            counts.impossible += samples[MetricTag.chunkSize.rawValue].add(contentsOf: record.wire.chunkSizes)
            sources[MetricTag.chunkSize.rawValue].trace += 1
        }
        if let tokens = request.values[.outputTokens], let bytes = request.values[.responseSize], tokens > 0 {
            tokenTotals.bytes.add(bytes)
            tokenTotals.tokens.add(tokens)
        }
        if let begin = request.reportedStart, let end = request.reportedEnd, begin <= end {
            span = span.union(begin...end)
        }
    }

    private mutating func addLatencies(_ request: borrowing RequestMetrics, _ record: borrowing TraceRecord) {
        add(request, Self.ofAny)
        if request.isStreaming == true { addGaps(record) }
        if let ttfb = request.values[.ttfb], let transfer = request.transfer {
            answers.append(Answer(ttfb: ttfb, transfer: transfer))
        }
        if let phases = request.phases { phaseTotals.add(phases) }
    }

    /// The gaps between the chunks off the socket, where they are listed; else those that AIPerf saw.
    private mutating func addGaps(_ record: borrowing TraceRecord) {
        let tag = MetricTag.interChunkLatency.rawValue
        if !record.wire.chunkTimes.isEmpty {
            if answerGaps.areWhole {
                answerGaps.list.withUnsafeBufferPointer { samples[tag].add(contentsOf: $0) }
            } else {
                counts.impossible += samples[tag].addGaps(between: record.wire.chunkTimes)
            }
            sources[tag].trace += record.wire.chunkTimes.count > 1 ? 1 : 0
        } else {
            let gaps = record.metrics.interChunkLatency
            counts.impossible += samples[tag].add(contentsOf: gaps, within: RequestMetrics.possible)
            sources[tag].metrics += gaps.isEmpty ? 0 : 1
        }
    }

    /// Adds the figures of a request; the arrays are asked once whether they are shared, not for each figure.
    private mutating func add(_ request: borrowing RequestMetrics, _ tags: [MetricTag]) {
        let origins = Self.origins
        samples.withUnsafeMutableBufferPointer { samples in
            sources.withUnsafeMutableBufferPointer { sources in
                for tag in tags {
                    guard let value = request.values[tag] else { continue }
                    samples[tag.rawValue].add(value)
                    if request.isFromTrace(tag, origins[tag.rawValue]) {
                        sources[tag.rawValue].trace += 1
                    } else {
                        sources[tag.rawValue].metrics += 1
                    }
                }
            }
        }
    }

    private mutating func compare(
        _ tag: MetricTag, with other: MetricTag, in request: borrowing RequestMetrics
    ) {
        guard let ours = request.values[other], let theirs = request.values[tag] else { return }
        agreements[tag.rawValue].add(theirs - ours)
    }

    /// Asks something else of the requests, of which none is counted yet.
    mutating func ask(_ list: ObjectiveList) {
        objectives = list
        goodput = GoodputTally(list)
    }

    /// Makes room for about so many requests, where single ones are kept.
    mutating func reserve(_ requests: Int) { self.requests?.reserve(requests) }

    /// Frees what is kept ready for more records.
    mutating func trim() {
        for index in samples.indices { samples[index].trim() }
    }

    /// Takes in all that another collector holds, as coming behind what this one has seen.
    ///
    /// What the other holds goes as it is taken in, so that no large run is held twice.
    ///
    /// - Parameter lines: How many lines this one has seen, for the numbers of malformed ones.
    mutating func append(_ other: consuming MeasurementCollector, after lines: Int) {
        counts.append(other.counts)
        otherPhases.append(other.otherPhases)
        for index in samples.indices {
            samples[index].append(other.samples[index].take())
            sources[index].append(other.sources[index])
            agreements[index].append(other.agreements[index])
        }
        if answers.isEmpty { answers = other.answers } else { answers.append(contentsOf: other.answers) }
        failures.append(other.failures)
        phaseTotals.append(other.phaseTotals)
        tokenTotals.append(other.tokenTotals)
        if let theirs = other.span { span = span.union(theirs) }
        if let theirs = other.start { start = min(start ?? theirs, theirs) }
        profiling.append(other.profiling)
        extent.append(other.extent)
        completions.append(other.completions)
        decidedByAsking += other.decidedByAsking
        goodput.append(other.goodput)
        credits.append(other.credits)
        if let theirs = other.requests.take() { requests?.append(theirs) }
        if let theirs = other.gapGroups { gapGroups?.append(theirs) }
        malformedLines += other.malformedLines.prefix(Self.namedLines - malformedLines.count).map {
            MalformedLine(number: $0.number + lines, fault: $0.fault)
        }
    }

    /// Makes every sample and hands all out.
    ///
    /// O(n).
    consuming func finish() -> Measurements {
        // What a run of millions needs no more goes as soon as it can.
        let answers = answers
        self.answers = []
        let network = NetworkBreakdown(answers)
        var finished: [MetricTag: Sample] = [:]
        for tag in MetricTag.allCases {
            finished[tag] = Sample(samples[tag.rawValue])
            samples[tag.rawValue] = SampleBuilder()
        }
        let sources = sources
        let tallies = zip(MetricTag.allCases, agreements).filter { $0.1.count > 0 }
        let phases = otherPhases.listed()
        counts.excludedByPhase = phases.kept
        if phases.others > 0 {
            counts.excludedByPhase[RecordCounts.unknownPhase, default: 0] += phases.others
        }
        requests?.numberNames()
        let basis = gapGroups.map { groups in
            ComparisonBasis(
                gaps: finished[.interChunkLatency].flatMap { GapSpread(groups, of: $0, options: options) })
        }
        return Measurements(
            counts: counts, samples: finished,
            sources: Dictionary(uniqueKeysWithValues: finished.keys.map { ($0, sources[$0.rawValue]) }),
            network: network, failures: failures.counts(),
            agreements: Dictionary(uniqueKeysWithValues: tallies), phaseTotals: phaseTotals,
            tokenTotals: tokenTotals, span: span, start: start, profiling: profiling,
            goodput: CountedGoodput(objectives, goodput), credits: credits, extent: extent,
            windowed: bounds.flatMap { completions.throughput(within: $0, extent) },
            malformedLines: malformedLines,
            requests: requests, comparisonBasis: basis,
            clockSkew: requests.flatMap { ClockSkew($0) })
    }
}

extension ClosedRange<Int64>? {
    /// The smallest range that holds both.
    fileprivate func union(_ other: ClosedRange<Int64>) -> ClosedRange<Int64> {
        map { min($0.lowerBound, other.lowerBound)...max($0.upperBound, other.upperBound) } ?? other
    }
}
