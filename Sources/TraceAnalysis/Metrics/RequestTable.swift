/// The figures of single requests, a column each: what is drawn or compared request by request.
///
/// A row is a request of the chosen phase, successful or not, in the order of the file; what is not recorded is
/// nil. The columns are those of `RequestFigure`, `RequestInteger`, `RequestCode` and `RequestName`. At most `limit`
/// rows are kept: beyond
/// that every request whose hash is small stays, so that the rows are a fair sample which neither the order of
/// the file nor the number of threads changes; `oneOf` says how thin it is. Eight bytes a row and column, four where
/// it is a code or the number of a name.
public struct RequestTable: Sendable, Equatable {
    /// How many rows are kept.
    public static let limit = 1 << 18

    // Made once, as they are gone through for every request.
    private static let figures = RequestFigure.allCases
    private static let integers = RequestInteger.allCases
    private static let codes = RequestCode.allCases
    private static let names = RequestName.allCases

    /// The columns of `RequestFigure`, by its raw values.
    private var figures: [OptionalColumn<Double>]
    /// The columns of `RequestInteger`, by its raw values.
    private var integers: [OptionalColumn<Int64>]
    /// The columns of `RequestCode`, by its raw values.
    private var codes: [OptionalColumn<Int32>]
    /// The numbers of the names, by the raw values of `RequestName`.
    private var nameNumbers: [OptionalColumn<Int32>]
    /// The names and how many requests had each, of all requests, by the raw values of `RequestName`.
    private var nameTallies: [NameTally]
    /// How many requests were at each place of their conversations, of all requests.
    var turns = TurnTally()
    /// The slowest requests that count for the latencies.
    public internal(set) var slowest = SlowestRequests()
    /// The gaps between chunks by their place in the response, of all requests that count for the latencies; empty
    /// unless they were kept for charts.
    public internal(set) var gapsByPosition = GapsByPosition()
    /// What the gaps between arrivals say of some requests.
    private(set) var gapSample = GapSample()
    /// When the run as a whole got something, of all requests.
    private(set) var arrivals = ArrivalMap()
    /// When the run as a whole got nothing, of a table whose arrivals are not kept; nil where it is not known.
    var silences: [KeptSilence]?
    /// How many requests there were for each one that is kept; a power of two.
    public internal(set) var oneOf = 1
    /// How many requests there were.
    public internal(set) var total = 0

    private var limit: Int

    /// A table of some rows of which nothing is recorded.
    ///
    /// - Parameter limit: How many rows are kept.
    init(rows: Int = 0, limit: Int = RequestTable.limit) {
        self.limit = limit
        figures = RequestFigure.allCases.map { _ in OptionalColumn(notRecorded: rows) }
        integers = RequestInteger.allCases.map { _ in OptionalColumn(notRecorded: rows) }
        codes = RequestCode.allCases.map { _ in OptionalColumn(notRecorded: rows) }
        nameNumbers = RequestName.allCases.map { _ in OptionalColumn(notRecorded: rows) }
        nameTallies = RequestName.allCases.map { _ in NameTally() }
    }

    /// How many rows there are.
    public var count: Int { self[.outcome].count }

    /// A figure of every row.
    public internal(set) subscript(column: RequestFigure) -> OptionalColumn<Double> {
        get { figures[column.rawValue] }
        set { figures[column.rawValue] = newValue }
    }

    /// A whole number of every row.
    subscript(column: RequestInteger) -> OptionalColumn<Int64> {
        get { integers[column.rawValue] }
        set { integers[column.rawValue] = newValue }
    }

    /// A small number of every row.
    public internal(set) subscript(column: RequestCode) -> OptionalColumn<Int32> {
        get { codes[column.rawValue] }
        set { codes[column.rawValue] = newValue }
    }

    /// The number of the name of every row; `NameTally.otherNumber` is that of all names beyond the limit.
    public internal(set) subscript(column: RequestName) -> OptionalColumn<Int32> {
        get { nameNumbers[column.rawValue] }
        set { nameNumbers[column.rawValue] = newValue }
    }

    /// The names that requests have, and how many requests had each.
    public internal(set) subscript(tally column: RequestName) -> NameTally {
        get { nameTallies[column.rawValue] }
        set { nameTallies[column.rawValue] = newValue }
    }

    /// The name that a request has; nil when not recorded, `NameTally.others` beyond the names that are told apart.
    public func name(_ column: RequestName, _ row: Int) -> String? {
        self[column][row].map { self[tally: column].name($0) }
    }

    /// How a request ended.
    public func outcome(_ row: Int) -> RequestOutcome {
        self[.outcome][row].flatMap(RequestOutcome.init) ?? .failed
    }

    /// When a request began, in ns of wall clock; nil when not recorded.
    public func start(_ row: Int) -> Int64? { self[.start][row] }

    /// When a request ended, in ns of wall clock; nil when not recorded.
    public func end(_ row: Int) -> Int64? { self[.end][row] }

    /// A number that requests on the same connection share, and no others; nil when not recorded.
    ///
    /// A hash of the four ends of the connection, not to be shown.
    public func connection(_ row: Int) -> UInt64? { self[.connection][row].map { UInt64(bitPattern: $0) } }

    /// The six phases of a request; nil when one of them is not recorded.
    public func phases(_ row: Int) -> PhaseTimes? {
        guard let blocked = self[.blocked][row], let dns = self[.dns][row], let connect = self[.connect][row],
            let send = self[.send][row], let wait = self[.wait][row], let transfer = self[.transfer][row]
        else { return nil }
        return PhaseTimes(
            blocked: blocked, dns: dns, connect: connect, send: send, wait: wait, transfer: transfer)
    }

    /// The rows of requests that count for the latencies: the successful, or all when that was asked for.
    public func counted(_ options: AnalysisOptions) -> [Int] {
        (0..<count).filter { options.includeFailed || outcome($0) == .successful }
    }

    /// The rows of requests that failed or were cancelled.
    public var failures: [Int] { (0..<count).filter { outcome($0) != .successful } }

    /// Takes in one request.
    ///
    /// O(chunks).
    ///
    /// - Parameters:
    ///   - gaps: Those between the chunks of its answer, if it streams; takes the blocks of its arrivals.
    ///   - hash: What rows are thinned out by.
    ///   - countsForLatencies: Whether it may be among the slowest.
    mutating func add(
        _ request: borrowing RequestMetrics, _ record: borrowing TraceRecord, _ gaps: inout AnswerGaps,
        hash: UInt64, countsForLatencies: Bool
    ) {
        total += 1
        if countsForLatencies { slowest.add(request, record) }
        let arrived = RequestArrivals(request, record, &gaps)
        arrived.mark(in: &arrivals, gaps.blocks)
        gapSample.add(arrived, hash: hash)
        let isSuccessful = request.outcome == .successful
        turns.add(record.metadata.turnIndex, isSuccessful: isSuccessful)
        let isKept = Self.isKept(Int64(bitPattern: hash), oneOf: oneOf)
        // Names are counted of all requests, so that which are told apart is the same however they are read.
        for column in Self.names {
            let number = column.value(of: record).map {
                nameTallies[column.rawValue].add($0, isSuccessful: isSuccessful)
            }
            if isKept { nameNumbers[column.rawValue].append(number) }
        }
        guard isKept else { return }
        let details = RequestDetails(request, record, arrived, gaps.blocks)
        // Each array of columns is asked once whether it is shared, not for each column.
        figures.withUnsafeMutableBufferPointer { figures in
            for column in Self.figures {
                figures[column.rawValue].append(column.value(of: request, record))
            }
        }
        integers.withUnsafeMutableBufferPointer { integers in
            for column in Self.integers {
                integers[column.rawValue].append(
                    column.value(of: request, record, hash: hash, details: details))
            }
        }
        codes.withUnsafeMutableBufferPointer { codes in
            for column in Self.codes {
                codes[column.rawValue].append(column.value(of: request, record, details: details))
            }
        }
        thinOut()
    }

    /// Numbers the names in their order, so that equal requests give an equal table, and gives some other names.
    ///
    /// O(rows + names).
    mutating func numberNames(_ rename: [RequestName: (String) -> String] = [:]) {
        for column in Self.names {
            let numbers = nameTallies[column.rawValue].renumber(rename[column] ?? { $0 })
            nameNumbers[column.rawValue].replace { numbers[$0] ?? NameTally.otherNumber }
        }
    }

    /// The id of a request; nil where it has none, and where it is one of which only a hash is kept.
    func id(_ row: Int) -> String? { requestID(row)?.text }

    /// What tells the request's id from others; nil where it has none.
    func requestID(_ row: Int) -> RequestID? {
        guard let form = self[.idForm][row].flatMap({ RequestID.Form(rawValue: $0) }) else { return nil }
        return RequestID(high: self[.idHigh][row] ?? .min, low: self[.idLow][row] ?? .min, form: form)
    }

    /// Gives every request another id.
    mutating func rename(_ name: (String) -> String) {
        slowest.rename(name)
        let ids = (0..<count).map { row in id(row).map { RequestID(name($0)) } ?? requestID(row) }
        self[.idHigh] = OptionalColumn(ids.map { $0.map { Int64(bitPattern: $0.high) } })
        self[.idLow] = OptionalColumn(ids.map { $0.map { Int64(bitPattern: $0.low) } })
        self[.idForm] = OptionalColumn(ids.map { $0?.form.rawValue })
    }

    /// Makes room for about so many requests, so that no column is moved as it grows.
    mutating func reserve(_ requests: Int) {
        let rows = min(requests, limit + 1)
        for index in figures.indices { figures[index].reserve(rows) }
        for index in integers.indices { integers[index].reserve(rows) }
        for index in codes.indices { codes[index].reserve(rows) }
        for index in nameNumbers.indices { nameNumbers[index].reserve(rows) }
    }

    /// Takes in all that another table holds, as coming behind what this one has seen.
    ///
    /// Both are thinned out first, and a column of the other goes as soon as it is taken in, so that neither a large run
    /// nor rows that will not stay are held twice.
    mutating func append(_ other: consuming RequestTable) {
        total += other.total
        slowest.append(other.slowest)
        gapsByPosition.append(other.gapsByPosition)
        gapSample.append(other.gapSample)
        arrivals.merge(other.arrivals)
        turns.append(other.turns)
        oneOf = max(oneOf, other.oneOf)
        while rows(oneOf: oneOf).count + other.rows(oneOf: oneOf).count > limit, oneOf < 1 << 40 {
            oneOf *= 2
        }
        keepSmallHashes()
        let rows = other.rows(oneOf: oneOf)
        for index in figures.indices { figures[index].append(other.figures[index].take(rows)) }
        for index in integers.indices { integers[index].append(other.integers[index].take(rows)) }
        for index in codes.indices { codes[index].append(other.codes[index].take(rows)) }
        for index in nameTallies.indices {
            let numbers = nameTallies[index].append(other.nameTallies[index])
            var theirs = other.nameNumbers[index].take(rows)
            theirs.replace { numbers[$0] ?? NameTally.otherNumber }
            nameNumbers[index].append(theirs)
        }
    }

    /// The same table with at most so many rows, without what only findings are made of.
    ///
    /// Connections and conversations are numbered in the order in which they first appear.
    func reduced(beyond limit: Int) -> RequestTable {
        var table = self
        table.silences = silences ?? foundSilences
        table.limit = limit
        table.thinOut()
        table.gapSample = GapSample()
        table.arrivals = ArrivalMap()
        for column in Self.integers where !column.isArchived && column != .hash {
            table[column] = OptionalColumn(notRecorded: table.count)
        }
        for column in Self.codes where !column.isArchived {
            table[column] = OptionalColumn(notRecorded: table.count)
        }
        for column in [RequestInteger.connection, .conversation] {
            var numbers: [Int64: Int64] = [:]
            table[column].replace { value in
                let number = numbers[value] ?? Int64(numbers.count + 1)
                numbers[value] = number
                return number
            }
        }
        return table
    }

    /// Takes what the gaps and the arrivals say as it was written.
    mutating func adopt(_ sample: GapSample, _ arrivals: ArrivalMap) {
        (gapSample, self.arrivals) = (sample, arrivals)
    }

    private static func isKept(_ hash: Int64, oneOf: Int) -> Bool { hash & Int64(oneOf - 1) == 0 }

    /// Halves the rows until they are within the limit.
    private mutating func thinOut() {
        while count > limit, oneOf < 1 << 40 {
            oneOf *= 2
            keepSmallHashes()
        }
    }

    /// The rows that stay where there is one for so many requests.
    ///
    /// The hashes of an archived table are not recorded, and all its rows stay.
    private func rows(oneOf: Int) -> [Int] {
        let hashes = self[.hash]
        return (0..<count).filter { Self.isKept(hashes[$0] ?? 0, oneOf: oneOf) }
    }

    private mutating func keepSmallHashes() {
        let rows = rows(oneOf: oneOf)
        guard rows.count < count else { return }
        for index in figures.indices { figures[index].keep(rows) }
        for index in integers.indices { integers[index].keep(rows) }
        for index in codes.indices { codes[index].keep(rows) }
        for index in nameNumbers.indices { nameNumbers[index].keep(rows) }
    }
}

extension RequestTable {
    /// Successful requests of which nothing is known but when they began, one every so many ns, and their times to
    /// first byte in ns.
    ///
    /// O(n).
    public init(ttfb: [Double], oneEvery interval: Int64) {
        self.init(rows: ttfb.count)
        total = ttfb.count
        let starts = ttfb.indices.map { Int64($0) &* interval }
        self[.start] = OptionalColumn(starts)
        self[.hash] = OptionalColumn(
            starts.map { Int64(bitPattern: RequestHash.hash(id: "", start: $0, end: 0)) })
        self[.outcome] = OptionalColumn(starts.map { _ in RequestOutcome.successful.rawValue })
        self[.ttfb] = OptionalColumn(ttfb)
        thinOut()
    }
}
