extension RequestTable: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(count)
        writer.put(total)
        writer.put(oneOf)
        NumberColumn.write(outcomes.map { Int64($0.rawValue) }, to: &writer)
        NumberColumn.write(gapCounts.map(Int64.init), to: &writer)
        NumberColumn.write(connections.map(Int64.init(clamping:)), to: &writer)
        inputTokens.write(to: &writer)
        outputTokens.write(to: &writer)
        for phase in phases { phase.write(to: &writer) }
        // What follows is nearly the same as what is known by then.
        ttfb.write(to: &writer, near: expectedTTFB)
        ttlb.write(to: &writer, near: expectedTTLB)
        duration.write(to: &writer, near: expectedDuration)
        latency.write(to: &writer, near: duration.values)
        NumberColumn.write(starts, to: &writer)
        NumberColumn.write(zip(ends, expectedEnds).map { $0 &- $1 }, to: &writer)
        gapSums.write(to: &writer, near: phases[5].values)
        meanGap.write(to: &writer, near: expectedMeanGap(gapSums.values))
        writer.put(slowest.requests)
        writer.put(gapsByPosition)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self.init()
        let count = try reader.count(atMost: StoredReader.longestList)
        total = try reader.count(atMost: 1 << 40)
        oneOf = try reader.count(atMost: 1 << 40)
        guard count <= total, oneOf >= 1, oneOf & (oneOf - 1) == 0 else { throw .impossible }
        for code in try NumberColumn.integers(count, from: &reader) {
            guard let outcome = UInt8(exactly: code).flatMap(Outcome.init) else { throw .impossible }
            outcomes.append(outcome)
        }
        gapCounts = try Self.read(count, from: &reader)
        connections = try Self.read(count, from: &reader)
        hashes = [UInt64](repeating: 0, count: count)
        inputTokens = try OptionalColumn(count, from: &reader)
        outputTokens = try OptionalColumn(count, from: &reader)
        for index in phases.indices { phases[index] = try OptionalColumn(count, from: &reader) }
        ttfb = try OptionalColumn(count, from: &reader, near: expectedTTFB)
        ttlb = try OptionalColumn(count, from: &reader, near: expectedTTLB)
        duration = try OptionalColumn(count, from: &reader, near: expectedDuration)
        latency = try OptionalColumn(count, from: &reader, near: duration.values)
        starts = try NumberColumn.integers(count, from: &reader)
        let late = try NumberColumn.integers(count, from: &reader)
        ends = zip(late, expectedEnds).map { $0 &+ $1 }
        let sums = try OptionalColumn(count, from: &reader, near: phases[5].values)
        meanGap = try OptionalColumn(count, from: &reader, near: expectedMeanGap(sums.values))
        slowest.requests = try reader.parts()
        guard slowest.requests.count <= SlowestRequests.limit else { throw .impossible }
        gapsByPosition = try reader.part()
    }

    private static func read<Number: BinaryInteger>(
        _ count: Int, from reader: inout StoredReader
    ) throws(StoredRunFault) -> [Number] {
        let numbers = try NumberColumn.integers(count, from: &reader)
        let exact = numbers.compactMap { $0 < 0 ? nil : Number(exactly: $0) }
        guard exact.count == count else { throw .impossible }
        return exact
    }

    // MARK: What a column nearly is

    private var rows: Range<Int> { 0..<count }

    private var expectedTTFB: [Double?] { phases[4].values }

    private var expectedTTLB: [Double?] {
        zip(ttfb.values, phases[5].values).map { first, rest in
            first.flatMap { first in rest.map { first + $0 } }
        }
    }

    private var expectedDuration: [Double?] { rows.map { phases($0)?.total } }

    /// A latency behind the start; a wrapped or unknown one does no harm, as differences wrap back.
    private var expectedEnds: [Int64] {
        rows.map { row in
            starts[row] &+ ((latency[row] ?? duration[row]).flatMap { Int64(exactly: $0.rounded()) } ?? 0)
        }
    }

    /// The sums of gaps that give the means, where one does exactly.
    private var gapSums: OptionalColumn {
        OptionalColumn(
            rows.map { row in
                guard let mean = meanGap[row] else { return nil }
                let sum = (mean * Double(gapCounts[row])).rounded()
                return sum / Double(gapCounts[row]) == mean ? sum : nil
            })
    }

    private func expectedMeanGap(_ sums: [Double?]) -> [Double?] {
        rows.map { row in
            guard gapCounts[row] > 0 else { return nil }
            return sums[row].map { $0 / Double(gapCounts[row]) }
        }
    }
}

extension OptionalColumn {
    /// What a figure of a request can be, in ns or in tokens.
    private static let possible = 0.0...1e19

    /// Writes which rows are recorded, and of these how far they are from what is expected.
    fileprivate func write(to writer: inout StoredWriter, near expected: [Double?] = []) {
        let values = values
        let marks: [Int64] = values.map { $0 == nil ? 0 : 1 }
        NumberColumn.write(marks, to: &writer)
        let recorded = values.indices.filter { values[$0] != nil }
        let known = recorded.map { values[$0] ?? 0 }
        let base = recorded.map { expected.isEmpty ? 0 : expected[$0] ?? 0 }
        let differences = zip(known, base).map { $0 - $1 }
        let isExact = zip(zip(differences, base), known).allSatisfy { $0.0 + $0.1 == $1 }
        writer.put(isExact)
        NumberColumn.write(isExact ? differences : known, to: &writer)
    }

    /// Reads a column of so many rows.
    fileprivate init(
        _ count: Int, from reader: inout StoredReader, near expected: [Double?] = []
    ) throws(StoredRunFault) {
        let marks = try NumberColumn.integers(count, from: &reader)
        guard marks.allSatisfy({ (0...1).contains($0) }) else { throw .impossible }
        let recorded = marks.indices.filter { marks[$0] == 1 }
        let isExact = try reader.flag()
        var values = [Double?](repeating: nil, count: count)
        for (row, number) in zip(recorded, try NumberColumn.doubles(recorded.count, from: &reader)) {
            let value = isExact && !expected.isEmpty ? number + (expected[row] ?? 0) : number
            guard Self.possible.contains(value) else { throw .impossible }
            values[row] = value
        }
        self.init(values)
    }
}

extension SlowRequest: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(id)
        writer.put(start)
        writer.put(duration)
        writer.put(measure == .requestLatency)
        writer.put(ttfb)
        writer.put(inputTokens)
        writer.put(outputTokens)
        writer.put(phases) { writer, phases in
            for part in phases.values { writer.put(part) }
        }
        writer.put(isSuccessful)
        writer.put(spans) { $0.put($1) }
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        id = try reader.optionalText()
        start = try reader.optionalSigned()
        duration = try reader.double()
        measure = try reader.flag() ? .requestLatency : .httpReqDuration
        ttfb = try reader.optionalDouble()
        inputTokens = try reader.optionalDouble()
        outputTokens = try reader.optionalDouble()
        phases = try reader.optional { (reader) throws(StoredRunFault) in
            try Phases { (_) throws(StoredRunFault) in try reader.double() }
        }
        isSuccessful = try reader.flag()
        spans = try reader.optional { (reader) throws(StoredRunFault) in try reader.part(PhaseSpans.self) }
        let figures = [duration, ttfb, inputTokens, outputTokens] + (phases?.values ?? [])
        guard figures.allSatisfy({ (0.0...1e19).contains($0 ?? 0) }) else { throw .impossible }
    }
}

extension PhaseSpans: Storable {
    func write(to writer: inout StoredWriter) {
        for span in values {
            writer.put(span) { writer, span in
                writer.put(span.start)
                writer.put(span.end)
            }
        }
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        // No two moments are further apart than 64 bits can say.
        let possible = -(Int64.max / 2)...Int64.max / 2
        self = try Phases { (_) throws(StoredRunFault) in
            try reader.optional { (reader) throws(StoredRunFault) -> Interval in
                let (start, end) = (try reader.signed(), try reader.signed())
                guard possible.contains(start), possible.contains(end),
                    let interval = Interval(from: start, to: end)
                else { throw .impossible }
                return interval
            }
        }
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
        self.init()
        let sizes = Self.sizes
        bins = try reader.list { (reader) throws(StoredRunFault) -> [Int] in
            let first = try reader.count(atMost: sizes.lengths)
            let count = try reader.count(atMost: sizes.lengths - first)
            let counts = try NumberColumn.integers(count, from: &reader)
            guard counts.allSatisfy({ (0...(1 << 40)).contains($0) }) else { throw .impossible }
            guard counts.contains(where: { $0 > 0 }) else { return [] }
            var lengths = [Int](repeating: 0, count: sizes.lengths)
            for (index, count) in counts.enumerated() { lengths[first + index] = Int(count) }
            return lengths
        }
        guard bins.count <= sizes.places else { throw .impossible }
    }
}
