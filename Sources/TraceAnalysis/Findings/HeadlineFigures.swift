/// The figures of a run that the headline tells, as its tables have them; times in ns, nil where not recorded.
///
/// A headline with medians of its own would differ from the tiles beside it where the percentile method takes one of
/// the values.
struct HeadlineFigures: Sendable, Equatable {
    /// The p50 of the first token, as AIPerf measured it.
    var firstToken: Double?
    /// The p50 of the first byte.
    var firstByte: Double?
    /// The p50 of the whole request: `http_req_duration`, else `request_latency`.
    var duration: Double?
    /// Successful requests a second.
    var requestsPerSecond: Double?
    /// Whether at least half of the successful requests stream.
    var isStreaming = false
    /// How many requests succeeded.
    var successful = 0
    /// How many failed by themselves.
    var failed = 0
    /// Whether failed requests are among those that were timed.
    var holdsFailed = false

    /// Nothing that is known.
    init() {}

    /// The sentence behind the outcome; empty where nothing succeeded.
    ///
    /// - Parameter ranked: The findings, of which some leave no sense to a rate.
    func sentence(_ ranked: [Finding]) -> String {
        guard successful > 0, let duration else { return "" }
        var parts: [String] = []
        if isStreaming {
            if let firstToken {
                parts.append("first token in \(FindingText.time(firstToken))")
            } else if let firstByte {
                parts.append("first byte in \(FindingText.time(firstByte))")
            }
        }
        parts.append("answer in \(FindingText.time(duration))" + (successful > 1 ? " (p50)" : ""))
        let ratelessIDs: [Finding.ID] = [.idleTime, .repeatedRequests, .mixedPhases]
        if let requestsPerSecond, successful > 1, !ranked.contains(where: { ratelessIDs.contains($0.id) }) {
            parts.append("\(FindingText.digits(requestsPerSecond)) requests a second")
        }
        let text = parts.joined(separator: ", ")
        guard failed > 0 else { return text.uppercasedFirst + "." }
        return "\(holdsFailed ? "Failed ones included" : "Those that succeeded"): \(text)."
    }
}
