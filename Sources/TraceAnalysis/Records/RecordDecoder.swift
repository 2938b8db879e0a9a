/// Turns the bytes of a line into a record.
///
/// A line is walked once from end to end: its structure is checked and the places of the known names are
/// noted. Then the values at those places are read. So the order of keys, duplicates and what the rest of a
/// line holds play no part. A decoder keeps its tables and the record's arrays from line to line.
struct RecordDecoder {
    private var recordMembers = MemberOrder(.record)
    private var metadataMembers = MemberOrder(.metadata)
    private var errorMembers = MemberOrder(.error)
    private var metricsMembers = MemberOrder(.metrics)
    private var traceMembers = MemberOrder(.trace)
    private var metricMembers = MemberOrder(.metric)
    private var slots = [Slot?](repeating: nil, count: WireName.allCases.count)
    /// The units beside the values of metrics, for those that have a slot.
    private var units = [MetricUnit](repeating: .unsaid, count: WireName.allCases.count)
    /// Whether a metric of the line is in a unit that is not known.
    private var hasUnreadable = false
    /// What the last line that was decoded holds.
    private(set) var record = TraceRecord()
    private var lists = TraceLists()
    private var gaps = NanosecondList()
    private var hasReadGaps = false
    /// Whether the line before listed its chunks; then this one most likely does, and its gaps are not read.
    private var listsChunks = false
    private var messages = MaskedMessages()

    /// Whether the id of a request and the ends of its connection are kept; else they are only checked.
    let keepsIdentity: Bool

    /// A decoder of lines.
    ///
    /// - Parameter keepsIdentity: Whether `x_request_id`, `local_ip` and `remote_ip` are wanted; what they hold is
    ///   checked in any case.
    init(keepsIdentity: Bool = true) {
        self.keepsIdentity = keepsIdentity
    }

    /// Decodes one line, without its line break.
    ///
    /// O(line).
    ///
    /// - Throws: `LineFault` when the line is not one JSON object, valid UTF-8 throughout and whole in its
    /// structure, with an object under at least one of `metadata`, `metrics`, `trace_data`, `error`, or
    /// when a field that is read holds a value of another type.
    static func decode(_ line: [UInt8]) throws(LineFault) -> TraceRecord {
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
        hasUnreadable = false
        try locate(ByteCursor(from: start, to: start + line.count))
        try read(ValueReader(slots: slots, units: units))
    }

    /// Checks the structure of a line and finds the values of the known names.
    private mutating func locate(_ line: ByteCursor) throws(LineFault) {
        slots.withUnsafeMutableBufferPointer { $0.update(repeating: nil) }
        var cursor = line
        cursor.skipSpace()
        guard cursor.byte == UInt8(ascii: "{") else { throw .notAnObject }
        var place = 0
        while let member = try recordMembers.next(&cursor, at: &place) {
            let part = member.name
            if slots[part.rawValue] != nil { forget(part) }
            if let number = member.number {
                slots[part.rawValue] = number
            } else {
                slots[part.rawValue] = try locate(part, &cursor)
            }
        }
        cursor.skipSpace()
        guard cursor.isAtEnd else { throw cursor.expected("nothing after the object") }
        try checkParts()
    }

    /// Forgets what a part held: of two with the same name the last one counts.
    private mutating func forget(_ part: WireName) {
        for name in part.members { slots[name] = nil }
        if part == .metrics { hasReadGaps = false }
        if part == .traceData { lists.hasReadChunks = false }
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
        var place = 0
        switch part {
        case _ where cursor.byte != UInt8(ascii: "{"):
            try cursor.skipValue()
        case .metrics:
            while let member = try metricsMembers.next(&cursor, at: &place) {
                let slot =
                    try member.name == .interChunkLatency ? gapList(member, &cursor) : metric(member, &cursor)
                slots[member.name.rawValue] = slot
            }
        case .traceData:
            while let member = try traceMembers.next(&cursor, at: &place) {
                let slot =
                    try member.name == .responseChunks ? chunkList(member, &cursor) : value(member, &cursor)
                slots[member.name.rawValue] = slot
            }
        case .error:
            while let member = try errorMembers.next(&cursor, at: &place) {
                slots[member.name.rawValue] = try value(member, &cursor)
            }
        default:
            while let member = try metadataMembers.next(&cursor, at: &place) {
                slots[member.name.rawValue] = try value(member, &cursor)
            }
        }
        return Slot(start: start, end: cursor.next)
    }

    /// Where the value of a member stands, which is passed.
    @inline(__always)
    private func value(
        _ member: MemberOrder.Member, _ cursor: inout ByteCursor
    ) throws(LineFault) -> Slot {
        if let number = member.number { return number }
        return try cursor.value()
    }

    /// Where the value of a metric stands, which is passed: the member `value` of an object, else the thing itself; nil
    /// when absent.
    @inline(__always)
    private mutating func metric(
        _ member: MemberOrder.Member, _ cursor: inout ByteCursor
    ) throws(LineFault) -> Slot? {
        if let number = member.number {
            note(member.unit, of: member.name)
            return number
        }
        return try unusualMetric(member.name, &cursor)
    }

    /// The same for a metric that is written in no usual way.
    private mutating func unusualMetric(
        _ name: WireName, _ cursor: inout ByteCursor
    ) throws(LineFault) -> Slot? {
        note(.unsaid, of: name)
        guard cursor.byte == UInt8(ascii: "{") else { return try cursor.value() }
        var found: Slot?
        var place = 0
        while let member = try metricMembers.next(&cursor, at: &place) {
            let slot = try value(member, &cursor)
            if member.name == .unit { note(MetricUnit(slot).fitting(name), of: name) } else { found = slot }
        }
        return found
    }

    /// Passes the list of chunks; in its usual form it is read at once, as most bytes of a file are in it.
    private mutating func chunkList(
        _ member: MemberOrder.Member, _ cursor: inout ByteCursor
    ) throws(LineFault) -> Slot {
        lists.hasReadChunks = false
        guard member.number == nil else { return try value(member, &cursor) }
        let start = cursor.next
        lists.hasReadChunks = ChunkList.read(&cursor, times: &lists.times, sizes: &lists.sizes)
        guard !lists.hasReadChunks else { return Slot(start: start, end: cursor.next) }
        cursor.move(to: start)
        return try cursor.value()
    }

    /// Passes the gaps that AIPerf saw; where they are likely to be needed they are read at once.
    private mutating func gapList(
        _ member: MemberOrder.Member, _ cursor: inout ByteCursor
    ) throws(LineFault) -> Slot? {
        hasReadGaps = false
        guard member.number == nil, !listsChunks else { return try metric(member, &cursor) }
        gaps.removeAll()
        guard let (list, unit) = cursor.metric({ MillisecondList.read(&$0, into: &gaps) }) else {
            return try unusualMetric(member.name, &cursor)
        }
        hasReadGaps = unit == .milliseconds
        note(unit.fitting(member.name), of: member.name)
        return list
    }

    /// Keeps the unit beside a metric's value.
    @inline(__always)
    private mutating func note(_ unit: MetricUnit, of name: WireName) {
        units[name.rawValue] = unit
        if unit.isUnreadable { hasUnreadable = true }
    }

    private mutating func read(_ values: ValueReader) throws(LineFault) {
        record.metadata = RecordMetadata(
            phase: try values.string(.benchmarkPhase),
            requestID: try values.string(.requestID, kept: keepsIdentity),
            startNanoseconds: try values.integer(.metadataRequestStart),
            endNanoseconds: try values.integer(.metadataRequestEnd),
            wasCancelled: try values.flag(.wasCancelled),
            phaseName: try values.string(.phaseName),
            conversationID: try values.string(.conversationID, kept: keepsIdentity),
            turnIndex: try values.integer(.turnIndex),
            creditNanoseconds: try values.integer(.creditIssued),
            workerID: try values.string(.workerID, kept: keepsIdentity))
        if values.holds(.error) {
            record.error = RecordError(
                type: try values.string(.errorType), code: try values.code(.errorCode),
                message: try values.message(.errorMessage, &messages),
                rootCause: try values.rootCause(&messages))
        } else {
            record.error = nil
        }
        if values.holds(.traceData) {
            try record.readTrace { (trace) throws(LineFault) in
                try trace.read(values, keepsIdentity: keepsIdentity, &lists)
            }
        } else if record.isTraced {
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
        record.metrics.hasInterChunkLatency = values.holds(.interChunkLatency)
        listsChunks = !record.wire.chunkTimes.isEmpty
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
        record.metrics.bytesSent = try values.size(.httpReqDataSent)
        record.metrics.bytesReceived = try values.size(.httpReqDataReceived)
        record.metrics.chunksReceived = try values.number(.httpReqChunksReceived)
        record.metrics.goodRequests = try values.number(.goodRequestCount)
        record.metrics.unread =
            hasUnreadable ? values.unread.filter { $0 != .interChunkLatency || !listsChunks } : []
    }
}
