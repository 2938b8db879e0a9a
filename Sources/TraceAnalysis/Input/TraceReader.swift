import SystemPackage

/// Reads a run from its file or from standard input.
public struct TraceReader: Sendable {
    /// What was chosen about the analysis.
    public let options: AnalysisOptions
    /// How many threads may read; no figure depends on it.
    public var threads = 1
    /// What is kept beside the figures.
    public var detail = RunDetail.figures
    /// Whether streamed answers were asked for, as AIPerf's summary of the run says; nil where nothing says so.
    public var asksForStreams: Bool?
    /// What is asked of every request by AIPerf's summary of the run: limits by its names, in its display units.
    public var limits: [String: Double] = [:]
    /// How long the load takes to be reached, as the summary says, in ns; nil where nothing says so.
    public var ramp: Double?
    /// When a request of the phase must begin to count; nil for any time.
    var bounds: StartBounds?
    /// Is told of bytes as they are read, by any thread.
    public var progress: @Sendable (Int) -> Void = { _ in }
    /// Is shown all bytes of the file in their order, for hashing; one thread reads then what is not compressed.
    public var observe: (@Sendable (UnsafeRawBufferPointer) -> Void)?
    /// How much is read at a time: with less the calls cost more than the caches win.
    ///
    /// Of a file that is not worth splitting a quarter: it is over before the memory for more pays.
    var portion = 1 << 20

    /// How many requests are kept.
    var requestLimit = RequestTable.limit
    /// How much of a compressed file is decoded at a turn: with less, putting the parts together costs more than
    /// caches win.
    var turn = 8 << 20

    /// Files smaller than this are not worth a second thread.
    var worthSplitting = 4 << 20
    /// Lines longer than this are so rare that nothing is kept ready for the next.
    static let enormousLine = 1 << 20
    /// By the length of so many lines the number of all is guessed, for the memory that they are given.
    private static let typicalLines = 256

    /// A reader of runs.
    public init(options: AnalysisOptions) {
        self.options = options
    }

    /// Reads and measures every record.
    ///
    /// With a window that is counted from the first request, and for the steady part, it reads twice: when requests
    /// began has to be known before it is known which of them count.
    ///
    /// O(bytes); memory for some bytes a value and the longest line.
    ///
    /// - Returns: the measurements and how many bytes were read, compressed as they are.
    /// - Throws: `InputError` when the input cannot be read, is damaged or holds no record of the chosen phase or in the
    ///   window.
    public func measure(_ location: RunLocation) throws(InputError) -> (Measurements, bytes: Int) {
        var reader = self
        guard options.needsExtent else {
            reader.bounds = options.window?.bounds(after: 0)
            return try reader.measureOnce(location)
        }
        guard location.file != nil else { throw .cannotBeReadTwice }
        var first = self
        first.detail = .figures
        first.observe = nil
        first.progress = { _ in }
        reader.bounds = options.bounds(in: try first.measureOnce(location).0.extent, ramp: ramp)
        return try reader.measureOnce(location)
    }

    /// Reads and measures a run by what AIPerf's summary beside it says was asked for, as far as it is of this run.
    ///
    /// A summary that turns out to be another run's had a say in what was measured: then it is read again without.
    ///
    /// - Returns: the measurements and how many bytes were read, compressed as they are.
    /// - Throws: as `measure(_:)`.
    public func measure(
        _ location: RunLocation, beside summary: RunSummary
    ) throws(InputError) -> (Measurements, bytes: Int) {
        var reader = self
        reader.asksForStreams = summary.asksForStreams
        reader.limits = summary.objectives
        reader.ramp = summary.load.ramp
        let found = try reader.measure(location)
        guard SummaryBelief(summary.facts, found.0.profiling).disagreement != nil else { return found }
        var alone = self
        alone.observe = nil
        return try alone.measure(location)
    }

    private func measureOnce(_ location: RunLocation) throws(InputError) -> (Measurements, bytes: Int) {
        let name = location.shownName
        let whole = try read(location)
        let (opening, compression, bytes) = (whole.opening, whole.compression, whole.bytes)
        // The last use of the whole, so that what is finished goes as it is.
        let measurements = whole.finish()
        if let fault = measurements.fault(path: name) {
            if case .noRecord = fault, let format = ForeignFormat(opening: opening) {
                throw .foreign(path: name, format: format, inside: compression)
            }
            throw fault
        }
        return (measurements, bytes)
    }

    /// Reads a part of a run, which may hold no record, but nothing of another format.
    func measurePart(_ location: RunLocation, in range: Range<Int>?) throws(InputError) -> Part {
        let part = try read(location, in: range)
        let counts = part.collector.counts
        if counts.total == 0, counts.malformedLines > 0, let format = ForeignFormat(opening: part.opening) {
            throw .foreign(path: location.shownName, format: format, inside: part.compression)
        }
        return part
    }

    private func read(_ location: RunLocation, in range: Range<Int>? = nil) throws(InputError) -> Part {
        do {
            guard let path = location.file else {
                return try measure(bytes(of: .standardInput, size: nil))
            }
            let file = try FileDescriptor.open(FilePath(path), .readOnly)
            defer { try? file.close() }
            return try measure(file, in: range)
        } catch let fault as CompressedFault {
            throw .damaged(path: location.shownName, fault)
        } catch let error as InputError {
            throw error
        } catch {
            throw .unreadable(path: location.shownName, reason: String(describing: error))
        }
    }

    /// What was found in one range of the input.
    struct Part: Sendable {
        var collector: MeasurementCollector
        var lines = 0
        var bytes = 0
        /// How the range begins, to tell what the file is if it holds no record.
        var opening: [UInt8] = []
        /// What the file is compressed with; nil where it is not.
        var compression: Compression?

        /// Makes every sample of what was found.
        consuming func finish() -> Measurements { collector.finish() }

        /// Takes in what was found in the range behind this one.
        mutating func append(_ other: consuming Part) {
            if lines == 0 { opening = other.opening }
            let (lines, bytes) = (other.lines, other.bytes)
            collector.append(other.collector, after: self.lines)
            self.lines += lines
            self.bytes += bytes
        }

        /// Takes in the next line; `isStart` where it is the first of the file.
        mutating func take(
            _ line: LineReader.Line, _ length: Int, isStart: Bool, _ decoder: inout RecordDecoder
        ) {
            lines += 1
            bytes += length
            collector.take(line, number: lines, isStart: isStart && lines == 1, &decoder)
            // A decoder keeps its arrays: those of an enormous line are not worth keeping.
            if length > TraceReader.enormousLine {
                decoder = RecordDecoder(keepsIdentity: decoder.keepsIdentity)
            }
        }
    }

    /// A part in which nothing was found yet.
    var emptyPart: Part {
        Part(
            collector: MeasurementCollector(
                options: options, detail: detail, asksForStreams: asksForStreams,
                objectives: ObjectiveList(asked: options.objectives, limits: limits), bounds: bounds,
                requestLimit: requestLimit))
    }

    private func bytes(of file: FileDescriptor, size: Int?) throws(Errno) -> InputBytes {
        try InputBytes(file, size: size, progress: progress, observe: observe)
    }

    /// Splits a file, or the lines that begin in some of its bytes, between the threads and puts together what they
    /// find, in the order of the file.
    private func measure(_ file: FileDescriptor, in range: Range<Int>?) throws -> Part {
        let size = (try? file.seek(offset: 0, from: .end)).map(Int.init)
        if size != nil { _ = try? file.seek(offset: 0, from: .start) }
        // Devices and files of the system say 0.
        let bytes = try bytes(of: file, size: size == 0 ? nil : size)
        if range != nil, bytes.compression != nil { throw InputError.rangeOfCompressed }
        let first = range?.lowerBound ?? 0
        let length = size.map { min($0, range?.upperBound ?? .max) - first }
        guard let length, length >= worthSplitting, threads > 1, observe == nil, bytes.compression == nil
        else {
            return try range.map { try measure(bytes, in: $0, seekable: true) } ?? measure(bytes)
        }
        let bounds =
            (0...threads).map { first + length / threads * $0 }.dropLast() + [range?.upperBound ?? .max]
        var rest = ParallelMap<Result<Part, Errno>>.results(threads) { index in
            Result { () throws(Errno) in
                try measure(bytes, in: bounds[index]..<bounds[index + 1], seekable: true)
            }
        }
        // Each part goes as it is taken in, so that a large run is not held twice.
        rest.reverse()
        guard var whole = try rest.popLast()?.get() else { return emptyPart }
        while let part = try rest.popLast()?.get() { whole.append(part) }
        return whole
    }

    /// Measures what is read from the first byte to the last.
    private func measure(_ bytes: InputBytes) throws -> Part {
        switch bytes.compression {
        case .gzip: try CompressedReading(of: bytes, GzipStream(), by: self).measure()
        case .zstandard: try CompressedReading(of: bytes, ZstandardStream(), by: self).measure()
        case nil: try measure(bytes, in: 0..<Int.max, seekable: false)
        }
    }

    /// Measures the lines that begin in a range of the file's bytes.
    private func measure(_ bytes: InputBytes, in range: Range<Int>, seekable: Bool) throws(Errno) -> Part {
        var part = emptyPart
        var decoder = RecordDecoder(keepsIdentity: detail > .figures)
        let isSmall = bytes.size.map { $0 < worthSplitting } ?? false
        var lines = LineReader(capacity: isSmall ? portion / 4 : portion)
        // A line that begins where the range does has its predecessor's break just before it.
        var reached = max(range.lowerBound - 1, 0)
        var place = reached
        var isFirst = range.lowerBound > 0
        try lines.read { (room) throws(Errno) in
            let count = try bytes.read(into: room, at: reached, seekable: seekable)
            if reached == 0 { part.opening = Array(room.prefix(min(count, ForeignFormat.openingBytes))) }
            reached += count
            return count
        } _: { line, length in
            defer { place += length }
            guard place < range.upperBound else { return false }
            if isFirst {
                isFirst = false
                return true
            }
            part.take(line, length, isStart: range.lowerBound == 0, &decoder)
            if part.lines == Self.typicalLines, let size = bytes.size {
                // A sixteenth more, as lines differ.
                part.collector.reserve(size / max(part.bytes / part.lines, 1) / 16 * 17)
            }
            return true
        }
        part.collector.trim()
        return part
    }
}

extension MeasurementCollector {
    /// Decodes a line, blank ones aside, and takes it in.
    fileprivate mutating func take(
        _ line: LineReader.Line, number: Int, isStart: Bool, _ decoder: inout RecordDecoder
    ) {
        do throws(LineFault) {
            switch line {
            case .tooLong: throw .tooLong(limitBytes: LineReader.limitBytes)
            case .bytes(let bytes):
                let text = isStart ? bytes.withoutByteOrderMark : bytes
                guard !text.isBlank else { return }
                try decoder.decode(text)
                add(decoder.record)
            }
        } catch {
            add(MalformedLine(number: number, fault: error))
        }
    }
}

extension UnsafeRawBufferPointer {
    /// The bytes behind a UTF-8 byte order mark, if they begin with one.
    var withoutByteOrderMark: UnsafeRawBufferPointer {
        starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeRawBufferPointer(rebasing: self[3...]) : self
    }
}

extension RunLocation {
    /// What a message calls the input.
    fileprivate var shownName: String { file ?? "standard input" }
}

extension Measurements {
    /// Why there is nothing to analyse; nil when there is something.
    func fault(path: String) -> InputError? { counts.fault(path: path, first: malformedLines.first) }
}

extension RecordCounts {
    /// Why these counts leave nothing to analyse; nil when something is left.
    fileprivate func fault(path: String, first: MalformedLine?) -> InputError? {
        guard successful + failed == 0 else { return nil }
        if outsideWindow > 0 { return .outsideWindow(path: path, requests: outsideWindow) }
        if total > 0 { return .otherPhases(path: path, phases: excludedByPhase) }
        guard let first else { return .empty(path: path) }
        return .noRecord(path: path, lines: malformedLines, first: first)
    }
}
