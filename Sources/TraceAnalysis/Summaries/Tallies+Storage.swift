extension BoundedCounts: Storable where Kind: Storable {
    func write(to writer: inout StoredWriter) {
        let bounded = bounded
        bounded.counts.write(to: &writer)
        bounded.last.write(to: &writer)
        writer.put(bounded.othersSoFar)
    }

    /// Reads counts that say themselves how many kinds are told apart at most: as many as there are.
    init(from reader: inout StoredReader) throws(StoredRunFault) {
        try self.init(from: &reader, limit: StoredReader.longestList)
    }

    /// Reads counts of which so many kinds are told apart.
    init(from reader: inout StoredReader, limit: Int) throws(StoredRunFault) {
        let counts = try [Kind: Int](from: &reader)
        let last = try Optional<Kind>(from: &reader)
        let others = try reader.count(atMost: 1 << 40)
        guard counts.count <= limit, counts.values.allSatisfy({ (1...(1 << 40)).contains($0) }),
            last != nil || others == 0, last.map({ last in !counts.keys.contains { last < $0 } }) ?? true
        else { throw .impossible }
        self.init(limit: limit, counts: counts, last: last, others: others)
    }
}

extension FailureTally: Storable {
    func write(to writer: inout StoredWriter) {
        kinds.write(to: &writer)
        messages.write(to: &writer)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self.init(
            kinds: try BoundedCounts(from: &reader, limit: Self.limit),
            messages: try BoundedCounts(from: &reader, limit: Self.limit))
    }
}

/// Sums as they are, not rounded: the whole part of 128 bits, and what has a fraction.
extension ExactSum {
    /// So many sums can be added up before a whole part overflows.
    private static let possible: ClosedRange<Int128> = -(1 << 110)...(1 << 110)

    /// Writes the sum.
    func writeExactly(to writer: inout StoredWriter) {
        writer.putBytes(of: UInt64(truncatingIfNeeded: whole))
        writer.putBytes(of: UInt64(truncatingIfNeeded: whole >> 64))
        writer.put(numbers: RadixSort.sorted(others))
    }

    /// Reads a sum.
    init(
        exactlyFrom reader: inout StoredReader, _ budget: inout MemoryBudget
    ) throws(StoredRunFault) {
        let (low, high) = (try reader.eightBytes(), try reader.eightBytes())
        let whole = Int128(Int64(bitPattern: high)) << 64 | Int128(low)
        let others = try reader.numbers(&budget)
        guard Self.possible.contains(whole), others.allSatisfy({ $0.magnitude <= 1e30 }) else {
            throw .impossible
        }
        self.init(whole: whole, others: others)
    }
}

extension AgreementTally {
    /// Writes the tally, its sum not rounded.
    func writeExactly(to writer: inout StoredWriter) {
        writer.put(count)
        sum.writeExactly(to: &writer)
        writer.put(largest)
    }

    /// Reads a tally.
    init(
        exactlyFrom reader: inout StoredReader, _ budget: inout MemoryBudget
    ) throws(StoredRunFault) {
        let count = try reader.count(atMost: 1 << 40)
        let sum = try ExactSum(exactlyFrom: &reader, &budget)
        self.init(count: count, sum: sum, largest: try reader.double())
        guard largest >= 0 else { throw .impossible }
    }
}

extension CompletionTally {
    /// Writes the tally, its sum not rounded.
    func write(to writer: inout StoredWriter) {
        writer.put(answers)
        writer.put(good)
        tokens.writeExactly(to: &writer)
        lastEnd.write(to: &writer)
    }

    /// Reads a tally.
    init(from reader: inout StoredReader, _ budget: inout MemoryBudget) throws(StoredRunFault) {
        answers = try reader.count(atMost: 1 << 40)
        good = try reader.count(atMost: answers)
        tokens = try ExactSum(exactlyFrom: &reader, &budget)
        lastEnd = try Int64?(from: &reader)
    }
}
