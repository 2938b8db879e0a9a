extension Measurements: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(counts)
        writer.put(network)
        writer.put(phaseTotals)
        writer.put(tokenTotals)
        writer.put(span) { writer, span in
            writer.put(span.lowerBound)
            writer.put(span.upperBound)
        }
        writer.put(start)
        writer.put(malformedLines)
        // Dictionaries have no order of their own: the same run gives the same bytes.
        writer.put(
            failures.map { (kind: $0, count: $1) }.sorted { $0.kind < $1.kind }
        ) { writer, failure in
            writer.put(failure.kind)
            writer.put(failure.count)
        }
        writer.put(MetricTag.allCases.filter { agreements[$0] != nil }) { writer, tag in
            writer.put(tag.name)
            writer.put(agreements[tag] ?? AgreementTally())
        }
        writer.put(MetricTag.allCases.filter { samples[$0] != nil }) { writer, tag in
            writer.put(tag.name)
            writer.put(sources[tag] ?? SourceCounts())
            if let sample = samples[tag] { writer.put(sample) }
        }
        writer.put(requests) { $0.put($1) }
        writer.put(comparisonBasis) { $0.put($1) }
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        let counts: RecordCounts = try reader.part()
        let network: NetworkBreakdown = try reader.part()
        let phaseTotals: PhaseTotals = try reader.part()
        let tokenTotals: TokenTotals = try reader.part()
        let span = try reader.optional { (reader) throws(StoredRunFault) -> ClosedRange<Int64> in
            let (begin, end) = (try reader.signed(), try reader.signed())
            guard begin <= end else { throw .impossible }
            return begin...end
        }
        let start = try reader.optionalSigned()
        let malformedLines: [MalformedLine] = try reader.parts()
        let failures = try reader.list { (reader) throws(StoredRunFault) in
            (try reader.part(FailureKind.self), try reader.count())
        }
        let agreements = try reader.list { (reader) throws(StoredRunFault) in
            (try reader.tag(), try reader.part(AgreementTally.self))
        }
        let samples = try reader.list { (reader) throws(StoredRunFault) in
            (try reader.tag(), (try reader.part(SourceCounts.self), try reader.part(Sample.self)))
        }
        let requests = try reader.optional { (reader) throws(StoredRunFault) in
            try reader.part(RequestTable.self)
        }
        let basis = try reader.optional { (reader) throws(StoredRunFault) in
            try reader.part(ComparisonBasis.self)
        }
        let byTag = Dictionary(samples, uniquingKeysWith: { first, _ in first })
        self.init(
            counts: counts, samples: byTag.mapValues(\.1), sources: byTag.mapValues(\.0), network: network,
            failures: Dictionary(failures, uniquingKeysWith: { first, _ in first }),
            agreements: Dictionary(agreements, uniquingKeysWith: { first, _ in first }),
            phaseTotals: phaseTotals, tokenTotals: tokenTotals, span: span, start: start,
            malformedLines: malformedLines, requests: requests, comparisonBasis: basis)
    }
}

extension StoredReader {
    /// Reads a metric by its name.
    fileprivate mutating func tag() throws(StoredRunFault) -> MetricTag {
        let name = try text()
        guard let tag = MetricTag.allCases.first(where: { $0.name == name }) else { throw .impossible }
        return tag
    }
}
