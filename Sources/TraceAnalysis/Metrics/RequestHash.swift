/// What tells requests and connections apart, as hashes that are the same on every machine.
enum RequestHash {
    /// Requests need no more bits to be thinned out fairly and told apart where they begin at one moment, nor do
    /// conversations.
    private static let requestBits: UInt64 = 1 << 48 - 1

    /// A hash of what tells a request from others: its id, when it began and when it ended.
    static func hash(_ request: borrowing RequestMetrics, _ record: borrowing TraceRecord) -> UInt64 {
        hash(
            id: record.metadata.requestID ?? "", start: request.reportedStart ?? 0,
            end: request.reportedEnd ?? 0)
    }

    /// The same of the parts.
    static func hash(id: String, start: Int64, end: Int64) -> UInt64 {
        var hash = StableHash()
        hash.add(id)
        hash.add(start)
        hash.add(end)
        return hash.value.mixed & requestBits
    }

    /// A hash of a name, never 0.
    static func name(_ name: String) -> UInt64 {
        var hash = StableHash()
        hash.add(name)
        return max(hash.value.mixed, 1)
    }

    /// A hash of what tells a conversation from others, never 0.
    static func conversation(_ id: String) -> UInt64 { max(name(id) & requestBits, 1) }

    /// A hash of the two ends of a connection, never 0; nil where the local port is not recorded.
    static func connection(_ trace: borrowing HTTPTrace) -> UInt64? {
        guard let port = trace.localPort else { return nil }
        var hash = StableHash()
        hash.add(trace.localIP ?? "")
        hash.add(port)
        hash.add(trace.remoteIP ?? "")
        hash.add(trace.remotePort ?? 0)
        return max(hash.value.mixed, 1)
    }
}
