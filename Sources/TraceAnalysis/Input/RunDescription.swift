/// What is known about a run besides its records.
public struct RunDescription: Sendable, Equatable {
    /// The base name of the file, or `-` for standard input.
    public var file: String
    /// How many bytes were read.
    public var bytes: Int
    /// SHA-256 of the bytes in hex; nil unless it was asked for.
    public var sha256: String?
    /// When the first request of the phase began, ISO 8601 in UTC.
    public var startTime: String?
    /// What AIPerf's summary says of the run; all nil where there is none.
    ///
    /// In an analysis also where it is another run's, so that nothing of it can be shown.
    public var summary: RunSummary
    /// The summary that is another run's, kept for the records to be held against it again; never shown.
    var foreignSummary: RunSummary?
    /// Whether a summary lies beside the run but cannot be read.
    public var summaryIsUnreadable: Bool
    /// Whether hosts and ids are pseudonyms.
    public var isRedacted = false
    /// The parts that were summarised apart, in their order; empty for a run that was read as one.
    public var parts: [RunPart] = []
    /// Whether the parts are loads of their own, so that no rate is that of the whole.
    public var isPooled = false
    /// Whether values were summarised in cells of a grid.
    public var isBounded = false
    /// Whether the parts have different summaries of AIPerf, of which only what all agree in is used.
    public var summariesDiffer = false
    /// Whether different things were asked of the parts' requests, so that nothing says which of them are good.
    public var objectivesDiffer = false

    /// A description of a run.
    public init(
        file: String, bytes: Int = 0, sha256: String? = nil, startTime: String? = nil,
        summary: RunSummary = RunSummary(), summaryIsUnreadable: Bool = false
    ) {
        self.file = file
        self.bytes = bytes
        self.sha256 = sha256
        self.startTime = startTime
        self.summary = summary
        self.summaryIsUnreadable = summaryIsUnreadable
    }
}
