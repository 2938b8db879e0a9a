extension Measurements: StorableByParts {
    static var parts: some StoredForm<Measurements> {
        StoredParts(
            StoredPart("counts", \.counts),
            StoredPart("samples") { ByMetric($0.samples) },
            StoredPart("sources") { ByMetric($0.sources) },
            StoredPart("network", \.network),
            StoredPart("failures", \.failures),
            StoredPart("agreements") { ByMetric($0.agreements) },
            StoredPart("phase_totals", \.phaseTotals),
            StoredPart("token_totals", \.tokenTotals),
            StoredPart("span", \.span),
            StoredPart("start", \.start),
            StoredPart("profiling", \.profiling),
            StoredPart("goodput", \.goodput),
            StoredPart("credits", \.credits),
            StoredPart("windowed_throughput", \.windowed),
            StoredPart("malformed_lines", \.malformedLines),
            StoredPart("requests", \.requests),
            StoredPart("comparison_basis", \.comparisonBasis),
            StoredPart("clock_skew", \.clockSkew)
        ) {
            counts, samples, sources, network, failures, agreements, phaseTotals, tokenTotals, span, start,
            profiling, goodput, credits, windowed, malformedLines, requests, basis, clockSkew in
            Measurements(
                counts: counts, samples: samples.values,
                sources: samples.values.keys.reduce(into: [:]) {
                    $0[$1] = sources.values[$1] ?? SourceCounts()
                },
                network: network, failures: failures, agreements: agreements.values,
                phaseTotals: phaseTotals, tokenTotals: tokenTotals, span: span, start: start,
                profiling: profiling, goodput: goodput, credits: credits,
                windowed: windowed, malformedLines: malformedLines, requests: requests,
                comparisonBasis: basis, clockSkew: clockSkew)
        }
    }
}

extension ClockSkew: StorableByParts {
    static var parts: some StoredForm<ClockSkew> {
        StoredParts(
            StoredPart("early", \.early), StoredPart("overlapping", \.overlapping),
            StoredPart("least", \.least)
        ) { ClockSkew(early: $0, overlapping: $1, least: $2) }
    }
}

/// A value for each of some metrics, as parts with the metrics' names: those of others are skipped.
struct ByMetric<Value: Storable>: Storable {
    let values: [MetricTag: Value]

    /// Those of a list by the metrics' numbers that are wanted.
    init(_ list: [Value], where isWanted: (Value) -> Bool) {
        values = zip(MetricTag.allCases, list).reduce(into: [:]) { if isWanted($1.1) { $0[$1.0] = $1.1 } }
    }

    init(_ values: [MetricTag: Value]) { self.values = values }

    func write(to writer: inout StoredWriter) {
        writer.put(
            named: MetricTag.allCases.compactMap { tag in
                values[tag].map { value in
                    var writer = StoredWriter()
                    value.write(to: &writer)
                    return (tag.name, writer.bytes)
                }
            })
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        let parts = try reader.named()
        var values: [MetricTag: Value] = [:]
        for tag in MetricTag.allCases {
            guard var part = parts[tag.name] else { continue }
            let value: Value = try part.whole()
            values[tag] = value
        }
        self.values = values
    }
}

extension RecordCounts: StorableByParts {
    static var parts: some StoredForm<RecordCounts> {
        StoredParts(
            StoredPart("numbers") { counts in
                numbers.reduce(into: [:]) { $0[$1.key] = counts[keyPath: $1.value] }
            },
            StoredPart("excluded_by_phase", \.excludedByPhase),
            StoredPart("unread_units", unwritten: [:], \.unreadUnits)
        ) { (stored: [String: Int], excludedByPhase: [String: Int], unreadUnits: [String: Int]) in
            var counts = RecordCounts()
            for (name, number) in numbers { counts[keyPath: number] = stored[name] ?? 0 }
            counts.excludedByPhase = excludedByPhase
            counts.unreadUnits = unreadUnits
            guard
                (Array(stored.values) + excludedByPhase.values + unreadUnits.values)
                    .allSatisfy({ $0 <= 1 << 40 }),
                excludedByPhase.count <= 1 << 17, unreadUnits.count <= 1 << 17,
                counts.areConsistent, counts.successful + counts.failed > 0
            else { return nil }
            counts.total = counts.successful + counts.failed + counts.outsideWindow + counts.excluded
            return counts
        }
    }
}

extension RecordCounts {
    /// Whether no part is larger than its whole.
    var areConsistent: Bool {
        cancelled <= failed && withTrace <= successful + failed && successfulWithTrace <= successful
            && streaming + nonStreaming <= successful && withTokens <= successful
    }
}

extension ProfilingTally: StorableByParts {
    static var parts: some StoredForm<ProfilingTally> {
        StoredParts(
            StoredPart("records", \.records), StoredPart("successful", \.successful),
            StoredPart("start", \.start)
        ) { records, successful, start in
            guard successful <= records, records <= 1 << 40 else { return nil }
            var tally = ProfilingTally()
            (tally.records, tally.successful, tally.start) = (records, successful, start)
            return tally
        }
    }
}

extension WindowedThroughput: StorableByParts {
    static var parts: some StoredForm<WindowedThroughput> {
        StoredParts(
            StoredPart("answers", \.answers), StoredPart("tokens", \.tokens), StoredPart("length", \.length),
            StoredPart("good", unwritten: nil, \.good)
        ) { (answers: Int, tokens: Double, length: Double, good: Int?) in
            guard (0...(1 << 40)).contains(answers), tokens.isFinite, tokens >= 0, length.isFinite,
                length > 0,
                (0...answers).contains(good ?? 0)
            else { return nil }
            return WindowedThroughput(answers: answers, good: good, tokens: tokens, length: length)
        }
    }
}

extension CreditTally: StorableByParts {
    static var parts: some StoredForm<CreditTally> {
        StoredParts(StoredPart("count", \.count), StoredPart("span", \.span)) { count, span in
            (count > 0) == (span != nil) ? CreditTally(count: count, span: span) : nil
        }
    }
}

extension SourceCounts: StorableByParts {
    static var parts: some StoredForm<SourceCounts> {
        StoredParts(StoredPart("trace", \.trace), StoredPart("metrics", \.metrics)) {
            SourceCounts(trace: $0, metrics: $1)
        }
    }
}

extension ExactSum: Storable {
    func write(to writer: inout StoredWriter) { writer.put(value) }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self.init()
        add(try reader.double())
    }
}

extension AgreementTally: StorableByParts {
    static var parts: some StoredForm<AgreementTally> {
        StoredParts(
            StoredPart("count", \.count), StoredPart("sum", \.sum), StoredPart("largest", \.largest)
        ) { $0 > 0 ? AgreementTally(count: $0, sum: $1, largest: $2) : nil }
    }
}

extension PhaseTotals: StorableByParts {
    static var parts: some StoredForm<PhaseTotals> {
        StoredParts(StoredPart("count", \.count), StoredPart("sums", \.sums)) {
            PhaseTotals(count: $0, sums: $1)
        }
    }
}

extension Phases: Storable where Value: Storable {
    func write(to writer: inout StoredWriter) { for value in values { value.write(to: &writer) } }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self = try Phases { (_) throws(StoredRunFault) in try Value(from: &reader) }
    }
}

extension ClosedRange: Storable where Bound == Int64 {
    func write(to writer: inout StoredWriter) {
        writer.put(lowerBound)
        writer.put(upperBound)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        let (lower, upper) = (try reader.signed(), try reader.signed())
        guard lower <= upper else { throw .impossible }
        self = lower...upper
    }
}

extension TokenTotals: StorableByParts {
    static var parts: some StoredForm<TokenTotals> {
        StoredParts(StoredPart("bytes", \.bytes), StoredPart("tokens", \.tokens)) {
            TokenTotals(bytes: $0, tokens: $1)
        }
    }
}

extension NetworkBreakdown: StorableByParts {
    static var parts: some StoredForm<NetworkBreakdown> {
        StoredParts(
            StoredPart("requests", \.requests),
            StoredPart("mean_ttfb", \.meanTTFB),
            StoredPart("mean_transfer", \.meanTransfer),
            StoredPart("bands", \.bands)
        ) { requests, ttfb, transfer, bands in
            guard bands.count < LatencyBand.edges.count else { return nil }
            return NetworkBreakdown(
                requests: requests, meanTTFB: ttfb, meanTransfer: transfer, bands: bands)
        }
    }
}

extension LatencyBand: StorableByParts {
    static var parts: some StoredForm<LatencyBand> {
        StoredParts(
            StoredPart("lower", \.lower),
            StoredPart("upper", \.upper),
            StoredPart("requests", \.requests),
            StoredPart("mean_ttfb", \.meanTTFB),
            StoredPart("mean_transfer", \.meanTransfer)
        ) { lower, upper, requests, ttfb, transfer in
            guard lower <= 100, upper <= 100 else { return nil }
            return LatencyBand(
                lower: lower, upper: upper, requests: requests, meanTTFB: ttfb, meanTransfer: transfer)
        }
    }
}

extension FailureKind: StorableByParts {
    static var parts: some StoredForm<FailureKind> {
        StoredParts(
            StoredPart("type", \.type),
            StoredPart("code", \.code?.number),
            StoredPart("code_text", \.code?.text),
            StoredPart("is_cancellation", \.isCancellation),
            StoredPart("message", \.message?.text),
            StoredPart("root_cause", \.rootCause?.text)
        ) {
            (
                type: String?, number: Int64?, text: String?, isCancellation: Bool, message: String?,
                rootCause: String?
            ) in
            FailureKind(
                type: type, code: number.map { .number($0) } ?? text.map { .text($0) },
                isCancellation: isCancellation, message: message.map { MaskedMessage(masked: $0) },
                rootCause: rootCause.map { MaskedMessage(masked: $0) })
        }
    }
}

extension ComparisonBasis: StorableByParts {
    static var parts: some StoredForm<ComparisonBasis> {
        StoredParts(StoredPart("gaps", \.gaps)) { ComparisonBasis(gaps: $0) }
    }
}

extension GapSpread: StorableByParts {
    static var parts: some StoredForm<GapSpread> {
        StoredParts(
            StoredPart("percentiles", \.percentiles),
            StoredPart("standard_error_of_mean", \.standardErrorOfMean)
        ) { GapSpread(percentiles: $0, standardErrorOfMean: $1) }
    }
}
