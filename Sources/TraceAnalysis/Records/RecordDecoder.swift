/// Turns the bytes of a line into a record.
///
/// A line is walked once from end to end: its structure is checked and the places of the known names are
/// noted. Then the values at those places are read. So the order of keys, duplicates and what the rest of a
/// line holds play no part. A decoder keeps its tables and the record's arrays from line to line.
public struct RecordDecoder {
    private var recordKeys = KeyOrder(.record)
    private var metadataKeys = KeyOrder(.metadata)
    private var errorKeys = KeyOrder(.error)
    private var metricsKeys = KeyOrder(.metrics)
    private var traceKeys = KeyOrder(.trace)
    private var metricKeys = KeyOrder(.metric)
    private var slots = [Slot?](repeating: nil, count: WireName.allCases.count)
    /// What the last line that was decoded holds.
    private(set) var record = TraceRecord()
    private var lists = TraceLists()
    private var gaps = NanosecondList()
    private var hasReadGaps = false
    /// Whether the line before listed its chunks; then this one most likely does, and its gaps are not read.
    private var listsChunks = false
    private var messages = MaskedMessages()

    /// Whether the id of a request and the ends of its connection are kept; else they are only checked.
    private let keepsIdentity: Bool

    /// A decoder of lines.
    ///
    /// - Parameter keepsIdentity: Whether `x_request_id`, `local_ip` and `remote_ip` are wanted; what they hold is
    ///   checked in any case.
    public init(keepsIdentity: Bool = true) {
        self.keepsIdentity = keepsIdentity
    }

    /// Decodes one line, without its line break.
    ///
    /// O(line).
    ///
    /// - Throws: `LineFault` when the line is not one JSON object, valid UTF-8 throughout and whole in its
    /// structure, with an object under at least one of `metadata`, `metrics`, `trace_data`, `error`, or
    /// when a field that is read holds a value of another type.
    public static func decode(_ line: [UInt8]) throws(LineFault) -> TraceRecord {
        var decoder = RecordDecoder()
        return try decoder.decode(line)
    }

    /// Decodes one line, without its line break, as one of many.
    mutating func decode(_ line: [UInt8]) throws(LineFault) -> TraceRecord {
        let padded = line + [0x0A] + [UInt8](repeating: 0, count: ByteCursor.padding)
        var result = Result<TraceRecord, LineFault>.failure(.notAnObject)
        padded.withUnsafeBytes { bytes in
            let line = UnsafeRawBufferPointer(rebasing: bytes[..<line.count])
            do throws(LineFault) {
                try decode(line)
                result = .success(record)
            } catch {
                result = .failure(error)
            }
        }
        return try result.get()
    }

    /// Decodes a line behind which a line break and `ByteCursor.padding` readable bytes stand, into `record`.
    ///
    /// A record is half a kilobyte with arrays and strings; it is lent, not copied.
    mutating func decode(_ line: UnsafeRawBufferPointer) throws(LineFault) {
        guard let start = line.baseAddress else { throw .notAnObject }
        guard line.isUTF8 else { throw .notUTF8 }
        lists.hasReadChunks = false
        hasReadGaps = false
        try locate(ByteCursor(from: start, to: start + line.count))
        try read(ValueReader(slots: slots))
    }

    /// Checks the structure of a line and finds the values of the known names.
    private mutating func locate(_ line: ByteCursor) throws(LineFault) {
        for index in slots.indices { slots[index] = nil }
        var cursor = line
        cursor.skipSpace()
        guard cursor.byte == UInt8(ascii: "{") else { throw .notAnObject }
        var member = 0
        while let part = try cursor.nextMember(&member, &recordKeys) {
            for name in part.members { slots[name] = nil }
            if part == .metrics { hasReadGaps = false }
            slots[part.rawValue] = try locate(part, &cursor)
        }
        cursor.skipSpace()
        guard cursor.isAtEnd else { throw cursor.expected("nothing after the object") }
        try checkParts()
    }

    /// Checks that there is a part, and that every part that is there is an object.
    private func checkParts() throws(LineFault) {
        var isEmpty = true
        for part in WireName.metadata.rawValue...WireName.error.rawValue {
            guard let slot = slots[part], !slot.isNull else { continue }
            isEmpty = false
            guard slot.isObject else {
                throw .wrongType(field: WireName(rawValue: part)?.path ?? "", expected: "an object")
            }
        }
        guard !isEmpty else { throw .noPartOfARecord }
    }

    /// Finds the values inside one part, whatever it holds, and passes it.
    private mutating func locate(
        _ part: WireName, _ cursor: inout ByteCursor
    ) throws(LineFault) -> Slot {
        let start = cursor.next
        var member = 0
        switch part {
        case _ where cursor.byte != UInt8(ascii: "{"):
            try cursor.skipValue()
        case .metrics:
            while let name = try cursor.nextMember(&member, &metricsKeys) {
                slots[name.rawValue] =
                    try name == .interChunkLatency ? gapList(&cursor) : cursor.metricValue(&metricKeys)
            }
        case .traceData:
            lists.hasReadChunks = false
            while let name = try cursor.nextMember(&member, &traceKeys) {
                slots[name.rawValue] = try name == .responseChunks ? chunkList(&cursor) : cursor.value()
            }
        case .error:
            while let name = try cursor.nextMember(&member, &errorKeys) {
                slots[name.rawValue] = try cursor.value()
            }
        default:
            while let name = try cursor.nextMember(&member, &metadataKeys) {
                slots[name.rawValue] = try cursor.value()
            }
        }
        return Slot(start: start, end: cursor.next)
    }

    /// Passes the list of chunks; in its usual form it is read at once, as most bytes of a file are in it.
    private mutating func chunkList(_ cursor: inout ByteCursor) throws(LineFault) -> Slot {
        let start = cursor.next
        lists.hasReadChunks = ChunkList.read(&cursor, times: &lists.times, sizes: &lists.sizes)
        guard !lists.hasReadChunks else { return Slot(start: start, end: cursor.next) }
        cursor.move(to: start)
        return try cursor.value()
    }

    /// Passes the gaps that AIPerf saw; where they are likely to be needed they are read at once.
    private mutating func gapList(_ cursor: inout ByteCursor) throws(LineFault) -> Slot? {
        hasReadGaps = false
        guard !listsChunks else { return try cursor.metricValue(&metricKeys) }
        gaps.removeAll()
        guard let list = cursor.usualMetric(into: &gaps) else { return try cursor.metricValue(&metricKeys) }
        hasReadGaps = true
        return list
    }

    private mutating func read(_ values: ValueReader) throws(LineFault) {
        record.metadata = RecordMetadata(
            phase: try values.string(.benchmarkPhase),
            requestID: try values.string(.requestID, kept: keepsIdentity),
            startNanoseconds: try values.integer(.metadataRequestStart),
            endNanoseconds: try values.integer(.metadataRequestEnd),
            wasCancelled: try values.flag(.wasCancelled))
        if values.holds(.error) {
            record.error = RecordError(
                type: try values.string(.errorType), code: try values.integer(.errorCode),
                message: try values.message(.errorMessage, &messages))
        } else {
            record.error = nil
        }
        if values.holds(.traceData) {
            // Filled where it stands: it is half a kilobyte with arrays that keep their memory.
            if try record.trace?.read(values, keepsIdentity: keepsIdentity, &lists) == nil {
                var trace = HTTPTrace()
                try trace.read(values, keepsIdentity: keepsIdentity, &lists)
                record.trace = trace
            }
        } else {
            record.trace = nil
        }
        try readMetrics(values)
    }

    private mutating func readMetrics(_ values: ValueReader) throws(LineFault) {
        record.metrics.inputTokens = try values.number(firstOf: .inputTokens ... .usagePromptTokens)
        record.metrics.outputTokens = try values.number(
            firstOf: .outputTokens ... .usageCompletionTokens)
        record.metrics.requestLatency = try values.time(.requestLatency)
        record.metrics.timeToFirstToken = try values.time(.timeToFirstToken)
        record.metrics.interTokenLatency = try values.time(.interTokenLatency)
        listsChunks = record.trace?.chunkTimes.isEmpty == false
        if listsChunks {
            record.metrics.interChunkLatency.removeAll()
        } else if hasReadGaps {
            swap(&record.metrics.interChunkLatency, &gaps)
        } else {
            try values.times(.interChunkLatency, into: &record.metrics.interChunkLatency)
        }
        record.metrics.blocked = try values.time(.httpReqBlocked)
        record.metrics.dnsLookup = try values.time(.httpReqDNSLookup)
        record.metrics.connecting = try values.time(.httpReqConnecting)
        record.metrics.sending = try values.time(.httpReqSending)
        record.metrics.waiting = try values.time(.httpReqWaiting)
        record.metrics.receiving = try values.time(.httpReqReceiving)
        record.metrics.duration = try values.time(.httpReqDuration)
        record.metrics.bytesSent = try values.number(.httpReqDataSent).map { $0 * 1024 }
        record.metrics.bytesReceived = try values.number(.httpReqDataReceived).map { $0 * 1024 }
        record.metrics.chunksReceived = try values.number(.httpReqChunksReceived)
    }
}
