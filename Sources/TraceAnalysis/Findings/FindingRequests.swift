/// The requests that findings are made of, in the order of their start, those without one first: a view of the table,
/// which is not copied.
///
/// At most as many as the table keeps; `oneOf` says how many there were for each. What was not recorded is nil.
struct FindingRequests: Sendable {
    private let table: RequestTable
    /// The table's row of each request.
    private let order: [Int32]
    /// What the gaps of some requests say, and where in it each request is; −1 for none.
    private let gapFacts: [GapFacts]
    private let gapPlaces: [Int32]

    let starts: RequestView<Int64>
    let ends: RequestView<Int64>
    /// When the load generator decided to send each.
    let credits: RequestView<Int64>
    /// `time_to_first_token`, from the start.
    let firstToken: RequestView<Double>
    let ttfb: RequestView<Double>
    /// From the end of sending to the headers of the answer.
    let headers: RequestView<Double>
    /// Connecting without the lookup; 0 where a connection was reused.
    let connect: RequestView<Double>
    /// Looking up the server's name; 0 where that was not done.
    let lookup: RequestView<Double>
    let inputTokens: RequestView<Double>
    let outputTokens: RequestView<Double>
    let turns: RequestView<Int32>
    let hashes: RequestView<Int64>
    let remotes: RequestNames
    let workers: RequestNames
    let phases: RequestNames
    private let openedMarks: RequestView<Int32>
    private let streamingMarks: RequestView<Int32>
    private let goodMarks: RequestView<Int32>

    /// A view of a table.
    ///
    /// O(n).
    init(_ table: RequestTable) {
        self.table = table
        let order = Self.order(of: table)
        self.order = order
        func view<Value: ColumnValue>(_ column: OptionalColumn<Value>) -> RequestView<Value> {
            RequestView(column, order)
        }
        starts = view(table[.start])
        ends = view(table[.end])
        ttfb = view(table[.ttfb])
        inputTokens = view(table[.inputTokens])
        outputTokens = view(table[.outputTokens])
        hashes = view(table[.hash])
        (connect, lookup) = (view(table[.connect]), view(table[.dns]))
        gapFacts = table.gapSample.facts
        gapPlaces = Self.places(of: gapFacts, in: table, order)
        (credits, firstToken, headers) = (
            view(table[.credit]), view(table[.timeToFirstToken]), view(table[.headers])
        )
        turns = view(table[.turn])
        func names(_ column: RequestName) -> RequestNames {
            RequestNames(numbers: view(table[column]), tally: table[tally: column])
        }
        (remotes, workers, phases) = (names(.remote), names(.worker), names(.phaseName))
        (openedMarks, streamingMarks) = (view(table[.openedConnection]), view(table[.isStreaming]))
        goodMarks = view(table[.isGood])
    }

    /// Whether it opened a connection; nil where that is not recorded.
    func opened(_ row: Int) -> Bool? { openedMarks[row].map { $0 != 0 } }

    /// Whether its answer streams; nil where nothing tells.
    func streams(_ row: Int) -> Bool? { streamingMarks[row].map { $0 != 0 } }

    /// Whether it met all objectives; of one that did not, AIPerf alone says nothing.
    func isGood(_ row: Int) -> Bool { goodMarks[row] == 1 }

    /// From the start to the first byte of the body; nil where a phase is not recorded.
    func firstByte(_ row: Int) -> Double? { table.phases(Int(order[row])).map { $0.total - $0.transfer } }

    /// How many there are.
    var count: Int { order.count }
    /// How many requests there were for each.
    var oneOf: Int { table.oneOf }
    /// How many requests there were for each of which the gaps were looked at.
    var gapsOneOf: Int { max(table.gapSample.oneOf, table.oneOf) }

    func outcome(_ row: Int) -> RequestOutcome { table.outcome(Int(order[row])) }

    /// How a request failed; nil unless it did.
    func failure(_ row: Int) -> RequestFailure? {
        table[.failure][Int(order[row])].flatMap { RequestFailure(rawValue: $0) }
    }

    /// Whether a byte of the answer had come before it failed.
    func failedInAnswer(_ row: Int) -> Bool { table[.failedInAnswer][Int(order[row])] == 1 }

    /// What the gaps of its answer say; nil where they were not looked at.
    func gaps(_ row: Int) -> GapFacts? {
        let place = gapPlaces[row]
        return place < 0 ? nil : gapFacts[Int(place)]
    }

    /// The longest pauses of its answer, the longest first.
    func pauses(_ row: Int) -> [Pause] {
        [table[.firstPause], table[.secondPause]].compactMap { $0[Int(order[row])].map(Pause.init(packed:)) }
    }

    /// What tells its id from others; nil where it has none.
    func requestID(_ row: Int) -> RequestID? { table.requestID(Int(order[row])) }

    /// Its id; nil where it has none.
    func id(_ row: Int) -> String? { table.id(Int(order[row])) }

    /// The rows of a table by their starts, equal ones by hash.
    private static func order(of table: RequestTable) -> [Int32] {
        let starts = table[.start]
        let hashes = table[.hash]
        let rows = (0..<table.count).map { row in
            (key: UInt64(bitPattern: starts[row] ?? .min) ^ 1 << 63, row: Int32(row))
        }
        var sorted = RadixSort.sorted(rows) { $0.key }
        var place = 0
        while place + 1 < sorted.count {
            var end = place + 1
            while end < sorted.count, sorted[end].key == sorted[place].key { end += 1 }
            if end > place + 1 {
                sorted[place..<end].sort {
                    (hashes[Int($0.row)] ?? 0, $0.row) < (hashes[Int($1.row)] ?? 0, $1.row)
                }
            }
            place = end
        }
        return sorted.map(\.row)
    }

    /// Both are in the order of the file, and the sample is thinned out by the same hashes.
    private static func places(of facts: [GapFacts], in table: RequestTable, _ order: [Int32]) -> [Int32] {
        let hashes = table[.hash]
        var places = [Int32](repeating: -1, count: table.count)
        var next = 0
        for row in 0..<table.count where next < facts.count {
            if hashes[row] == Int64(bitPattern: facts[next].hash) {
                places[row] = Int32(next)
                next += 1
            }
        }
        return order.map { places[Int($0)] }
    }
}

/// A column of the table, in the order of the requests' starts.
struct RequestView<Value: ColumnValue>: RandomAccessCollection, Sendable {
    private let column: OptionalColumn<Value>
    private let order: [Int32]

    init(_ column: OptionalColumn<Value>, _ order: [Int32]) { (self.column, self.order) = (column, order) }

    /// 0.
    var startIndex: Int { 0 }
    /// How many requests there are.
    var endIndex: Int { order.count }

    /// The value of a request; nil when not recorded.
    subscript(row: Int) -> Value? { column[Int(order[row])] }
}

/// Names that many requests share, by numbers.
struct RequestNames: Sendable {
    /// The number of each request's name; nil where it has none.
    let numbers: RequestView<Int32>
    let tally: NameTally

    /// The rows by the name they carry, in the order of the numbers; those without a name left out.
    func groups(of rows: [Int]) -> [(name: String, rows: [Int])] {
        var members: [Int32: [Int]] = [:]
        for row in rows { if let number = numbers[row] { members[number, default: []].append(row) } }
        return members.sorted { $0.key < $1.key }.map { (tally.name($0.key).visible, $0.value) }
    }
}
