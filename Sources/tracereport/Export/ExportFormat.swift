import TraceAnalysis

/// A kind of file that the tools people already open can read.
enum ExportFormat: String, Sendable, CaseIterable {
    /// Perfetto's protobuf, for ui.perfetto.dev and its trace processor.
    case perfetto
    /// The JSON trace event format, for chrome://tracing, Perfetto and Speedscope.
    case chrome
    /// HAR 1.2, for network panels.
    case har
    /// OpenTelemetry's JSON, for collectors, Jaeger and Tempo.
    case otlp

    /// Whether requests lie on tracks, with counters and instants beside them.
    var hasTracks: Bool { self == .perfetto || self == .chrome }

    /// What writes a run in it.
    func writer(_ run: ExportedRun) -> any TraceWriter {
        switch self {
        case .perfetto: PerfettoTrace(run)
        case .chrome: ChromeTrace(run)
        case .har: HARLog(run)
        case .otlp: OTLPSpans(run)
        }
    }
}

/// What requests on one track have in common.
enum TrackGrouping: String, Sendable, CaseIterable {
    /// The connection.
    case connection
    /// The conversation.
    case session
}

/// What is said of a run as a whole.
struct ExportedRun: Sendable {
    /// The name of the file.
    let file: String
    /// The models; nil where they are not recorded.
    let model: String?
    /// `scheme://host:port` where all requests went to one; nil where that is not recorded.
    let endpoint: String?
    /// When the first request began, in ns of wall clock; 0 where no start is recorded.
    let origin: Int64
    /// What requests on one track have in common.
    var grouping = TrackGrouping.connection
}

extension ExportedRun {
    /// What is said of an analysed run.
    init(_ run: AnalyzedRun, grouping: TrackGrouping = .connection) {
        let description = run.analysis.run
        file = description.shownFile
        model = description.summary.model.map(\.visible)
        let endpoint = description.summary.endpoint.map(\.visible)
        self.endpoint = endpoint?.contains(", ") == true ? nil : endpoint
        origin = run.measurements.requests.flatMap { Timeline($0) }?.origin ?? 0
        self.grouping = grouping
    }
}

/// Writes a run in one format, event by event: the bytes go where they are sent as soon as there are enough of them.
protocol TraceWriter {
    /// Takes in what follows.
    mutating func append(_ event: TraceEvent)
    /// How many bytes can be taken.
    var size: Int { get }
    /// The bytes that are finished and were not taken yet.
    mutating func takeBytes() -> [UInt8]
    /// Ends the file; what is left of its bytes.
    mutating func finish() -> [UInt8]
}
