extension TraceReader {
    /// Measures a part of a run as far as can be done before the other parts are known.
    ///
    /// - Parameters:
    ///   - lines: The bytes of the file in which the lines begin that are read; nil for all of it.
    ///   - about: What AIPerf's summary says of the run, whichever part of it this is.
    ///   - isUnreadable: Whether there is such a summary that cannot be read.
    /// - Throws: `InputError` when the input cannot be read, is damaged, or holds no record and is of another format. A
    ///   part without records is one all the same.
    public func summarize(
        _ location: RunLocation, lines: Range<Int>? = nil, about: RunSummary = RunSummary(),
        isUnreadable: Bool = false
    ) throws(InputError) -> PartSummary {
        var reader = self
        reader.detail = .comparisons
        reader.asksForStreams = about.asksForStreams
        reader.limits = about.objectives
        reader.bounds = options.window?.bounds(after: 0)
        let measured = try reader.measurePart(location, in: lines)
        var chosen = AnalysisOptions(phase: options.phase, includeFailed: options.includeFailed)
        chosen.window = options.window
        var summary = PartSummary(parts: [], options: chosen, measured: measured)
        summary.about = AboutParts(summary: about, isUnreadable: isUnreadable)
        return summary
    }
}

extension PartSummary {
    /// How many bytes were read, compressed as they are.
    public var bytes: Int { measured.bytes }

    /// How many lines hold no well-formed record.
    public var malformedLines: Int { measured.collector.counts.malformedLines }

    /// Says what the part is called and what its bytes hash to, once they are read.
    public mutating func name(_ name: String, sha256: String) {
        parts = [RunPart(name: name, bytes: measured.bytes, lines: measured.lines, sha256: sha256)]
    }

    /// Puts the values of all metrics but counts and tokens into cells of a fixed grid, within 0.05 % of what they are.
    ///
    /// However many gaps there are, the summary then takes what its kept requests take and some hundred kilobytes.
    public mutating func bound() {
        guard !isBounded else { return }
        isBounded = true
        for tag in MetricTag.allCases where tag.isInCells {
            measured.collector.samples[tag.rawValue] = measured.collector.samples[tag.rawValue].inCells
        }
    }

    /// Keeps what happened here apart from what happened at the same addresses elsewhere.
    ///
    /// Connections become those of this label, and the server's addresses get it before them.
    public mutating func label(_ label: String) {
        measured.collector.requests?.label(label)
    }

    /// Puts pseudonyms in the place of hosts and ids.
    public mutating func redact(by redaction: Redaction) {
        guard !isRedacted else { return }
        isRedacted = true
        let remotes = measured.collector.requests?[tally: .remote].listed.names.map(\.name) ?? []
        let names = redaction.names([about.summary], remotes: remotes)
        about.summary = redaction.redacted(about.summary) { redaction.hiding(names, in: $0) }
        for index in parts.indices { parts[index].name = redaction.hiding(names, in: parts[index].name) }
        if let table = measured.collector.requests {
            measured.collector.requests = redaction.applied(to: table)
        }
        measured.collector.failures = measured.collector.failures.renamed { redaction.hiding(names, in: $0) }
    }
}

extension RequestTable {
    /// Tells connections and addresses from equal ones elsewhere.
    fileprivate mutating func label(_ label: String) {
        let seed = RequestHash.name(label)
        self[.connection].replace { Int64(bitPattern: max((UInt64(bitPattern: $0) ^ seed).mixed, 1)) }
        numberNames([.remote: { "\(label)/\($0)" }])
    }
}
