/// The figures of single requests, a column each: what is drawn or compared request by request.
///
/// A row is a request of the chosen phase, successful or not, in the order of the file. Times are in
/// nanoseconds; what is not recorded is nil. At most `limit` rows are kept: beyond that every request whose
/// hash is small stays, so that the rows are a fair sample which neither the order of the file nor the number
/// of threads changes; `oneOf` says how thin it is. About 150 bytes a row.
public struct RequestTable: Sendable, Equatable {
    /// How many rows are kept.
    public static let limit = 1 << 19

    /// How a request ended.
    public enum Outcome: UInt8, Sendable {
        /// Without error, cancellation or failing status.
        case successful
        /// With an error or a failing status.
        case failed
        /// Cancelled by the load generator.
        case cancelled
    }

    /// When each request began, in ns of wall clock; `unknown` where that is not recorded.
    var starts: [Int64] = []
    /// When each request ended, in ns of wall clock; `unknown` where that is not recorded.
    var ends: [Int64] = []
    var connections: [UInt64] = []
    /// What rows are thinned out by; those of a stored table are all 0.
    var hashes: [UInt64] = []
    /// How each request ended.
    public internal(set) var outcomes: [Outcome] = []
    /// Time to first byte.
    public internal(set) var ttfb = OptionalColumn()
    /// Time to last byte.
    public internal(set) var ttlb = OptionalColumn()
    /// AIPerf's `http_req_duration`: the whole request on the wire.
    public internal(set) var duration = OptionalColumn()
    /// AIPerf's `request_latency`.
    public internal(set) var latency = OptionalColumn()
    /// Tokens of the prompt.
    public internal(set) var inputTokens = OptionalColumn()
    /// Tokens of the answer.
    public internal(set) var outputTokens = OptionalColumn()
    /// The six disjoint phases, in the order of `PhaseTimes.parts`; all nil where one is.
    public internal(set) var phases = [OptionalColumn](repeating: OptionalColumn(), count: 6)
    /// How many gaps between chunks each request has.
    public internal(set) var gapCounts: [Int32] = []
    /// The mean of these gaps.
    public internal(set) var meanGap = OptionalColumn()
    /// The slowest requests that count for the latencies.
    public internal(set) var slowest = SlowestRequests()
    /// The gaps between chunks by their place in the response, of all requests that count for the latencies.
    public internal(set) var gapsByPosition = GapsByPosition()
    /// How many requests there were for each one that is kept; a power of two.
    public internal(set) var oneOf = 1
    /// How many requests there were.
    public internal(set) var total = 0

    private var limit: Int
    static let unknown = Int64.min

    /// A table without rows.
    ///
    /// - Parameter limit: How many rows are kept.
    init(limit: Int = RequestTable.limit) {
        self.limit = limit
    }

    /// How many rows there are.
    public var count: Int { outcomes.count }

    /// When a request began, in ns of wall clock; nil when not recorded.
    public func start(_ row: Int) -> Int64? { starts[row] == Self.unknown ? nil : starts[row] }

    /// When a request ended, in ns of wall clock; nil when not recorded.
    public func end(_ row: Int) -> Int64? { ends[row] == Self.unknown ? nil : ends[row] }

    /// A number that requests on the same connection share, and no others; nil when not recorded.
    ///
    /// A hash of the four ends of the connection, not to be shown.
    public func connection(_ row: Int) -> UInt64? { connections[row] == 0 ? nil : connections[row] }

    /// The six phases of a request; nil when one of them is not recorded.
    public func phases(_ row: Int) -> PhaseTimes? {
        let parts = phases.compactMap { $0[row] }
        return parts.count == 6 ? PhaseTimes { parts[$0.rawValue] } : nil
    }

    /// The rows of requests that count for the latencies: the successful, or all when that was asked for.
    public func counted(_ options: AnalysisOptions) -> [Int] {
        outcomes.indices.filter { options.includeFailed || outcomes[$0] == .successful }
    }

    /// The rows of requests that failed or were cancelled.
    public var failures: [Int] { outcomes.indices.filter { outcomes[$0] != .successful } }

    /// Takes in one request.
    ///
    /// O(chunks).
    ///
    /// - Parameter countsForLatencies: Whether it may be among the slowest and in the gaps by position.
    mutating func add(_ request: RequestMetrics, _ record: TraceRecord, countsForLatencies: Bool) {
        total += 1
        let gaps = RequestGaps(record)
        let hash = RequestHash.hash(request, record)
        if countsForLatencies {
            slowest.add(SlowRequest(request, record))
            gapsByPosition.add(gaps)
        }
        guard isKept(hash) else { return }
        hashes.append(hash)
        starts.append(request.start ?? Self.unknown)
        ends.append(request.end ?? Self.unknown)
        connections.append(record.trace.flatMap(RequestHash.connection) ?? 0)
        outcomes.append(Outcome(request.outcome))
        ttfb.append(request.values[.ttfb])
        ttlb.append(request.values[.ttlb])
        duration.append(request.values[.httpReqDuration])
        latency.append(request.values[.requestLatency])
        inputTokens.append(request.values[.inputTokens])
        outputTokens.append(request.values[.outputTokens])
        let parts = request.phases?.values
        for index in phases.indices { phases[index].append(parts?[index]) }
        gapCounts.append(Int32(clamping: gaps.count))
        meanGap.append(gaps.mean)
        thinOut()
    }

    /// Gives the slowest requests other ids; no other is kept.
    mutating func renameSlowest(_ name: (String) -> String) { slowest.rename(name) }

    /// Takes in all that another table holds, as coming behind what this one has seen.
    mutating func append(_ other: RequestTable) {
        total += other.total
        slowest.append(other.slowest)
        gapsByPosition.append(other.gapsByPosition)
        hashes += other.hashes
        starts += other.starts
        ends += other.ends
        connections += other.connections
        outcomes += other.outcomes
        ttfb.append(other.ttfb)
        ttlb.append(other.ttlb)
        duration.append(other.duration)
        latency.append(other.latency)
        inputTokens.append(other.inputTokens)
        outputTokens.append(other.outputTokens)
        for index in phases.indices { phases[index].append(other.phases[index]) }
        gapCounts += other.gapCounts
        meanGap.append(other.meanGap)
        if other.oneOf != oneOf {
            oneOf = max(oneOf, other.oneOf)
            keepSmallHashes()
        }
        thinOut()
    }

    /// The same table with at most so many rows.
    ///
    /// Connections are numbered in the order in which they first appear.
    func reduced(beyond limit: Int) -> RequestTable {
        var table = self
        table.limit = limit
        table.thinOut()
        var numbers: [UInt64: UInt64] = [:]
        for row in table.connections.indices where table.connections[row] != 0 {
            let next = UInt64(numbers.count + 1)
            let number = numbers[table.connections[row]] ?? next
            numbers[table.connections[row]] = number
            table.connections[row] = number
        }
        return table
    }

    private func isKept(_ hash: UInt64) -> Bool { hash & UInt64(oneOf - 1) == 0 }

    /// Halves the rows until they are within the limit.
    mutating func thinOut() {
        while count > limit, oneOf < 1 << 40 {
            oneOf *= 2
            keepSmallHashes()
        }
    }

    private mutating func keepSmallHashes() {
        let rows = hashes.indices.filter { isKept(hashes[$0]) }
        guard rows.count < count else { return }
        hashes = rows.map { hashes[$0] }
        starts = rows.map { starts[$0] }
        ends = rows.map { ends[$0] }
        connections = rows.map { connections[$0] }
        outcomes = rows.map { outcomes[$0] }
        ttfb.keep(rows)
        ttlb.keep(rows)
        duration.keep(rows)
        latency.keep(rows)
        inputTokens.keep(rows)
        outputTokens.keep(rows)
        for index in phases.indices { phases[index].keep(rows) }
        gapCounts = rows.map { gapCounts[$0] }
        meanGap.keep(rows)
    }
}

extension RequestTable.Outcome {
    fileprivate init(_ outcome: RequestMetrics.Outcome) {
        switch outcome {
        case .successful: self = .successful
        case .failed: self = .failed
        case .cancelled: self = .cancelled
        }
    }
}
