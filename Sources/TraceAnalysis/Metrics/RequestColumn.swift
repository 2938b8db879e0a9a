/// The figures of single requests that the table of requests keeps, times in ns: a case, and where it comes from.
///
/// To add a column, add both; the table, its thinning and the archive follow. In an archive a column has the
/// name of its case.
public enum RequestFigure: Int, CaseIterable, Sendable {
    /// The six disjoint phases; all are recorded or none.
    case blocked, dns, connect, send, wait, transfer
    /// Time to first byte.
    case ttfb
    /// Tokens of the prompt.
    case inputTokens
    /// Tokens of the answer.
    case outputTokens
    /// From the end of sending to the headers of the answer.
    case headers
    /// AIPerf's time to first token, from its start of the request.
    case timeToFirstToken
    /// The whole request: `http_req_duration`.
    case duration
    /// Time of a token after the first: `decode_time_per_token`.
    case decodeTime

    /// What a request has of it; nil where it is not recorded.
    func value(of request: borrowing RequestMetrics, _ record: borrowing TraceRecord) -> Double? {
        switch self {
        case .blocked: request.phases?.blocked
        case .dns: request.phases?.dns
        case .connect: request.phases?.connect
        case .send: request.phases?.send
        case .wait: request.phases?.wait
        case .transfer: request.phases?.transfer
        case .ttfb: request.values[.ttfb]
        case .inputTokens: request.values[.inputTokens]
        case .outputTokens: request.values[.outputTokens]
        case .headers: request.values[.timeToHeaders]
        case .timeToFirstToken: request.values[.timeToFirstToken]
        case .duration: request.values[.httpReqDuration]
        case .decodeTime: request.values[.decodeTimePerToken]
        }
    }
}

/// The whole numbers that the table of requests keeps: a case, and where it comes from, as for `RequestFigure`.
enum RequestInteger: Int, CaseIterable, Sendable {
    /// The outcome's raw value; always recorded.
    case outcome
    /// When the request began and ended, in ns of wall clock.
    case start, end
    /// When the load generator decided to send it, in ns of wall clock.
    case credit
    /// A number that requests on the same connection share, and one that those of the same conversation share.
    case connection, conversation
    /// What rows are thinned out by.
    case hash
    /// The two longest pauses of a streamed answer, packed.
    case firstPause, secondPause
    /// The two words of its id.
    case idHigh, idLow

    /// Whether an archive keeps it: findings are stored as they were found, with what they are made of left out.
    var isArchived: Bool {
        switch self {
        case .outcome, .start, .end, .credit, .connection, .conversation: true
        case .hash, .firstPause, .secondPause, .idHigh, .idLow: false
        }
    }

    /// What a request has of it; nil where it is not recorded.
    func value(
        of request: borrowing RequestMetrics, _ record: borrowing TraceRecord, hash: UInt64,
        details: borrowing RequestDetails
    ) -> Int64? {
        switch self {
        case .outcome: request.outcome.rawValue
        case .start: request.start
        case .end: request.end
        case .credit: record.metadata.creditNanoseconds
        case .connection: RequestHash.connection(record.wire).map { Int64(bitPattern: $0) }
        case .conversation:
            record.metadata.conversationID.map { Int64(bitPattern: RequestHash.conversation($0)) }
        case .hash: Int64(bitPattern: hash)
        case .firstPause: details.pauses.first?.packed
        case .secondPause: details.pauses.second?.packed
        case .idHigh: details.id.map { Int64(bitPattern: $0.high) }
        case .idLow: details.id.map { Int64(bitPattern: $0.low) }
        }
    }
}

/// What several columns of one request are made of.
struct RequestDetails {
    /// How it failed; nil unless it did.
    let failure: RequestFailure?
    /// Whether a byte of the answer came.
    let hasBegun: Bool
    /// The two longest pauses of its answer.
    let pauses: (first: Pause?, second: Pause?)
    /// Its id; nil where it has none.
    let id: RequestID?

    init(
        _ request: borrowing RequestMetrics, _ record: borrowing TraceRecord,
        _ arrivals: borrowing RequestArrivals, _ blocks: borrowing GapBlocks
    ) {
        failure = request.outcome == .failed ? RequestFailure(record) : nil
        hasBegun = request.values[.ttfb] != nil
        pauses = arrivals.pauses(blocks)
        id = record.metadata.requestID.map(RequestID.init)
    }
}

/// The small numbers that the table of requests keeps, in four bytes each: a case, and where it comes from.
public enum RequestCode: Int, CaseIterable, Sendable {
    /// The place of the request in its conversation, from 0.
    case turn
    /// 1 where the request met all objectives of the run, 0 where it did not; not recorded where there are none.
    case isGood
    /// 1 where it opened a connection, 0 where it took one that was open.
    case openedConnection
    /// 1 where its answer came while it was made, 0 where it came as one body.
    case isStreaming
    /// Of a failed one, the raw value of its `RequestFailure`.
    case failure
    /// Of a failed one, 1 where a byte of the answer had come before, else 0.
    case failedInAnswer
    /// How the two words of its id are to be read: the raw value of a `RequestID.Form`.
    case idForm

    /// Whether an archive keeps it, as for `RequestInteger`.
    var isArchived: Bool {
        switch self {
        case .turn, .isGood, .openedConnection, .isStreaming, .failure, .failedInAnswer: true
        case .idForm: false
        }
    }

    /// What a request has of it; nil where it is not recorded.
    func value(
        of request: borrowing RequestMetrics, _ record: borrowing TraceRecord,
        details: borrowing RequestDetails
    ) -> Int32? {
        switch self {
        case .turn: record.metadata.turnIndex.flatMap { $0 < 0 ? nil : Int32(clamping: $0) }
        case .isGood: request.isGood.map { $0 ? 1 : 0 }
        case .openedConnection: request.hasTrace ? (request.connected ? 1 : 0) : nil
        case .isStreaming: request.isStreaming.map { $0 ? 1 : 0 }
        case .failure: details.failure?.rawValue
        case .failedInAnswer: details.failure == nil ? nil : details.hasBegun ? 1 : 0
        case .idForm: details.id?.form.rawValue
        }
    }
}

/// A number that a column can hold in its bytes, one of which stands for "not recorded".
public protocol ColumnValue: Sendable, Equatable {
    /// Stands for what is not recorded.
    static var notRecorded: Self { get }

    /// Whether it is a number.
    var isRecorded: Bool { get }
}

extension Double: ColumnValue {
    /// No figure of a request is ever NaN.
    public static var notRecorded: Double { .nan }

    /// Whether it is a number.
    public var isRecorded: Bool { !isNaN }
}

extension Int64: ColumnValue {
    /// Nothing happened 292 years before 1970.
    public static var notRecorded: Int64 { .min }

    /// Whether it is a number.
    public var isRecorded: Bool { self != .min }
}

extension Int32: ColumnValue {
    /// No code is below 0.
    public static var notRecorded: Int32 { .min }

    /// Whether it is a number.
    public var isRecorded: Bool { self != .min }
}

/// The values of one column, of which some are not recorded.
public struct OptionalColumn<Value: ColumnValue>: Sendable, Equatable {
    private var storage: [Value]

    /// A column of some rows.
    init(_ values: [Value?] = []) {
        storage = values.map { $0 ?? .notRecorded }
    }

    /// A column of rows of which nothing is recorded.
    init(notRecorded count: Int) { storage = [Value](repeating: .notRecorded, count: count) }

    /// Every row.
    var values: [Value?] { storage.map { $0.isRecorded ? $0 : nil } }

    /// How many rows there are.
    public var count: Int { storage.count }

    /// The value in a row; nil when not recorded.
    public subscript(row: Int) -> Value? {
        let value = storage[row]
        return value.isRecorded ? value : nil
    }

    /// Adds a row.
    mutating func append(_ value: Value?) { storage.append(value ?? .notRecorded) }

    /// Adds all rows of another column.
    mutating func append(_ other: OptionalColumn) { storage.append(contentsOf: other.storage) }

    /// Puts another value in the place of each that is recorded.
    mutating func replace(_ value: (Value) -> Value?) {
        for row in storage.indices where storage[row].isRecorded {
            storage[row] = value(storage[row]) ?? .notRecorded
        }
    }

    /// Makes room for so many rows, none of which takes memory before it is there.
    mutating func reserve(_ rows: Int) { storage.reserveCapacity(rows) }

    /// Keeps some rows, given in ascending order, in memory of their own: what the others took is free then.
    mutating func keep(_ rows: [Int]) {
        var kept: [Value] = []
        kept.reserveCapacity(storage.capacity)
        for row in rows { kept.append(storage[row]) }
        storage = kept
    }

    /// Hands out some rows, given in ascending order, and has none from then on.
    mutating func take(_ rows: [Int]) -> OptionalColumn {
        if rows.count < count { keep(rows) }
        defer { storage = [] }
        return self
    }

    /// Whether both hold the same, what is not recorded included.
    public static func == (left: OptionalColumn, right: OptionalColumn) -> Bool {
        left.storage.elementsEqual(right.storage) { $0 == $1 || !$0.isRecorded && !$1.isRecorded }
    }
}
