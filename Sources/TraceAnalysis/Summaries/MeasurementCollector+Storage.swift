extension TraceReader.Part {
    /// Writes all sections of what was measured, and forgets it.
    mutating func write(to file: inout SectionWriter) {
        file.put("read") { writer in
            writer.put(lines)
            writer.put(bytes)
        }
        collector.write(to: &file)
    }

    /// Reads what was measured.
    init(
        _ options: AnalysisOptions, requestLimit: Int, from file: inout SectionReader
    ) throws(SummaryFault) {
        let read: [Int] = try file.read("read") { (reader, _) throws(StoredRunFault) in
            [try reader.count(), try reader.count()]
        }
        self.init(
            collector: try MeasurementCollector(options, requestLimit: requestLimit, from: &file),
            lines: read[0], bytes: read[1])
    }
}

/// What was gathered, in sections. Samples and tables, which are large, have one each.
extension MeasurementCollector {
    /// Writes everything, and forgets what is large.
    fileprivate mutating func write(to file: inout SectionWriter) {
        file.put("counts", CountsSoFar(counts))
        file.put("other_phases", otherPhases)
        for tag in MetricTag.allCases where samples[tag.rawValue].count > 0 {
            // What AIPerf says and what the trace gives is often one and the same.
            file.put(once: tag.section) { samples[tag.rawValue].write(to: &$0) }
            samples[tag.rawValue] = SampleBuilder()
        }
        file.put("sources", ByMetric(sources) { $0.count > 0 })
        file.put("answers") { writer in
            // Ascending numbers take less, and their order says nothing.
            let answers = answers
            self.answers = []
            let byTransfer = RadixSort.sorted(answers, by: \.transfer.orderedBits)
            let ordered = RadixSort.sorted(byTransfer, by: \.ttfb.orderedBits)
            writer.put(numbers: ordered.map(\.ttfb))
            writer.put(numbers: ordered.map(\.transfer))
        }
        file.put("failures", failures)
        for tag in Agreement.pairs.map(\.0) {
            file.put("agreement/" + tag.name) { agreements[tag.rawValue].writeExactly(to: &$0) }
        }
        file.put("totals") { writer in
            writer.put(phaseTotals.count)
            for sum in phaseTotals.sums.values { sum.writeExactly(to: &writer) }
            tokenTotals.bytes.writeExactly(to: &writer)
            tokenTotals.tokens.writeExactly(to: &writer)
        }
        file.put("moments", Moments(span: span, start: start, extent: extent))
        if completions != CompletionTally() { file.put("completions") { completions.write(to: &$0) } }
        file.put("profiling", profiling)
        file.put("credits", credits)
        file.put("goodput", GoodputSoFar(list: objectives, tally: goodput))
        file.put("decided_by_asking", decidedByAsking)
        file.put("malformed_lines", malformedLines)
        if let requests { file.put("requests") { requests.writeWhole(to: &$0) } }
        if let gapGroups { file.put("gap_groups", gapGroups) }
    }

    /// Reads everything.
    fileprivate init(
        _ options: AnalysisOptions, requestLimit: Int, from file: inout SectionReader
    ) throws(SummaryFault) {
        let asked: GoodputSoFar = try file.read("goodput")
        self.init(
            options: options, detail: .comparisons, objectives: asked.list,
            bounds: options.window?.bounds(after: 0))
        goodput = asked.tally
        otherPhases = try file.read("other_phases") { (reader, _) throws(StoredRunFault) in
            try BoundedCounts(from: &reader, limit: RecordCounts.namedPhases)
        }
        let read: CountsSoFar = try file.read("counts")
        counts = read.counts
        try readSamples(from: &file)
        let counted: ByMetric<SourceCounts> = try file.read("sources")
        for (tag, count) in counted.values { sources[tag.rawValue] = count }
        answers = try file.read("answers") { (reader, budget) throws(StoredRunFault) in
            let (first, second) = (try reader.numbers(&budget), try reader.numbers(&budget))
            guard first.count == second.count, (first + second).allSatisfy(RequestMetrics.possible.contains)
            else { throw .impossible }
            return zip(first, second).map { Answer(ttfb: $0, transfer: $1) }
        }
        failures = try file.read("failures")
        for tag in Agreement.pairs.map(\.0) {
            agreements[tag.rawValue] = try file.read("agreement/" + tag.name) {
                (reader, budget) throws(StoredRunFault) in
                try AgreementTally(exactlyFrom: &reader, &budget)
            }
        }
        (phaseTotals, tokenTotals) = try file.read("totals") { (reader, budget) throws(StoredRunFault) in
            var phases = PhaseTotals()
            phases.count = try reader.count(atMost: 1 << 40)
            phases.sums = try Phases { (_) throws(StoredRunFault) in
                try ExactSum(exactlyFrom: &reader, &budget)
            }
            let bytes = try ExactSum(exactlyFrom: &reader, &budget)
            return (phases, TokenTotals(bytes: bytes, tokens: try ExactSum(exactlyFrom: &reader, &budget)))
        }
        let moments: Moments = try file.read("moments")
        (span, start, extent) = (moments.span, moments.start, moments.extent)
        if file.has("completions") {
            completions = try file.read("completions") { (reader, budget) throws(StoredRunFault) in
                try CompletionTally(from: &reader, &budget)
            }
        }
        profiling = try file.read("profiling")
        credits = try file.read("credits")
        decidedByAsking = try file.read("decided_by_asking")
        malformedLines = try file.read("malformed_lines")
        requests = try file.read("requests") { (reader, _) throws(StoredRunFault) in
            try RequestTable(wholeFrom: &reader, limit: requestLimit)
        }
        let groups: GapGroups = try file.read("gap_groups")
        gapGroups = groups
        guard areConsistent else { throw .impossible(section: "counts") }
    }

    /// Reads the values of every metric; where two have the same they share them.
    private mutating func readSamples(from file: inout SectionReader) throws(SummaryFault) {
        var costs: [String: (tag: MetricTag, bytes: Int)] = [:]
        for tag in MetricTag.allCases {
            if file.has(tag.section) {
                samples[tag.rawValue] = try file.read(tag.section) {
                    (reader, budget) throws(StoredRunFault) in
                    let before = budget.left
                    let sample = try SampleBuilder(from: &reader, &budget)
                    costs[tag.section] = (tag, before - budget.left)
                    return sample
                }
            } else if file.has(SectionWriter.same + tag.section) {
                let other = try file.read(SectionWriter.same + tag.section) {
                    (reader, budget) throws(StoredRunFault) in
                    guard let cost = costs[try reader.text()] else { throw .impossible }
                    // Once others are added they are no longer shared.
                    try budget.take(cost.bytes)
                    return cost.tag
                }
                samples[tag.rawValue] = samples[other.rawValue]
            }
        }
    }

    /// Whether the counts agree with each other, and with the table.
    private var areConsistent: Bool {
        let phases = otherPhases.listed()
        let excluded = phases.kept.values.reduce(phases.others, +)
        return counts.total == counts.successful + counts.failed + counts.outsideWindow + excluded
            && requests.map { $0.total == counts.successful + counts.failed } ?? true
            && malformedLines.count == min(counts.malformedLines, Self.namedLines)
            && objectives.objectives.count == goodput.met.count
    }
}

/// The counts of a part, which may be none at all.
private struct CountsSoFar: StorableByParts {
    var counts: RecordCounts

    init(_ counts: RecordCounts) { self.counts = counts }

    static var parts: some StoredForm<CountsSoFar> {
        StoredParts(
            StoredPart("numbers") { part in
                RecordCounts.numbers.reduce(into: [:]) { $0[$1.key] = part.counts[keyPath: $1.value] }
            },
            StoredPart("total", \.counts.total),
            StoredPart("unread_units", \.counts.unreadUnits)
        ) { (stored: [String: Int], total: Int, unreadUnits: [String: Int]) in
            var counts = RecordCounts()
            for (name, number) in RecordCounts.numbers { counts[keyPath: number] = stored[name] ?? 0 }
            counts.total = total
            counts.unreadUnits = unreadUnits
            let isPossible = (Array(stored.values) + unreadUnits.values + [total]).allSatisfy {
                $0 <= 1 << 40
            }
            return isPossible && counts.areConsistent ? CountsSoFar(counts) : nil
        }
    }
}

/// When requests began and ended.
private struct Moments: StorableByParts {
    var span: ClosedRange<Int64>?
    var start: Int64?
    var extent: PhaseExtent

    static var parts: some StoredForm<Moments> {
        StoredParts(
            StoredPart("span", \.span), StoredPart("start", \.start),
            StoredPart("first_start", \.extent.firstStart), StoredPart("last_start", \.extent.lastStart),
            StoredPart("first_end", \.extent.firstEnd)
        ) { span, start, firstStart, lastStart, firstEnd in
            var extent = PhaseExtent()
            (extent.firstStart, extent.lastStart, extent.firstEnd) = (firstStart, lastStart, firstEnd)
            return Moments(span: span, start: start, extent: extent)
        }
    }
}

/// What is asked of every request, and how many met it so far.
private struct GoodputSoFar: StorableByParts {
    var list: ObjectiveList
    var tally: GoodputTally

    static var parts: some StoredForm<GoodputSoFar> {
        StoredParts(
            StoredPart("source", \.list.source),
            StoredPart("objectives") { $0.list.objectives.map(StoredObjective.init) },
            StoredPart("of", \.tally.of), StoredPart("good", \.tally.good),
            StoredPart("met", \.tally.met), StoredPart("marked", \.tally.marked)
        ) { source, objectives, of, good, met, marked in
            let read = objectives.compactMap { $0.objective(from: source) }
            guard read.count == objectives.count, met.count == read.count, good <= of, marked <= of,
                of <= 1 << 40, met.allSatisfy({ (good...of).contains($0) })
            else { return nil }
            let list = ObjectiveList(objectives: read, source: source)
            var tally = GoodputTally(list)
            (tally.of, tally.good, tally.met, tally.marked) = (of, good, met, marked)
            return GoodputSoFar(list: list, tally: tally)
        }
    }
}

extension MetricTag {
    /// The name of the section with the metric's values.
    fileprivate var section: String { "sample/" + name }
}
