import SystemPackage

/// The requests of a run as rows, all of them, in the order of the file: a second reading, in the memory of a line.
///
/// ```swift
/// try RequestRows(of: run).read(location) { row in print(row.start ?? 0, row.ttfb ?? .nan) }
/// ```
public struct RequestRows: Sendable {
    private let options: AnalysisOptions
    private let asksForStreams: Bool?
    private let bounds: StartBounds?
    /// Hides hosts and ids; nil where they are shown.
    private let redaction: Redaction?
    /// Is told of bytes as they are read.
    public var progress: @Sendable (Int) -> Void = { _ in }

    /// The rows of a run that was analysed, chosen as it was.
    ///
    /// - Parameter redaction: Hides hosts and ids; nil where they are shown.
    public init(of run: AnalyzedRun, redaction: Redaction? = nil) {
        options = run.analysis.options
        let summary = run.analysis.run.summary
        asksForStreams = summary.asksForStreams
        bounds =
            options.needsExtent
            ? options.bounds(in: run.measurements.extent, ramp: summary.load.ramp)
            : options.window?.bounds(after: 0)
        self.redaction = redaction
    }

    /// Hands out every request of the chosen phase and window.
    ///
    /// O(bytes). Malformed lines, which the first reading told of, are passed over.
    ///
    /// - Returns: how many there were.
    /// - Throws: `InputError` when the file cannot be read or is damaged, and what `body` throws.
    public func read(_ location: RunLocation, _ body: (RequestRow) throws -> Void) throws -> Int {
        guard let path = location.file else { throw InputError.cannotBeReadTwice }
        do {
            let file = try FileDescriptor.open(FilePath(path), .readOnly)
            defer { try? file.close() }
            let size = (try? file.seek(offset: 0, from: .end)).map(Int.init)
            _ = try? file.seek(offset: 0, from: .start)
            return try read(
                InputBytes(file, size: size == 0 ? nil : size, progress: progress, observe: nil), body)
        } catch let fault as CompressedFault {
            throw InputError.damaged(path: path, fault)
        } catch let error as Errno {
            throw InputError.unreadable(path: path, reason: "\(error)")
        }
    }

    private func read(_ bytes: InputBytes, _ body: (RequestRow) throws -> Void) throws -> Int {
        switch bytes.compression {
        case .gzip:
            var source = try CompressedSource(bytes, GzipStream())
            return try rows({ try source.read(into: $0) }, body)
        case .zstandard:
            var source = try CompressedSource(bytes, ZstandardStream())
            return try rows({ try source.read(into: $0) }, body)
        case nil:
            var place = 0
            return try rows(
                { room in
                    let count = try bytes.read(into: room, at: place)
                    place += count
                    return count
                }, body)
        }
    }

    private func rows(
        _ fill: (UnsafeMutableRawBufferPointer) throws -> Int, _ body: (RequestRow) throws -> Void
    ) throws -> Int {
        var lines = LineReader(capacity: 1 << 18)
        var decoder = RecordDecoder(keepsIdentity: true)
        var isStart = true
        var count = 0
        var failure: (any Error)?
        try lines.read(fill: fill) { line, length in
            defer { isStart = false }
            guard let row = row(line, isStart: isStart, &decoder) else { return true }
            // A decoder keeps its arrays: those of an enormous line are not worth keeping.
            if length > TraceReader.enormousLine { decoder = RecordDecoder(keepsIdentity: true) }
            count += 1
            do {
                try body(row)
                return true
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        return count
    }

    /// The row of a line; nil for one that is blank, malformed, of another phase or outside the window.
    private func row(_ line: LineReader.Line, isStart: Bool, _ decoder: inout RecordDecoder) -> RequestRow? {
        guard case .bytes(let bytes) = line else { return nil }
        let text = isStart ? bytes.withoutByteOrderMark : bytes
        guard !text.isBlank, (try? decoder.decode(text)) != nil,
            options.phase.holds(decoder.record.metadata)
        else { return nil }
        let request = RequestMetrics(decoder.record, streaming: asksForStreams)
        guard bounds?.contains(request.start) ?? true else { return nil }
        let row = RequestRow(request, decoder.record)
        return redaction?.apply(to: row) ?? row
    }
}

extension Measurements {
    /// The requests that are kept, as rows; empty where none are.
    public var keptRows: [RequestRow] {
        guard let requests else { return [] }
        return (0..<requests.count).map { RequestRow(requests, $0) }
    }
}

extension Redaction {
    /// A request without its hosts and ids.
    func apply(to row: RequestRow) -> RequestRow {
        var row = row
        row.requestID = row.requestID.map(pseudonym)
        row.worker = row.worker.map(pseudonym)
        row.conversation = row.conversation.map(pseudonym)
        row.remote = row.remote.map(hidingHost(in:))
        return row
    }
}
