extension RequestFailure {
    /// The key of its count in the evidence.
    var key: String {
        switch self {
        case .server: "server"
        case .limited: "limited"
        case .refused: "refused"
        case .brokenOff: "broken_off"
        case .timedOut: "timed_out"
        case .other: "other"
        }
    }

    /// What is said of a number of such requests: "5 were answered with a server error".
    func sentence(_ count: String) -> String {
        switch self {
        case .server: "\(count) answered with a server error (5xx but 503)"
        case .limited: "\(count) limited by the server (429 or 503)"
        case .refused: "\(count) refused (4xx)"
        case .brokenOff: "\(count) broken off"
        case .timedOut: "\(count) timed out"
        case .other: "\(count) with another error"
        }
    }
}
