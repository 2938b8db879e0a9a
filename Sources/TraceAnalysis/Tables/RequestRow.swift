/// One request as a row of a table for other engines: what is asked about single requests.
///
/// Times in ns; what is not recorded is nil.
public struct RequestRow: Sendable, Equatable {
    /// `x_request_id`.
    public var requestID: String?
    /// When it began, in ns of wall clock.
    public var start: Int64?
    /// When it ended, in ns of wall clock: by its trace, else as AIPerf says.
    public var end: Int64?
    /// The whole request: `http_req_duration`; of a failed one without an end, until it failed; else AIPerf's
    /// `request_latency`.
    public var duration: Double?
    /// The six disjoint phases, of a failed request those that it reached.
    public var phases = Phases<Double?>(repeating: nil)
    /// Where the phases lie in time as its trace tells it; nil without a trace.
    var spans: PhaseSpans?
    /// Time to first byte.
    public var ttfb: Double?
    /// AIPerf's time to first token.
    public var timeToFirstToken: Double?
    /// Time of a token after the first.
    public var decodeTimePerToken: Double?
    /// Tokens of the prompt.
    public var inputTokens: Double?
    /// Tokens of the answer.
    public var outputTokens: Double?
    /// Chunks of the answer.
    public var chunks: Double?
    /// Bytes sent.
    public var requestBytes: Double?
    /// Bytes received.
    public var responseBytes: Double?
    /// What requests on the same connection share, and no others.
    public var connection: String?
    /// Whether it opened a connection.
    public var isNewConnection: Bool?
    /// The address that the server answered from, with its port.
    public var remote: String?
    /// The worker of the load generator that sent it.
    public var worker: String?
    /// The conversation it is of.
    public var conversation: String?
    /// Its place in the conversation, from 0.
    public var turn: Int64?
    /// `phase_name`.
    public var phaseName: String?
    /// Whether its answer came while it was made.
    public var isStreaming: Bool?
    /// How it ended.
    public var outcome: RequestOutcome
    /// The HTTP status, else the number of its error.
    public var status: Int64?
    /// `error.type`.
    public var errorType: String?
}

extension RequestRow {
    /// How many characters of an id are kept.
    private static let longestID = 200

    /// The row of a record.
    ///
    /// O(chunks).
    init(_ request: RequestMetrics, _ record: TraceRecord) {
        outcome = request.outcome
        requestID = record.metadata.requestID?.shortened(to: Self.longestID)
        start = request.start
        end = request.end
        duration =
            request.values[.httpReqDuration] ?? record.trace?.timeToFailure
            ?? request.values[.requestLatency]
        if let whole = request.phases {
            phases = whole.map { $0 }
        } else if let trace = record.trace {
            phases = trace.reachedPhases
        }
        spans = record.trace.map { PhaseSpans($0) }
        ttfb = request.values[.ttfb]
        timeToFirstToken = request.values[.timeToFirstToken]
        decodeTimePerToken = request.values[.decodeTimePerToken]
        inputTokens = request.values[.inputTokens]
        outputTokens = request.values[.outputTokens]
        chunks = request.values[.chunksPerRequest]
        requestBytes = request.values[.requestSize]
        responseBytes = request.values[.responseSize]
        connection = record.trace.flatMap(RequestHash.connection)?.hexadecimal(16)
        isNewConnection = request.hasTrace ? request.connected : nil
        remote = RequestName.remote.value(of: record)?.text
        worker = RequestName.worker.value(of: record)?.text
        conversation = record.metadata.conversationID?.shortened(to: Self.longestID)
        turn = record.metadata.turnIndex.flatMap { $0 < 0 ? nil : $0 }
        phaseName = RequestName.phaseName.value(of: record)?.text
        isStreaming = request.isStreaming
        status = record.trace?.status
        if status == nil, case .number(let code)? = record.error?.code { status = code }
        errorType = record.error?.type?.shortened(to: FailureTally.typeLimit)
    }

    /// A request that a table keeps: without chunks, sizes, status and error, and with numbers for connection and
    /// conversation.
    init(_ table: RequestTable, _ row: Int) {
        outcome = table.outcome(row)
        requestID = table.id(row)
        start = table.start(row)
        end = table.end(row)
        duration = table[.duration][row]
        phases = Phases { table[$0.column][row] }
        ttfb = table[.ttfb][row]
        timeToFirstToken = table[.timeToFirstToken][row]
        decodeTimePerToken = table[.decodeTime][row]
        inputTokens = table[.inputTokens][row]
        outputTokens = table[.outputTokens][row]
        connection = table[.connection][row].map(Self.name)
        isNewConnection = table[.openedConnection][row].map { $0 == 1 }
        remote = table.name(.remote, row)
        worker = table.name(.worker, row)
        conversation = table[.conversation][row].map(Self.name)
        turn = table[.turn][row].map(Int64.init)
        phaseName = table.name(.phaseName, row)
        isStreaming = table[.isStreaming][row].map { $0 == 1 }
    }

    /// Its phases where they lie in time, in ns since its start, none inside another; empty where none is recorded.
    ///
    /// Where only their lengths are known they stand one behind the other.
    public var pieces: [PhasePiece] {
        if let spans, let start { return spans.pieces(since: start) }
        return phases.map { $0 ?? 0 }.pieces
    }

    /// What stands for a connection or a conversation of which only a number is kept.
    private static func name(_ number: Int64) -> String {
        UInt64(bitPattern: number).hexadecimal(16)
    }
}

extension WirePhase {
    /// The column that a table keeps the phase in.
    fileprivate var column: RequestFigure {
        switch self {
        case .blocked: .blocked
        case .dns: .dns
        case .connect: .connect
        case .send: .send
        case .wait: .wait
        case .transfer: .transfer
        }
    }
}

extension HTTPTrace {
    /// From the start of sending to the failure; nil where one of them is not recorded.
    fileprivate var timeToFailure: Double? {
        guard let start = send.start, let failed else { return nil }
        return Interval(from: start, to: failed).map { Double($0.length) }
    }

    /// The phases of a request that did not come to its end, as far as both ends of each are recorded.
    ///
    /// What did not happen before a request that was sent took no time; before one that was not sent, nobody knows.
    fileprivate var reachedPhases: Phases<Double?> {
        let spans = PhaseSpans(self)
        let wasSent = spans.send != nil
        func length(_ span: Interval?, _ ends: Span, outside others: [Interval?]) -> Double? {
            guard let span else { return wasSent && ends == Span() ? 0 : nil }
            return Double(span.length(outside: others.compactMap { $0 }))
        }
        return Phases(
            blocked: length(spans.blocked, poolWait, outside: []),
            dns: length(spans.dns, lookup, outside: [spans.blocked]),
            connect: length(spans.connect, connect, outside: [spans.blocked, spans.dns]),
            send: spans.send.map {
                Double($0.length(outside: [spans.blocked, spans.dns, spans.connect].compactMap { $0 }))
            },
            wait: spans.wait.map { Double($0.length) }, transfer: spans.transfer.map { Double($0.length) })
    }
}
