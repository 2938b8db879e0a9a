extension PartSummary {
    /// How many bytes tell a summary from other files.
    public static var openingBytes: Int { SummarySections.magic.count }

    /// Whether a file that begins so is a summary, of whichever version.
    public static func opens(_ bytes: [UInt8]) -> Bool { bytes.starts(with: SummarySections.magic) }

    /// The summary as bytes; the same summary gives the same bytes.
    ///
    /// O(values).
    public var bytesOfFile: [UInt8] { written() }

    /// The same; the values go as they are written, so that a large summary is not held twice.
    public consuming func written() -> [UInt8] {
        var file = SectionWriter()
        file.put("parts", parts)
        file.put("options", SummarizedOptions(copy self))
        file.put("about", about)
        measured.write(to: &file)
        return file.sealed()
    }

    /// Reads a summary.
    ///
    /// O(bytes). Memory: what the values take, never more than 128 MB and eight times the bytes.
    ///
    /// - Throws: `SummaryFault` for anything but the bytes of a summary, whole and unchanged.
    public init(bytes: [UInt8]) throws(SummaryFault) {
        try self.init(bytes: bytes, requestLimit: RequestTable.limit)
    }

    /// Reads a summary to be put together with others, of which so many requests are kept.
    init(bytes: [UInt8], requestLimit: Int) throws(SummaryFault) {
        var file = try SectionReader(bytes)
        parts = try file.read("parts")
        let options: SummarizedOptions = try file.read("options")
        self.options = options.options
        isRedacted = options.isRedacted
        isPooled = options.isPooled
        isBounded = options.isBounded
        objectivesDiffer = options.objectivesDiffer
        about = try file.read("about")
        measured = try TraceReader.Part(options.options, requestLimit: requestLimit, from: &file)
        guard parts.reduce(0, { $0 + $1.bytes }) == measured.bytes,
            parts.reduce(0, { $0 + $1.lines }) == measured.lines
        else { throw .impossible(section: "parts") }
    }
}

/// The choices that a summary was made by.
private struct SummarizedOptions: StorableByParts {
    var options: AnalysisOptions
    var isRedacted: Bool
    var isPooled: Bool
    var isBounded: Bool
    var objectivesDiffer: Bool

    init(_ summary: PartSummary) {
        self.init(
            options: summary.options, isRedacted: summary.isRedacted, isPooled: summary.isPooled,
            isBounded: summary.isBounded, objectivesDiffer: summary.objectivesDiffer)
    }

    private init(
        options: AnalysisOptions, isRedacted: Bool, isPooled: Bool, isBounded: Bool, objectivesDiffer: Bool
    ) {
        (self.options, self.isRedacted) = (options, isRedacted)
        (self.isPooled, self.isBounded, self.objectivesDiffer) = (isPooled, isBounded, objectivesDiffer)
    }

    static var parts: some StoredForm<SummarizedOptions> {
        StoredParts(
            StoredPart("phase", \.options.phase),
            StoredPart("include_failed", \.options.includeFailed),
            StoredPart("window", \.options.window?.text),
            StoredPart("is_redacted", \.isRedacted),
            StoredPart("is_pooled", unwritten: false, \.isPooled),
            StoredPart("is_bounded", unwritten: false, \.isBounded),
            StoredPart("objectives_differ", unwritten: false, \.objectivesDiffer)
        ) { phase, includeFailed, window, isRedacted, isPooled, isBounded, objectivesDiffer in
            var options = AnalysisOptions(phase: phase, includeFailed: includeFailed)
            options.window = window.flatMap { RequestWindow($0) }
            guard (options.window == nil) == (window == nil) else { return nil }
            return SummarizedOptions(
                options: options, isRedacted: isRedacted, isPooled: isPooled, isBounded: isBounded,
                objectivesDiffer: objectivesDiffer)
        }
    }
}

extension AboutParts: StorableByParts {
    static var parts: some StoredForm<AboutParts> {
        StoredParts(
            StoredPart("summary", \.summary), StoredPart("differ", \.differ),
            StoredPart("is_unreadable", \.isUnreadable)
        ) { AboutParts(summary: $0, differ: $1, isUnreadable: $2) }
    }
}
