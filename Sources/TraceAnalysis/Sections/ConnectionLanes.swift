/// What each connection of a run was busy with, over time.
public struct ConnectionLanes: Sendable, Equatable {
    /// What a stretch of a lane shows.
    public enum Tile: Sendable, Hashable {
        /// No request.
        case idle
        /// A phase of a successful request; nil where its phases are not recorded.
        case busy(WirePhase?)
        /// A request that failed or was cancelled.
        case failed
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
        /// How long requests were under way on it, in ns.
        public internal(set) var busy = 0.0
    }

    /// The most connections that have a lane of their own in `tiles`.
    public static let limit = 64
    /// The most stretches of all lanes together, so that many lanes are no larger picture than a few.
    private static let tileLimit = 20_480

    /// The connections, in the order of their first use.
    public let lanes: [Lane]
    /// For each lane what most of each of `columns` stretches shows; empty beyond `limit` lanes.
    public let tiles: [[Tile]]
    /// How many requests touch each part of the run, lanes from top to bottom; nil up to `limit` lanes.
    public let density: DensityGrid?
    /// Requests of which the connection, the beginning or the end is not recorded.
    public let unknown: Int

    /// Places the requests of a table.
    ///
    /// O(n), and O(columns) a lane.
    ///
    /// - Returns: nil when no request has a known connection, or the run has no length.
    public init?(_ table: RequestTable, _ timeline: Timeline, columns: Int = 1_280) {
        let placed = PlacedRequest.all(of: table, timeline)
        guard !placed.requests.isEmpty, timeline.length > 0 else { return nil }
        unknown = table.count - placed.requests.count
        var lanes = [Lane](repeating: Lane(), count: placed.lanes)
        for request in placed.requests { lanes[request.lane].add(request) }
        self.lanes = lanes
        if lanes.count > ConnectionLanes.limit {
            tiles = []
            density = ConnectionLanes.density(of: placed.requests, lanes: lanes.count, timeline)
        } else {
            var grid = TileGrid(
                lanes: lanes.count, columns: min(columns, ConnectionLanes.tileLimit / lanes.count),
                length: timeline.length)
            for request in placed.requests { grid.add(request) }
            tiles = grid.tiles
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
        busy += request.end - request.start
    }
}

/// A request on its lane.
private struct PlacedRequest {
    let lane: Int
    let start: Double
    let end: Double
    let isFailed: Bool
    let phases: PhaseTimes?

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
                isFailed: table.outcome(row) != .successful, phases: table.phases(row))
        }
        return (requests, lanes.count)
    }
}

/// How long each stretch of each lane was in each state.
private struct TileGrid {
    private static let states: [ConnectionLanes.Tile] =
        WirePhase.allCases.map { .busy($0) } + [.busy(nil), .failed]

    private let columns: Int
    private let width: Double
    /// Nanoseconds by lane, column and state.
    private var times: [Float]

    init(lanes: Int, columns: Int, length: Double) {
        self.columns = columns
        width = length / Double(columns)
        times = [Float](repeating: 0, count: lanes * columns * TileGrid.states.count)
    }

    /// Adds a request; its phases stand one behind the other from where it begins.
    mutating func add(_ request: PlacedRequest) {
        let unknown = TileGrid.states.count - (request.isFailed ? 1 : 2)
        guard !request.isFailed, let pieces = request.phases?.pieces else {
            add(request.lane, request.start, request.end, state: unknown)
            return
        }
        for piece in pieces {
            let state = piece.phase?.rawValue ?? unknown
            add(request.lane, request.start + piece.start, request.start + piece.end, state: state)
        }
    }

    private mutating func add(_ lane: Int, _ start: Double, _ end: Double, state: Int) {
        let first = min(max(Int(start / width), 0), columns - 1)
        let last = min(max(Int(end / width), first), columns - 1)
        for column in first...last {
            let covered = min(end, Double(column + 1) * width) - max(start, Double(column) * width)
            let place = (lane * columns + column) * TileGrid.states.count + state
            // What takes no time at all is still to be seen where nothing else is.
            times[place] += Float(max(covered, 1e-3))
        }
    }

    /// The state that took most of each stretch; one without any request is idle.
    var tiles: [[ConnectionLanes.Tile]] {
        let states = TileGrid.states
        let cells = stride(from: 0, to: times.count, by: states.count).map { cell in
            let longest = states.indices.max { times[cell + $0] < times[cell + $1] } ?? 0
            return times[cell + longest] > 0 ? states[longest] : .idle
        }
        return stride(from: 0, to: cells.count, by: columns).map { Array(cells[$0..<$0 + columns]) }
    }
}
