/// Hashes that are the same on every machine and in every process.
///
/// FNV-1a over bytes and words with the finish of SplitMix64 (Steele, Lea, Flood 2014), so that the low bits
/// are fair.
enum RequestHash {
    /// A hash of what tells a request from others: its id, when it began and when it ended.
    static func hash(_ request: RequestMetrics, _ record: TraceRecord) -> UInt64 {
        hash(id: record.metadata.requestID ?? "", start: request.start ?? 0, end: request.end ?? 0)
    }

    /// The same of the parts.
    static func hash(id: String, start: Int64, end: Int64) -> UInt64 {
        var state = seed
        add(id, to: &state)
        add(start, to: &state)
        add(end, to: &state)
        return finished(state)
    }

    /// A hash of the two ends of a connection, never 0; nil where the local port is not recorded.
    static func connection(_ trace: HTTPTrace) -> UInt64? {
        guard let port = trace.localPort else { return nil }
        var state = seed
        add(trace.localIP ?? "", to: &state)
        add(port, to: &state)
        add(trace.remoteIP ?? "", to: &state)
        add(trace.remotePort ?? 0, to: &state)
        return max(finished(state), 1)
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01B3

    private static func add(_ text: String, to state: inout UInt64) {
        for byte in text.utf8 { state = (state ^ UInt64(byte)) &* prime }
        state = (state ^ 0xFF) &* prime
    }

    private static func add(_ number: Int64, to state: inout UInt64) {
        state = (state ^ UInt64(bitPattern: number)) &* prime
        state ^= state &>> 32
    }

    private static func finished(_ state: UInt64) -> UInt64 {
        var value = (state ^ state &>> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value &>> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value &>> 31
    }
}
