/// What each connection of a run was busy with, over time.
public struct ConnectionLanes: Sendable, Equatable {
    /// What a stretch of a lane shows.
    public enum Tile: Sendable, Hashable {
        /// No request.
        case idle
        /// A phase of a successful request; nil where its phases are not recorded.
        case busy(WirePhase?)
        /// A request that failed.
        case failed
        /// A request that the load generator cancelled.
        case cancelled
    }

    /// A stretch of a lane.
    public struct Stretch: Sendable, Hashable {
        /// What it shows most of.
        public let tile: Tile
        /// The share of it in which any request was under way, from 0 to 1; requests that overlap count once.
        public let busy: Double
    }

    /// One connection.
    public struct Lane: Sendable, Equatable {
        /// How many requests it carried.
        public internal(set) var requests = 0
        /// How many of them failed or were cancelled.
        public internal(set) var failed = 0
        /// When the first of them began, in ns since the first request of the run began.
        public internal(set) var first = Double.infinity
        /// When the last of them ended.
        public internal(set) var last = 0.0
        /// How long any request was under way on it, in ns; requests that overlap count once.
        public internal(set) var busy = 0.0
    }

    /// The most connections that have a lane of their own in `stretches`.
    public static let limit = 64
    /// The most stretches of all lanes together, so that many lanes are no larger picture than a few.
    private static let tileLimit = 20_480

    /// The connections, in the order of their first use.
    public let lanes: [Lane]
    /// For each lane its `columns` stretches; empty beyond `limit` lanes.
    public let stretches: [[Stretch]]
    /// How many requests touch each part of the run, lanes from top to bottom; nil up to `limit` lanes.
    public let density: DensityGrid?
    /// Requests of which the connection is not recorded.
    public let withoutConnection: Int
    /// Requests of which the connection is recorded, but not the beginning or the end.
    public let withoutTime: Int

    /// Places the requests of a table.
    ///
    /// O(n log n), and O(columns) a lane.
    ///
    /// - Returns: nil when no request has a known connection, or the run has no length.
    public init?(_ table: RequestTable, _ timeline: Timeline, columns: Int = 1_280) {
        let placed = PlacedRequest.all(of: table, timeline)
        guard !placed.requests.isEmpty, timeline.length > 0 else { return nil }
        withoutConnection = (0..<table.count).count { table.connection($0) == nil }
        withoutTime = table.count - withoutConnection - placed.requests.count
        var lanes = [Lane](repeating: Lane(), count: placed.lanes)
        for request in placed.requests { lanes[request.lane].add(request) }
        let spans = BusySpan.spans(of: placed.requests, lanes: placed.lanes)
        for (lane, spans) in spans.enumerated() { lanes[lane].busy = spans.reduce(0) { $0 + $1.length } }
        self.lanes = lanes
        if lanes.count > ConnectionLanes.limit {
            stretches = []
            density = ConnectionLanes.density(of: placed.requests, lanes: lanes.count, timeline)
        } else {
            var grid = TileGrid(
                lanes: lanes.count, columns: min(columns, ConnectionLanes.tileLimit / lanes.count),
                length: timeline.length)
            for request in placed.requests { grid.add(request) }
            for (lane, spans) in spans.enumerated() { grid.add(spans, to: lane) }
            stretches = grid.stretches
            density = nil
        }
    }

    private static func density(
        of requests: [PlacedRequest], lanes: Int, _ timeline: Timeline
    ) -> DensityGrid {
        let (columns, rows) = (216, min(lanes, 90))
        var counts = [Int](repeating: 0, count: columns * rows)
        func column(_ time: Double) -> Int {
            min(max(Int(time / timeline.length * Double(columns)), 0), columns - 1)
        }
        for request in requests {
            let row = request.lane * rows / lanes
            for column in column(request.start)...max(column(request.end), column(request.start)) {
                counts[row * columns + column] += 1
            }
        }
        return DensityGrid(columns: columns, rows: rows, counts: counts)
    }
}

extension ConnectionLanes.Lane {
    fileprivate mutating func add(_ request: PlacedRequest) {
        requests += 1
        failed += request.isFailed ? 1 : 0
        first = min(first, request.start)
        last = max(last, request.end)
    }
}

/// A time in which a lane had at least one request under way, and none just before and after.
private struct BusySpan {
    let start: Double
    var end: Double

    var length: Double { end - start }

    /// The times of each lane, ascending: requests that overlap or touch are one.
    static func spans(of requests: [PlacedRequest], lanes: Int) -> [[BusySpan]] {
        var spans = [[BusySpan]](repeating: [], count: lanes)
        for request in requests.sorted(by: { $0.start < $1.start }) where request.end > request.start {
            let last = spans[request.lane].count - 1
            if last >= 0, request.start <= spans[request.lane][last].end {
                spans[request.lane][last].end = max(spans[request.lane][last].end, request.end)
            } else {
                spans[request.lane].append(BusySpan(start: request.start, end: request.end))
            }
        }
        return spans
    }
}

/// A request on its lane.
private struct PlacedRequest {
    let lane: Int
    let start: Double
    let end: Double
    let outcome: RequestOutcome
    let phases: PhaseTimes?

    var isFailed: Bool { outcome != .successful }

    /// The requests of which connection, beginning and end are known, and how many lanes they need.
    static func all(of table: RequestTable, _ timeline: Timeline) -> (requests: [PlacedRequest], lanes: Int) {
        var first: [UInt64: Int64] = [:]
        for row in 0..<table.count {
            guard let connection = table.connection(row), let start = table.start(row), table.end(row) != nil
            else { continue }
            first[connection] = min(first[connection] ?? start, start)
        }
        let order = first.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        let lanes = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.key, $0) })
        let requests = (0..<table.count).compactMap { row -> PlacedRequest? in
            guard let lane = table.connection(row).flatMap({ lanes[$0] }), let start = table.start(row),
                let end = table.end(row)
            else { return nil }
            return PlacedRequest(
                lane: lane, start: timeline.offset(start), end: timeline.offset(end),
                outcome: table.outcome(row), phases: table.phases(row))
        }
        return (requests, lanes.count)
    }
}

/// How long each stretch of each lane was in each state, and in any.
private struct TileGrid {
    /// The phases by their raw values, then what has none.
    private static let states: [ConnectionLanes.Tile] =
        WirePhase.allCases.map { .busy($0) } + [.busy(nil), .failed, .cancelled]

    private let columns: Int
    private let width: Double
    /// Nanoseconds by lane, column and state; of requests that overlap each counts.
    private var times: [Float]
    /// Nanoseconds in which any request was under way, by lane and column.
    private var busy: [Double]

    init(lanes: Int, columns: Int, length: Double) {
        self.columns = columns
        width = length / Double(columns)
        times = [Float](repeating: 0, count: lanes * columns * TileGrid.states.count)
        busy = [Double](repeating: 0, count: lanes * columns)
    }

    /// Adds a request; its phases stand one behind the other from where it begins.
    mutating func add(_ request: PlacedRequest) {
        let unknown =
            WirePhase.allCases.count + [.successful, .failed, .cancelled].place(of: request.outcome)
        guard !request.isFailed, let pieces = request.phases?.pieces else {
            add(request.lane, request.start, request.end, state: unknown)
            return
        }
        for piece in pieces {
            let state = piece.phase?.rawValue ?? unknown
            add(request.lane, request.start + piece.start, request.start + piece.end, state: state)
        }
    }

    /// Adds the times in which a lane was busy.
    mutating func add(_ spans: [BusySpan], to lane: Int) {
        for span in spans {
            for column in columns(from: span.start, to: span.end) {
                busy[lane * columns + column] += covered(column, span.start, span.end)
            }
        }
    }

    private mutating func add(_ lane: Int, _ start: Double, _ end: Double, state: Int) {
        for column in columns(from: start, to: end) {
            let place = (lane * columns + column) * TileGrid.states.count + state
            // What takes no time at all is still to be seen where nothing else is.
            times[place] += Float(max(covered(column, start, end), 1e-3))
        }
    }

    private func columns(from start: Double, to end: Double) -> ClosedRange<Int> {
        let first = min(max(Int(start / width), 0), columns - 1)
        return first...min(max(Int(end / width), first), columns - 1)
    }

    /// How much of a column lies between two moments.
    private func covered(_ column: Int, _ start: Double, _ end: Double) -> Double {
        max(min(end, Double(column + 1) * width) - max(start, Double(column) * width), 0)
    }

    /// Each stretch with the state that took most of it; one without any request is idle.
    var stretches: [[ConnectionLanes.Stretch]] {
        let states = TileGrid.states
        let cells = busy.indices.map { cell in
            let first = cell * states.count
            let longest = states.indices.max { times[first + $0] < times[first + $1] } ?? 0
            return ConnectionLanes.Stretch(
                tile: times[first + longest] > 0 ? states[longest] : .idle, busy: min(busy[cell] / width, 1))
        }
        return stride(from: 0, to: cells.count, by: columns).map { Array(cells[$0..<$0 + columns]) }
    }
}

extension [RequestOutcome] {
    /// Where one is; 0 where it is not.
    fileprivate func place(of outcome: RequestOutcome) -> Int { firstIndex(of: outcome) ?? 0 }
}
