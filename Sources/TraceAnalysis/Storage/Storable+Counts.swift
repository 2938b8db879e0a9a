extension RecordCounts: Storable {
    /// The counts of which the others are made up or follow.
    private static var numbers: [WritableKeyPath<RecordCounts, Int>] {
        [
            \.malformedLines, \.withTrace, \.successful, \.failed, \.cancelled, \.streaming, \.nonStreaming,
            \.connected, \.reused, \.lookedUp, \.dnsCacheHits, \.successfulWithTrace, \.impossible,
            \.connectedWhileSending,
        ]
    }

    func write(to writer: inout StoredWriter) {
        for number in Self.numbers { writer.put(self[keyPath: number]) }
        writer.put(excludedByPhase.sorted { $0.key < $1.key }) { writer, phase in
            writer.put(phase.key)
            writer.put(phase.value)
        }
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self.init()
        for number in Self.numbers { self[keyPath: number] = try reader.count(atMost: 1 << 40) }
        let phases = try reader.list { (reader) throws(StoredRunFault) in
            (try reader.text(), try reader.count(atMost: 1 << 40))
        }
        excludedByPhase = Dictionary(phases, uniquingKeysWith: { first, _ in first })
        total = successful + failed + excluded
        guard cancelled <= failed, withTrace <= successful + failed, successfulWithTrace <= successful,
            streaming + nonStreaming <= successful, successful + failed > 0
        else { throw .impossible }
    }
}

extension SourceCounts: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(trace)
        writer.put(metrics)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self.init()
        trace = try reader.count()
        metrics = try reader.count()
    }
}

extension ExactSum: Storable {
    func write(to writer: inout StoredWriter) { writer.put(value) }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self.init()
        add(try reader.double())
    }
}

extension AgreementTally: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(count)
        writer.put(sum)
        writer.put(largest)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self.init()
        count = try reader.count()
        sum = try reader.part()
        largest = try reader.double()
        guard count > 0 else { throw .impossible }
    }
}

extension PhaseTotals: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(count)
        for sum in sums.values { writer.put(sum) }
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self.init()
        count = try reader.count()
        sums = try Phases { (_) throws(StoredRunFault) in try reader.part() }
    }
}

extension TokenTotals: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(bytes)
        writer.put(tokens)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self.init()
        bytes = try reader.part()
        tokens = try reader.part()
    }
}

extension NetworkBreakdown: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(requests)
        writer.put(meanTTFB)
        writer.put(meanTransfer)
        writer.put(bands)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self.init(
            requests: try reader.count(), meanTTFB: try reader.optionalDouble(),
            meanTransfer: try reader.optionalDouble(), bands: try reader.parts())
        guard bands.count < LatencyBand.edges.count else { throw .impossible }
    }
}

extension LatencyBand: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(lower)
        writer.put(upper)
        writer.put(requests)
        writer.put(meanTTFB)
        writer.put(meanTransfer)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self.init(
            lower: try reader.count(atMost: 100), upper: try reader.count(atMost: 100),
            requests: try reader.count(), meanTTFB: try reader.double(), meanTransfer: try reader.double())
    }
}

extension FailureKind: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(type)
        writer.put(code)
        writer.put(isCancellation)
        writer.put(message?.text)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        type = try reader.optionalText()
        code = try reader.optionalSigned()
        isCancellation = try reader.flag()
        message = try reader.optionalText().map { MaskedMessage(masked: $0) }
    }
}
