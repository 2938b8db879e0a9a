/// Whether the headers of slow answers came at once: then the server had taken the request and let it wait inside.
struct HeaderWait: Sendable, Equatable {
    /// The median time from the end of sending to the headers, in ns; nil where it is not recorded.
    let headers: Double?
    private let token: Double?

    init(_ run: FindingBasis, _ rows: [Int]) {
        headers = Median.of(rows.compactMap { run.requests.headers[$0] })
        token = Median.of(run.known(rows, run.firstToken))
    }

    /// What it means, with a space behind it; empty where nobody can tell.
    var sentence: String {
        guard let headers, let token, token > 0 else { return "" }
        if headers < 0.2 * token {
            return "The headers came after \(FindingText.time(headers)): the queue is inside the server. "
        }
        if headers > 0.8 * token {
            return "The headers came no sooner: the server had not begun to answer. "
        }
        return ""
    }
}
