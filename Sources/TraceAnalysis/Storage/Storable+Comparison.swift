extension ComparisonBasis: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(gaps) { $0.put($1) }
        writer.put(pace)
        writer.put(bands) { $0.put($1) }
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        gaps = try reader.optional { (reader) throws(StoredRunFault) in try reader.part(GapSpread.self) }
        pace = try reader.parts()
        bands = try reader.optional { (reader) throws(StoredRunFault) in try reader.part(PhaseBands.self) }
    }
}

extension GapSpread: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(percentiles.sorted { $0.key < $1.key }) { writer, entry in
            writer.put(entry.key)
            writer.put(entry.value)
        }
        writer.put(standardErrorOfMean)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        let entries = try reader.list { (reader) throws(StoredRunFault) in
            (try reader.text(), try reader.double())
        }
        percentiles = Dictionary(entries, uniquingKeysWith: { first, _ in first })
        standardErrorOfMean = try reader.double()
    }
}

extension PaceBlock: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(requests)
        writer.put(nanoseconds)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self.init(requests: try reader.count(), nanoseconds: try reader.double())
    }
}

extension PhaseBands: Storable {
    func write(to writer: inout StoredWriter) {
        for band in [median, slowest] {
            writer.put(band) { writer, phases in writer.put(phases.values) { $0.put($1) } }
        }
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        median = try Self.phases(from: &reader)
        slowest = try Self.phases(from: &reader)
    }

    /// Six phases, or none.
    private static func phases(from reader: inout StoredReader) throws(StoredRunFault) -> PhaseTimes? {
        try reader.optional { (reader) throws(StoredRunFault) -> PhaseTimes in
            guard try reader.count() == 6 else { throw .impossible }
            return try Phases { (_) throws(StoredRunFault) in try reader.double() }
        }
    }
}
