/// How a request failed, as far as the kind decides what to do about it.
enum RequestFailure: Int32, Sendable, CaseIterable {
    /// A status of 500 or above but 503.
    case server = 1
    /// A status of 429 or 503: the server sends work away.
    case limited
    /// Another status of 400 or above.
    case refused
    /// A connection or a body that broke off.
    case brokenOff
    /// No answer, or no whole one, within the limit of the client.
    case timedOut
    /// Anything else.
    case other

    /// The kind of a status code; nil for one that is no failure.
    init?(status: Int64) {
        switch status {
        case 429, 503: self = .limited
        // AIPerf's own code for what it gave up itself.
        case 499: return nil
        case 500...: self = .server
        case 400..<500: self = .refused
        default: return nil
        }
    }

    /// How the request of a record failed.
    init(_ record: borrowing TraceRecord) {
        let type = record.error?.type?.lowercased() ?? ""
        var status = record.wire.status
        if case .number(let code)? = record.error?.code { status = code }
        if type.contains("timeout") {
            self = .timedOut
        } else if let kind = status.flatMap({ Self(status: $0) }) {
            self = kind
        } else if ["disconnect", "payload", "connection", "client"].contains(where: { type.contains($0) }) {
            self = .brokenOff
        } else {
            self = .other
        }
    }

    /// Whether the server answered, if only to say no: its answer is an arrival.
    var isAnswer: Bool { self == .server || self == .limited || self == .refused }
}
