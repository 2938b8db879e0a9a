extension RequestTable: StorableByParts {
    static var parts: some StoredForm<RequestTable> {
        StoredParts(
            StoredPart("rows", \.count),
            StoredPart("total", \.total),
            StoredPart("one_of", \.oneOf),
            StoredPart("columns") { $0.storedColumns(.archived) },
            StoredPart("slowest", \.slowest.requests),
            StoredPart("gaps_by_position", \.gapsByPosition),
            StoredPart("names", unwritten: [:]) { table in
                RequestName.allCases.reduce(into: [:]) { $0["\($1)"] = table[tally: $1] }
            },
            StoredPart("turns", unwritten: TurnTally(), \.turns),
            StoredPart("silences", unwritten: nil, \.silences)
        ) {
            (
                rows: Int, total: Int, oneOf: Int, columns: [String: StoredBytes], slowest: [SlowRequest],
                gapsByPosition: GapsByPosition, names: [String: NameTally], turns: TurnTally,
                silences: [KeptSilence]?
            ) in
            guard rows <= min(total, StoredReader.longestList), total <= 1 << 40,
                (1...(1 << 40)).contains(oneOf), oneOf & (oneOf - 1) == 0,
                slowest.count <= SlowestRequests.limit
            else { return nil }
            var table = RequestTable(rows: rows)
            table.total = total
            table.oneOf = oneOf
            for name in RequestName.allCases { table[tally: name] = names["\(name)"] ?? NameTally() }
            table.turns = turns
            guard (silences ?? []).count <= KeptSilence.limit else { return nil }
            table.silences = silences
            guard (try? table.read(columns, .archived)) != nil else { return nil }
            table.slowest.requests = slowest
            table.gapsByPosition = gapsByPosition
            return table
        }
    }

    // MARK: Columns

    /// Which columns are written.
    enum ColumnChoice {
        /// Those that an archive keeps, in which connections and conversations are numbered from 1.
        case archived
        /// All of them.
        case all

        fileprivate func has(_ column: RequestInteger) -> Bool { self == .all || column.isArchived }
        fileprivate func has(_ column: RequestCode) -> Bool { self == .all || column.isArchived }

        /// How the numbers of a column are written.
        fileprivate func form(of column: RequestInteger) -> IntegerForm {
            switch column {
            case .connection, .conversation: self == .all ? .once : .near
            case .firstPause, .secondPause: .halves
            default: .near
            }
        }
    }

    /// How whole numbers are written.
    fileprivate enum IntegerForm {
        /// As how far they are from what is expected.
        case near
        /// Each different one once: numbers without an order, which many rows share.
        case once
        /// Upper and lower halves apart.
        case halves
    }

    /// Each column by its name; what has none is as if nothing of it were recorded.
    func storedColumns(_ choice: ColumnChoice) -> [String: StoredBytes] {
        let skips = choice == .all
        var columns: [String: StoredBytes] = [:]
        for column in RequestFigure.allCases {
            columns["\(column)"] = self[column].stored(
                near: expected(column, choice), skippingExpected: skips)
        }
        for column in RequestInteger.allCases where choice.has(column) {
            columns["\(column)"] =
                switch choice.form(of: column) {
                case .near: self[column].stored(near: expected(column, choice), skippingExpected: skips)
                case .once: self[column].storedOnce()
                case .halves: self[column].storedInHalves()
                }
        }
        for column in RequestCode.allCases where choice.has(column) {
            columns["\(column)"] = self[column].stored(near: [], skippingExpected: skips)
        }
        for column in RequestName.allCases { columns["\(column)"] = self[column].stored(near: []) }
        return columns
    }

    /// Reads the columns of as many rows as there are.
    mutating func read(
        _ columns: [String: StoredBytes], _ choice: ColumnChoice
    ) throws(StoredRunFault) {
        for column in RequestFigure.allCases {
            guard let bytes = columns["\(column)"] else { continue }
            self[column] = try OptionalColumn(bytes, rows: count, near: expected(column, choice))
        }
        for column in RequestInteger.allCases where choice.has(column) {
            guard let bytes = columns["\(column)"] else { continue }
            self[column] =
                switch choice.form(of: column) {
                case .near: try OptionalColumn(bytes, rows: count, near: expected(column, choice))
                case .once: try OptionalColumn(once: bytes, rows: count)
                case .halves: try OptionalColumn(halves: bytes, rows: count)
                }
        }
        for column in RequestCode.allCases where choice.has(column) {
            guard let bytes = columns["\(column)"] else { continue }
            self[column] = try OptionalColumn(bytes, rows: count, near: [])
        }
        for column in RequestName.allCases {
            guard let bytes = columns["\(column)"] else { continue }
            self[column] = try OptionalColumn(bytes, rows: count, near: [])
        }
        guard self[.outcome].values.allSatisfy({ $0.flatMap(RequestOutcome.init) != nil }) else {
            throw .impossible
        }
        guard choice == .archived else { return }
        guard self[.connection].values.allSatisfy({ $0 ?? 1 > 0 }),
            self[.conversation].values.allSatisfy({ $0 ?? 1 > 0 })
        else { throw .impossible }
    }

    /// What a column nearly is, by those that stand before it; empty for most.
    ///
    /// What is stored is the difference, so that a change here would end old archives.
    private func expected(_ column: RequestFigure, _ choice: ColumnChoice) -> [Double?] {
        switch column {
        case .ttfb: self[.wait].values
        // AIPerf counts the first token from where it begins the request itself.
        case .timeToFirstToken where choice == .all:
            (0..<count).map { row in phases(row).map { $0.total - $0.transfer } }
        case .timeToFirstToken: self[.ttfb].values
        case .duration: (0..<count).map { phases($0)?.total }
        default: []
        }
    }

    private func expected(_ column: RequestInteger, _ choice: ColumnChoice) -> [Int64?] {
        switch column {
        case .credit: self[.start].values
        // Nearly all that a trace tells of end so long after they began.
        case .end where choice == .all: ends { self[.duration][$0] }
        case .end: ends { phases($0)?.total }
        default: []
        }
    }

    /// When each row ends if it takes so many ns; nil where that or its start is not known.
    private func ends(after length: (Int) -> Double?) -> [Int64?] {
        (0..<count).map { row in
            start(row).flatMap { start in
                length(row).flatMap { Int64(exactly: $0.rounded()) }.map { start &+ $0 }
            }
        }
    }
}

// MARK: Beside the columns

extension NameTally: StorableByParts {
    static var parts: some StoredForm<NameTally> {
        StoredParts(
            StoredPart("names") { $0.listed.names.map(\.name) },
            StoredPart("counts") { $0.listed.names.map(\.count) },
            StoredPart("others") { $0.listed.others },
            StoredPart("is_full", \.isFull)
        ) { (names: [String], counts: [NameCount], others: NameCount, isFull: Bool) in
            guard names.count == counts.count else { return nil }
            return NameTally(Array(zip(names, counts)), others: others, isFull: isFull)
        }
    }
}

extension TurnTally: StorableByParts {
    static var parts: some StoredForm<TurnTally> {
        StoredParts(StoredPart("counts", \.counts), StoredPart("others", \.others)) {
            TurnTally($0, others: $1)
        }
    }
}

extension KeptSilence: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(start)
        writer.put(length)
        writer.put(waiting)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        start = try reader.signed()
        let length = try reader.signed()
        let (end, overflow) = start.addingReportingOverflow(length)
        guard length > 0, !overflow else { throw .impossible }
        self.end = end
        waiting = try reader.count(atMost: 1 << 40)
    }
}

extension NameCount: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(requests)
        writer.put(failed)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        requests = try reader.count(atMost: 1 << 40)
        failed = try reader.count(atMost: requests)
    }
}

extension SlowRequest: StorableByParts {
    static var parts: some StoredForm<SlowRequest> {
        StoredParts(
            StoredPart("id", \.id),
            StoredPart("start", \.start),
            StoredPart("duration", \.duration),
            StoredPart("measure", \.measure.name),
            StoredPart("ttfb", \.ttfb),
            StoredPart("input_tokens", \.inputTokens),
            StoredPart("output_tokens", \.outputTokens),
            StoredPart("phases", \.phases),
            StoredPart("is_successful", \.isSuccessful),
            StoredPart("spans", \.spans)
        ) { id, start, duration, measure, ttfb, inputTokens, outputTokens, phases, isSuccessful, spans in
            let figures = [duration, ttfb ?? 0, inputTokens ?? 0, outputTokens ?? 0] + (phases?.values ?? [])
            guard let measure = measures.first(where: { $0.name == measure }),
                figures.allSatisfy(\.isPossible)
            else { return nil }
            return SlowRequest(
                id: id, start: start, duration: duration, measure: measure, ttfb: ttfb,
                inputTokens: inputTokens, outputTokens: outputTokens, phases: phases,
                isSuccessful: isSuccessful, spans: spans)
        }
    }
}

extension Interval: Storable {
    /// No two moments are further apart than 64 bits can say.
    private static let possible = -(Int64.max / 2)...Int64.max / 2

    func write(to writer: inout StoredWriter) {
        writer.put(start)
        writer.put(end)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        let (start, end) = (try reader.signed(), try reader.signed())
        guard Self.possible.contains(start), Self.possible.contains(end),
            let interval = Interval(from: start, to: end)
        else { throw .impossible }
        self = interval
    }
}

extension GapsByPosition: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(bins) { writer, lengths in
            // Most lengths do not occur: only from the first to the last that does.
            let first = lengths.firstIndex { $0 > 0 } ?? 0
            let last = lengths.lastIndex { $0 > 0 }.map { $0 + 1 } ?? first
            writer.put(first)
            writer.put(last - first)
            NumberColumn.write(lengths[first..<last].map(Int64.init), to: &writer)
        }
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        let sizes = Self.sizes
        var all: [Int] = []
        let places: [Void] = try reader.list { (reader) throws(StoredRunFault) in
            guard all.count < sizes.places * sizes.lengths else { throw .impossible }
            let first = try reader.count(atMost: sizes.lengths)
            let count = try reader.count(atMost: sizes.lengths - first)
            let counts = try NumberColumn.integers(count, from: &reader)
            guard counts.allSatisfy({ (0...(1 << 40)).contains($0) }) else { throw .impossible }
            all += repeatElement(0, count: first)
            all += counts.lazy.map { Int($0) }
            all += repeatElement(0, count: sizes.lengths - first - count)
        }
        guard places.count <= sizes.places else { throw .impossible }
        self.init(counts: all)
    }
}
