import TraceAnalysis

/// A file of a run on its way: requests in, bytes out as they come.
struct ExportFile: ~Copyable {
    /// How many bytes are gathered before they are written.
    private static let bytesAtATime = 1 << 18

    private var writer: any TraceWriter
    private let file: GrowingFile
    private let links: TurnLinks
    private let hasTracks: Bool
    private var lanes: TrackLanes
    /// How many requests there were.
    private(set) var requests = 0
    /// How many of them are not shown, as their start or end is not recorded.
    private(set) var withoutTimes = 0
    /// How many of them are not shown, as no track has room.
    private(set) var withoutRoom = 0

    /// Opens a file.
    ///
    /// - Throws: `FileError` when nothing can be written there.
    init(_ path: String, _ format: ExportFormat, _ run: ExportedRun, links: TurnLinks) throws(FileError) {
        file = try GrowingFile(path)
        writer = format.writer(run)
        self.links = links
        hasTracks = format.hasTracks
        lanes = TrackLanes(run.grouping)
    }

    /// How many requests share lanes with those of others.
    var sharing: Int { lanes.sharing }

    /// Adds what is no request.
    ///
    /// - Throws: `FileError` when it cannot be written.
    mutating func append(_ event: TraceEvent) throws(FileError) {
        writer.append(event)
        if writer.size >= Self.bytesAtATime { try file.write(writer.takeBytes()) }
    }

    /// Adds a request, with what it tells besides.
    ///
    /// - Throws: `FileError` when it cannot be written.
    mutating func append(_ row: RequestRow) throws(FileError) {
        defer { requests += 1 }
        guard var request = RequestSpan(row, number: requests) else {
            withoutTimes += 1
            return
        }
        guard hasTracks else { return try append(.request(request)) }
        guard let place = lanes.place(request) else {
            withoutRoom += 1
            return
        }
        if place.isNew { try append(.track(place.track)) }
        request.track = place.track.number
        try append(.request(links.linked(request)))
        if let instant = TraceInstant(endOf: request) { try append(.instant(instant)) }
    }

    /// Ends the file and gives it its name.
    ///
    /// - Throws: `FileError` when that cannot be done.
    consuming func finish() throws(FileError) {
        try file.write(writer.finish())
        try file.finish()
    }
}

extension TraceInstant {
    /// How a request failed; nil for one that did not.
    fileprivate init?(endOf request: RequestSpan) {
        guard request.row.outcome != .successful else { return nil }
        let facts: [(fact: Fact, value: TableValue)] = [
            (.request, TableValue(request.row.requestID)), (.status, TableValue(request.row.status)),
            (.errorType, TableValue(request.row.errorType)),
        ]
        self.init(
            kind: request.row.outcome == .failed ? .failure : .cancellation, time: request.end,
            facts: facts.filter { $0.value != .null })
    }
}
