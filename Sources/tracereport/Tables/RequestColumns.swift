import TraceAnalysis

/// The columns of the table of requests: a name, a type, and what a request has of it.
///
/// To add a column, add a line.
enum RequestColumns {
    /// A column and its value.
    typealias Column = RowColumn<RequestRow>

    /// Every column, in the order of the table.
    static let all: [Column] =
        beginning + phases + rest

    private static let beginning: [Column] = [
        Column("request_id", .text) { TableValue($0.requestID) },
        Column("start_ns", .integer) { TableValue($0.start) },
        Column("duration_ms", .number) { TableValue(milliseconds: $0.duration) },
    ]

    private static let phases: [Column] = WirePhase.allCases.map { phase in
        Column("\(phase.name)_ms", .number) { TableValue(milliseconds: $0.phases[phase]) }
    }

    private static let rest: [Column] = [
        Column("ttfb_ms", .number) { TableValue(milliseconds: $0.ttfb) },
        Column("time_to_first_token_ms", .number) { TableValue(milliseconds: $0.timeToFirstToken) },
        Column("decode_time_per_token_ms", .number) { TableValue(milliseconds: $0.decodeTimePerToken) },
        Column("input_tokens", .integer) { TableValue(whole: $0.inputTokens) },
        Column("output_tokens", .integer) { TableValue(whole: $0.outputTokens) },
        Column("chunks", .integer) { TableValue(whole: $0.chunks) },
        Column("request_bytes", .integer) { TableValue(whole: $0.requestBytes) },
        Column("response_bytes", .integer) { TableValue(whole: $0.responseBytes) },
        Column("connection", .text) { TableValue($0.connection) },
        Column("new_connection", .flag) { TableValue($0.isNewConnection) },
        Column("remote", .text) { TableValue($0.remote) },
        Column("worker", .text) { TableValue($0.worker) },
        Column("conversation", .text) { TableValue($0.conversation) },
        Column("turn", .integer) { TableValue($0.turn) },
        Column("phase_name", .text) { TableValue($0.phaseName) },
        Column("streaming", .flag) { TableValue($0.isStreaming) },
        Column("outcome", .text) { .text("\($0.outcome)") },
        Column("status", .integer) { TableValue($0.status) },
        Column("error_type", .text) { TableValue($0.errorType) },
    ]

    /// The row of a request.
    static func row(_ request: RequestRow) -> [TableValue] { all.map { $0.cell(request) } }
}

extension TableValue {
    /// A time of nanoseconds in milliseconds.
    fileprivate init(milliseconds nanoseconds: Double?) { self.init(nanoseconds.map { $0 / 1e6 }) }
}
