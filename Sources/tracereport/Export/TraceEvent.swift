import TraceAnalysis

/// A piece of a run as files for trace viewers show it: what every format is made of.
enum TraceEvent: Sendable {
    /// A lane of the picture, before anything lies on it.
    case track(TraceTrack)
    /// A request.
    case request(RequestSpan)
    /// How much there was of something from a moment on.
    case counter(TraceCounter, time: Int64, value: Double)
    /// Something that happened at a moment.
    case instant(TraceInstant)
}

/// A lane on which requests lie one behind the other.
struct TraceTrack: Sendable, Equatable {
    /// Its number, from 0, in the order in which they were opened.
    let number: Int
    /// Where it stands among the others.
    let rank: Int
    /// What stands beside it.
    let name: String
}

/// A request as it lies in time.
struct RequestSpan: Sendable {
    /// A stretch of one phase.
    struct Piece: Sendable, Equatable {
        /// The phase.
        let phase: WirePhase
        /// When it began, in ns of wall clock.
        let start: Int64
        /// When it ended.
        let end: Int64
    }

    /// What is known of it.
    let row: RequestRow
    /// Its place in the file among the requests that are shown, from 0.
    let number: Int
    /// When the first of it began, in ns of wall clock; never negative.
    let start: Int64
    /// When the last of it ended; not before `start`.
    let end: Int64
    /// Its phases where they lie in time, none inside another, all inside the request; those that took no time are
    /// left out.
    let pieces: [Piece]
    /// The number of the track it lies on.
    var track = 0
    /// The link from the turn before it in its conversation; nil where that is not there.
    var linkFromBefore: UInt64?
    /// The link to the turn behind it.
    var linkToNext: UInt64?

    /// A request in time.
    ///
    /// - Returns: nil where its start or its end is not recorded, or lies before 1970 or centuries ahead.
    init?(_ row: RequestRow, number: Int) {
        guard let began = row.start, let ended = row.end, Self.possible.contains(began), ended >= began,
            Self.possible.contains(ended)
        else { return nil }
        let pieces = row.pieces.compactMap { piece -> Piece? in
            guard let phase = piece.phase, let start = Self.moment(piece.start, since: began),
                let end = Self.moment(piece.end, since: began), end > start
            else { return nil }
            return Piece(phase: phase, start: start, end: end)
        }
        self.row = row
        self.number = number
        self.pieces = pieces
        start = min(began, pieces.first?.start ?? began)
        end = max(ended, pieces.last?.end ?? ended)
    }

    /// What a moment can be: from 1970 to 2116.
    private static let possible: Range<Int64> = 0..<(1 << 62)

    private static func moment(_ offset: Double, since start: Int64) -> Int64? {
        guard let offset = Int64(exactly: offset.rounded()) else { return nil }
        let (moment, overflow) = start.addingReportingOverflow(offset)
        return overflow || !possible.contains(moment) ? nil : moment
    }

    /// What it is called: the word tells how it ended.
    var name: String {
        switch row.outcome {
        case .successful: "request"
        case .failed: "failed request"
        case .cancelled: "cancelled request"
        }
    }

    /// All names a request can have.
    static let names = ["request", "failed request", "cancelled request"]

    /// What is said of a request besides its times, by the names of the table's columns.
    static let columns = RequestColumns.all.filter { column in
        !["start_ns", "duration_ms"].contains(column.column.name)
            && !WirePhase.allCases.contains { "\($0.name)_ms" == column.column.name }
    }

    /// What is recorded of it, with the number of its column.
    var facts: [(column: Int, value: TableValue)] {
        Self.columns.enumerated().compactMap { index, column in
            let value = column.cell(row)
            return value == .null ? nil : (index, value)
        }
    }
}

/// Something that is counted over time.
enum TraceCounter: Int, Sendable, CaseIterable {
    /// Requests under way.
    case inFlight
    /// Requests without a first token.
    case backlog
    /// Output tokens of the requests that ended in a stretch, a second.
    case tokens

    /// What stands beside it.
    var name: String {
        switch self {
        case .inFlight: "requests in flight"
        case .backlog: "requests without a first token"
        case .tokens: "output tokens a second"
        }
    }

    /// What is counted.
    var unit: String { self == .tokens ? "tokens/s" : "requests" }
}

/// Something that happened at a moment.
struct TraceInstant: Sendable, Equatable {
    /// What it was.
    enum Kind: Int, Sendable, CaseIterable {
        /// A request failed.
        case failure
        /// A request was cancelled on purpose.
        case cancellation
        /// Nothing came from here on, though requests waited.
        case stall

        /// What it is called.
        var name: String {
            switch self {
            case .failure: "failure"
            case .cancellation: "cancelled"
            case .stall: "stall"
            }
        }
    }

    /// What it was.
    let kind: Kind
    /// When, in ns of wall clock.
    let time: Int64
    /// What is known of it, by the numbers of `names`.
    let facts: [(fact: Fact, value: TableValue)]

    /// What can be known of it.
    enum Fact: Int, Sendable, CaseIterable {
        case request = 0
        case status, errorType, length, waiting

        /// What it is called in the file.
        var name: String {
            switch self {
            case .request: "request_id"
            case .status: "status"
            case .errorType: "error_type"
            case .length: "length_ms"
            case .waiting: "waiting"
            }
        }
    }

    /// Whether both say the same.
    static func == (one: TraceInstant, other: TraceInstant) -> Bool {
        one.kind == other.kind && one.time == other.time
            && one.facts.elementsEqual(other.facts) { $0.fact == $1.fact && $0.value == $1.value }
    }
}
