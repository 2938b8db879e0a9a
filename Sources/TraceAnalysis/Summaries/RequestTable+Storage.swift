extension RequestTable {
    /// Writes everything that the table holds, so that it can be put together with others.
    func writeWhole(to writer: inout StoredWriter) {
        var table = self
        table.numberNames()
        writer.put(table.count)
        writer.put(table.total)
        writer.put(table.oneOf)
        table.storedColumns(.all).write(to: &writer)
        table.slowest.requests.write(to: &writer)
        table.gapsByPosition.write(to: &writer)
        for name in RequestName.allCases { table[tally: name].write(to: &writer) }
        table.turns.write(to: &writer)
        table.gapSample.write(to: &writer)
        table.arrivals.write(to: &writer)
    }

    /// Reads a table.
    init(wholeFrom reader: inout StoredReader, limit: Int) throws(StoredRunFault) {
        let rows = try reader.count(atMost: Self.limit)
        let total = try reader.count(atMost: 1 << 40)
        let oneOf = try reader.count(atMost: 1 << 40)
        guard rows <= total, oneOf > 0, oneOf & (oneOf - 1) == 0 else { throw .impossible }
        self.init(rows: rows, limit: limit)
        self.total = total
        self.oneOf = oneOf
        try read(try [String: StoredBytes](from: &reader), .all)
        let slowest = try [SlowRequest](from: &reader)
        guard slowest.count <= SlowestRequests.limit,
            zip(slowest, slowest.dropFirst()).allSatisfy({ !$1.precedes($0) })
        else { throw .impossible }
        self.slowest.requests = slowest
        gapsByPosition = try GapsByPosition(from: &reader)
        for name in RequestName.allCases { self[tally: name] = try NameTally(from: &reader) }
        turns = try TurnTally(from: &reader)
        let sample = try GapSample(from: &reader)
        let arrivals = try ArrivalMap(from: &reader)
        adopt(sample, arrivals)
        let rest = Int64(oneOf - 1)
        guard self[.hash].values.allSatisfy({ $0.map { $0 & rest == 0 } ?? false }),
            [RequestInteger.firstPause, .secondPause].allSatisfy({ column in
                self[column].values.allSatisfy { $0.map { Pause(packed: $0).isPossible } ?? true }
            })
        else { throw .impossible }
    }
}

extension Pause {
    /// Whether both times can be of a request.
    fileprivate var isPossible: Bool { since.magnitude <= 1e19 && (0...1e19).contains(length) }
}

extension GapSample: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(oneOf)
        writer.put(facts) { writer, facts in
            writer.putBytes(of: facts.hash)
            writer.put(UInt64(facts.count))
            writer.put(UInt64(facts.bursts))
            for float in facts.floats { writer.put(UInt64(float.bitPattern)) }
        }
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        let oneOf = try reader.count(atMost: 1 << 40)
        let facts = try reader.list { (reader) throws(StoredRunFault) -> GapFacts in
            let hash = try reader.eightBytes()
            let (count, bursts) = (try reader.word(), try reader.word())
            var floats: [Float] = []
            for _ in 0..<GapFacts.floatCount { floats.append(Float(bitPattern: try reader.word())) }
            guard let facts = GapFacts(hash: hash, count: count, bursts: bursts, floats: floats) else {
                throw .impossible
            }
            return facts
        }
        guard let sample = GapSample(facts, oneOf: oneOf) else { throw .impossible }
        self = sample
    }
}

extension StoredReader {
    /// Reads a whole number of at most 32 bits.
    fileprivate mutating func word() throws(StoredRunFault) -> UInt32 {
        guard let word = UInt32(exactly: try number()) else { throw .impossible }
        return word
    }
}

extension ArrivalMap: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(cell)
        writer.put(first)
        writer.put(words.count)
        NumberColumn.write(words.map { Int64(bitPattern: $0) }, to: &writer)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        let (cell, first) = (try reader.signed(), try reader.signed())
        let count = try reader.count(atMost: StoredReader.longestList)
        let words = try NumberColumn.integers(count, from: &reader)
        guard let map = ArrivalMap(cell: cell, first: first, words: words.map { UInt64(bitPattern: $0) })
        else { throw .impossible }
        self = map
    }
}

extension GapGroups: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(shift)
        range.write(to: &writer)
        writer.put(groups.sorted { $0.key < $1.key }) { writer, entry in
            writer.put(entry.key)
            writer.put(entry.value.sum)
            writer.put(entry.value.counts.count)
            NumberColumn.write(entry.value.counts.map(Int64.init), to: &writer)
        }
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        let shift = try reader.signed()
        let range = try Optional<ClosedRange<Int64>>(from: &reader)
        let groups = try reader.list { (reader) throws(StoredRunFault) -> (slot: Int64, group: Group) in
            let (slot, sum) = (try reader.signed(), try reader.number())
            let count = try reader.count(atMost: Self.binCount)
            let counts = try NumberColumn.integers(count, from: &reader)
            guard counts.allSatisfy({ (0...Int64(UInt32.max)).contains($0) }) else { throw .impossible }
            return (slot, Group(counts: counts.map { UInt32($0) }, sum: sum))
        }
        guard let read = GapGroups(shift: shift, range: range, groups) else { throw .impossible }
        self = read
    }
}
