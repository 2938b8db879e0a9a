/// Something a reader must know to trust a figure: what was skipped, left out, taken from another source or
/// approximated.
///
/// One of each kind.
public struct Note: Sendable, Equatable {
    /// The kinds of notes, in the order in which they are listed.
    public enum ID: String, Sendable, CaseIterable, Codable {
        /// Lines that hold no well-formed record.
        case malformedLines = "malformed_lines"
        /// Records of other phases.
        case excludedByPhase = "excluded_by_phase"
        /// Records that say no phase, taken for profiling.
        case phaseNotRecorded = "phase_not_recorded"
        /// Records of the phase that begin outside the window that was asked for.
        case outsideWindow = "outside_window"
        /// Failed and cancelled records, kept out of the latencies.
        case failedLeftOut = "failed_left_out"
        /// Failed and cancelled records, let into the latencies because that was asked for.
        case failedIncluded = "failed_included"
        /// Records without `trace_data`.
        case withoutTrace = "without_trace"
        /// Inter-chunk latencies taken from AIPerf's figures although there is a trace.
        case iclFromMetrics = "icl_from_metrics"
        /// Metrics that come from the trace for some records and from AIPerf's figures for others.
        case mixedSources = "mixed_sources"
        /// Traces that do not list their chunks.
        case chunkSizesNotRecorded = "chunk_sizes_not_recorded"
        /// Spans and values that cannot be true.
        case impossibleSpans = "impossible_spans"
        /// Values of metrics whose unit is not known, left out.
        case unreadUnits = "unread_units"
        /// AIPerf's own total, which counts the connect twice.
        case aiperfTotal = "aiperf_total"
        /// AIPerf's summary, which cannot be read.
        case summaryUnreadable = "summary_unreadable"
        /// AIPerf's summary, which is another run's.
        case foreignSummary = "foreign_summary"
        /// Parts of a run that carry different summaries of AIPerf.
        case severalSummaries = "several_summaries"
        /// Parts of a run of whose requests different things were asked.
        case objectivesDiffer = "objectives_differ"
        /// Parts of a run that are loads of their own.
        case pooled
        /// Metrics of which the values stand in cells of a grid, because that was asked for.
        case bounded
        /// Times of a request or a conversation that contradict each other: the clocks of hosts differ.
        case clocksDiffer = "clocks_differ"
        /// Groups of requests beyond the number that is listed.
        case groupsLeftOut = "groups_left_out"
        /// Requests that charts of single requests leave out, because there are too many.
        case requestsThinned = "requests_thinned"
        /// Hosts and ids, which stand as hashes because that was asked for.
        case redacted
        /// Phases that are pooled because that was asked for.
        case mixedPhases = "mixed_phases"
        /// Findings, which an archive of an earlier version lacks.
        case findingsNotStored = "findings_not_stored"
        /// Metrics of which an archive keeps less than every value.
        case distributionsReduced = "distributions_reduced"
    }

    /// Which kind it is.
    public let id: ID
    /// How many things it is about.
    public let count: Int
    /// One or two sentences.
    public let text: String
}

extension Note {
    /// How many malformed lines a note names.
    private static let named = 20

    /// All notes that a run gives reason for, in the order of their kinds.
    static func all(
        _ measured: Measurements, run: RunDescription, belief: SummaryBelief, options: AnalysisOptions,
        groups: [RequestGroup] = [], groupsLeftOut: (groups: Int, requests: Int), lacksFindings: Bool = false
    ) -> [Note] {
        let counts = measured.counts
        let untraced = counts.successful + counts.failed - counts.withTrace
        let fromMetrics = measured.sources[.interChunkLatency]?.metrics ?? 0
        let mixed = MetricTag.allCases.filter { measured.sources[$0]?.source == .mixed }
        let unlisted = counts.successfulWithTrace - (measured.sources[.chunkSize]?.trace ?? 0)
        let reduced = MetricTag.allCases.filter { measured.samples[$0]?.isApproximate == true }
        let inCells = MetricTag.allCases.filter { $0.isInCells && measured.samples[$0] != nil }
        let pooled = options.phase == .all ? groups.filter { $0.by == .phaseName } : []
        let thinned = measured.requests.map { $0.total - $0.count } ?? 0
        let notes: [(ID, Int, String)] = [
            (.malformedLines, counts.malformedLines, malformed(measured)),
            (.excludedByPhase, counts.excluded, excluded(counts)),
            (
                .outsideWindow, counts.outsideWindow,
                "\(items(counts.outsideWindow, "record")) of the phase left out, which began outside "
                    + "\(options.part ?? "the window")."
                    + (measured.windowed == nil ? "" : " Throughput counts the answers that ended within it.")
                    + " Moments are told from the first start that is left. What lies across an end, such as a stall, is "
                    + "seen only in the requests that are left."
            ),
            (
                .phaseNotRecorded, counts.withoutPhase,
                "\(items(counts.withoutPhase, "record")) without benchmark_phase taken for profiling: a warm-up "
                    + "that is marked in another way is among them."
            ),
            (
                options.includeFailed ? .failedIncluded : .failedLeftOut, counts.failed,
                options.includeFailed
                    ? "\(lost(counts)) entered the latencies, as asked for."
                    : "\(lost(counts)) entered no latency."
            ),
            (
                .withoutTrace, untraced,
                "\(items(untraced, "record")) without trace data: \(standIn(measured)) connections, "
                    + "DNS and chunk sizes are not recorded. Run AIPerf with --export-http-trace to record them."
            ),
            (
                .iclFromMetrics, counts.withTrace > 0 ? fromMetrics : 0,
                "Inter-chunk latencies of \(items(fromMetrics, "request")) are AIPerf's inter_chunk_latency, the "
                    + "gaps between SSE messages: the trace does not list its chunks."
            ),
            (
                .mixedSources, mixed.count,
                "From two sources: "
                    + mixed.map {
                        let counts = measured.sources[$0] ?? SourceCounts()
                        return
                            "\($0.name) (\(counts.trace) from the trace, \(counts.metrics) from metrics)"
                    }.joined(separator: ", ") + "."
            ),
            (
                .chunkSizesNotRecorded, unlisted,
                "Chunk sizes of \(items(unlisted, "request")) are not recorded: AIPerf 0.9 and later keep only "
                    + "the number of chunks and their total size."
            ),
            (
                .impossibleSpans, counts.impossible,
                "\(items(counts.impossible, "impossible value")) left out with what rests on "
                    + "\(counts.impossible == 1 ? "it" : "them"): an end before its start, or a number below 0 or above 10^18."
            ),
            (.unreadUnits, counts.unreadUnits.values.reduce(0, +), unread(counts)),
            (
                .aiperfTotal, counts.connectedWhileSending,
                "AIPerf's http_req_total counts the connect twice in \(items(counts.connectedWhileSending, "request")): "
                    + "the connect lies inside the send span. The phases here are disjoint and add up to the request."
            ),
            (
                .summaryUnreadable, run.summaryIsUnreadable ? 1 : 0,
                "AIPerf's summary beside the run cannot be read; model, endpoint and version are not shown."
            ),
            (
                .foreignSummary, belief.disagreement == nil ? 0 : 1,
                "AIPerf's summary beside the records is not of this run: \(belief.disagreement?.words ?? ""). "
                    + "Nothing that it says is used."
            ),
            (
                .severalSummaries, run.summariesDiffer ? run.parts.count : 0,
                "The parts carry different summaries of AIPerf: model, kind of endpoint, streaming and version are "
                    + "used where all of them agree, and nothing else. Whether the run is whole, and which requests met "
                    + "what was asked of them, is not judged."
            ),
            (
                .objectivesDiffer, run.objectivesDiffer ? run.parts.count : 0,
                "Different things were asked of the parts' requests, so which of them met it is not recorded: "
                    + "summarise every part with the same summary of AIPerf."
            ),
            (
                .pooled, run.isPooled ? run.parts.count : 0,
                "\(items(run.parts.count, "part")) pooled as loads of their own (--pool): there is no rate over all of "
                    + "them, and what happens between them says nothing."
            ),
            (
                .bounded, run.isBounded ? inCells.count : 0,
                "Summarised in cells of a grid (--bounded): every value, so every percentile, mean, smallest and largest "
                    + "value too, is within 0.05 % of what it was of \(inCells.map(\.name).joined(separator: ", "))."
            ),
            (.clocksDiffer, measured.clockSkew?.count ?? 0, measured.clockSkew?.words ?? ""),
            (
                .groupsLeftOut, groupsLeftOut.groups,
                "\(items(groupsLeftOut.groups, "group")) with \(items(groupsLeftOut.requests, "request")) not listed: "
                    + "of phases, addresses and turns the \(RequestGroup.limit) with the most requests are, each."
            ),
            (
                .requestsThinned, thinned,
                "Charts of single requests show one of \(FigureStyle.grouped(measured.requests?.oneOf ?? 1)) requests, "
                    + "a fair sample; \(items(thinned, "request")) are not on them. Every other figure is of all requests."
            ),
            (
                .redacted, run.isRedacted ? 1 : 0,
                "Hosts and ids are shown as short hashes (--redact): equal ones have equal hashes."
            ),
            (
                .mixedPhases, pooled.count,
                "The figures pool \(pooled.count) phases, as asked for (--phase all): "
                    + pooled.map { "\($0.value.visible) (\(items($0.requests, "request")))" }.joined(
                        separator: ", ")
                    + ". They are those of none of them; --phase NAME chooses one."
            ),
            (
                .findingsNotStored, lacksFindings ? 1 : 0,
                "The run was archived before there were findings: its headline and its findings are not recorded."
            ),
            (
                .distributionsReduced, reduced.count,
                "Archived in steps at most 0.1 % wide, not value by value: "
                    + reduced.map { tag in
                        let values = measured.samples[tag].map { items($0.count, "value") } ?? ""
                        return "\(tag.name) (\(values))"
                    }.joined(separator: ", ")
                    + ". Counts, means, extremes and whole percentiles are those of every value; charts follow the steps."
            ),
        ]
        return notes.filter { $0.1 > 0 }.map { Note(id: $0.0, count: $0.1, text: $0.2) }
    }

    private static func malformed(_ measured: Measurements) -> String {
        let count = measured.counts.malformedLines
        let lines = measured.malformedLines.prefix(named).map { "line \($0.number) (\($0.fault.reason))" }
        let rest = count - lines.count
        return "\(items(count, "malformed line")) skipped: " + lines.joined(separator: ", ")
            + (rest > 0 ? " and \(FigureStyle.grouped(rest)) more." : ".")
    }

    /// What there is in place of the traces that are not there.
    private static func standIn(_ measured: Measurements) -> String {
        let family: [MetricTag] = [
            .httpReqWaiting, .httpReqDuration, .httpReqReceiving, .httpReqSending, .httpReqBlocked,
            .httpReqConnecting, .httpReqDNSLookup,
        ]
        let count = family.map { measured.sources[$0]?.metrics ?? 0 }.max() ?? 0
        guard count > 0 else { return "there are no http_req figures either, so timings," }
        let untraced = measured.counts.successful - measured.counts.successfulWithTrace
        return "AIPerf's own http_req figures stand in for the timings"
            + (count < untraced ? " of \(FigureStyle.grouped(count)) of them;" : ";")
    }

    private static func unread(_ counts: RecordCounts) -> String {
        let metrics = counts.unreadUnits.sorted { $0.key < $1.key }
        let total = metrics.reduce(0) { $0 + $1.value }
        return
            "\(items(total, "value")) left out, as the unit beside \(total == 1 ? "it" : "them") is not known: "
            + metrics.map { "\($0.key) \(FigureStyle.grouped($0.value))" }.joined(separator: ", ") + "."
    }

    private static func excluded(_ counts: RecordCounts) -> String {
        let phases = counts.excludedByPhase.sorted { $0.key < $1.key }.prefix(8)
            .map { "\($0.key.visible) \(FigureStyle.grouped($0.value))" }
        return "\(items(counts.excluded, "record")) of other phases left out: "
            + phases.joined(separator: ", ") + "."
    }

    /// What did not succeed: "17 failed and 5 cancelled records", only what there is of both.
    private static func lost(_ counts: RecordCounts) -> String {
        LostRequests(counts.failed, cancelled: counts.cancelled).words.joined(separator: " and ")
            + (counts.failed == 1 ? " record" : " records")
    }

    /// A count with its noun: `1 record`, `1,200 records`.
    private static func items(_ count: Int, _ noun: String) -> String {
        "\(FigureStyle.grouped(count)) \(noun)\(count == 1 ? "" : "s")"
    }
}
