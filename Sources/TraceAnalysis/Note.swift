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
        /// AIPerf's own total, which counts the connect twice.
        case aiperfTotal = "aiperf_total"
        /// AIPerf's summary, which cannot be read.
        case summaryUnreadable = "summary_unreadable"
        /// Requests that charts of single requests leave out, because there are too many.
        case requestsThinned = "requests_thinned"
        /// Hosts and ids, which stand as hashes because that was asked for.
        case redacted
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
