/// Puts pseudonyms in the place of hosts and ids.
///
/// Applied to what was read, before anything is computed or written from it, so that every output has them: none
/// can forget. Figures do not change.
public struct Redaction: Sendable {
    /// Gives the same pseudonym for the same name, and nearly always another for another.
    let pseudonym: @Sendable (String) -> String

    /// - Parameter pseudonym: Gives the same pseudonym for the same name, and nearly always another for another.
    public init(pseudonym: @escaping @Sendable (String) -> String) {
        self.pseudonym = pseudonym
    }

    /// A run's description without its hosts, and what was measured without its ids.
    ///
    /// Known hosts and the benchmark's id are also replaced inside the file's name and the messages of errors. Of
    /// conversations and connections nothing is kept but numbers.
    public func apply(
        to run: RunDescription, _ measurements: Measurements
    ) -> (RunDescription, Measurements) {
        let names = names(run, measurements)
        func hiding(_ text: String) -> String { self.hiding(names, in: text) }
        var described = run
        described.isRedacted = true
        described.file = hiding(run.file)
        described.summary = redacted(run.summary, hiding)
        described.foreignSummary = run.foreignSummary.map { redacted($0, hiding) }
        var measured = measurements
        measured.requests = measurements.requests.map(applied)
        measured.failures = [:]
        for (kind, count) in measurements.failures {
            var kind = kind
            kind.message = kind.message.map { MaskedMessage(masked: hiding($0.text)) }
            kind.rootCause = kind.rootCause.map { MaskedMessage(masked: hiding($0.text)) }
            measured.failures[kind, default: 0] += count
        }
        return (described, measured)
    }

    /// A table without its ids, workers and addresses.
    func applied(to table: RequestTable) -> RequestTable {
        var table = table
        table.rename(pseudonym)
        table.numberNames([
            .worker: pseudonym,
            .remote: hidingHost(in:),
        ])
        return table
    }

    /// A text with pseudonyms in the place of some names.
    func hiding(_ names: [String], in text: String) -> String {
        names.reduce(text) { $0.replacing($1, with: pseudonym($1)) }
    }

    /// The hosts and ids that texts may hold.
    func names(_ run: RunDescription, _ measurements: Measurements) -> [String] {
        names(
            [run.summary, run.foreignSummary].compactMap { $0 },
            remotes: measurements.requests?[tally: .remote].listed.names.map(\.name) ?? [])
    }

    /// The hosts and ids of some summaries, and of addresses that servers answered from.
    func names(_ summaries: [RunSummary], remotes: [String]) -> [String] {
        let origins = summaries.flatMap { Origin.all(in: $0.endpoint ?? "") }.map(\.host)
        let ids = summaries.flatMap { [$0.benchmarkID, $0.place.sweepID] }.compactMap { $0 }
        let hosts = Set(remotes.map { Origin($0).host }).sorted()
        return (origins + hosts + ids).filter { $0.count > 2 }
    }

    /// An address with its port, or `scheme://host:port`, with a pseudonym in the place of the host.
    func hidingHost(in address: String) -> String {
        let origin = Origin(address)
        return origin.before + pseudonym(origin.host) + origin.after
    }

    /// A summary without hosts and ids.
    func redacted(_ summary: RunSummary, _ hiding: (String) -> String) -> RunSummary {
        var summary = summary
        summary.benchmarkID = summary.benchmarkID.map(pseudonym)
        summary.endpoint = summary.endpoint.map {
            $0.components(separatedBy: ", ").map(hidingHost(in:)).joined(separator: ", ")
        }
        summary.place.sweepID = summary.place.sweepID.map(pseudonym)
        summary.place.runLabel = summary.place.runLabel.map(hiding)
        summary.place.variationLabel = summary.place.variationLabel.map(hiding)
        summary.place.variationValues = summary.place.variationValues.mapValues(hiding)
        summary.facts.incompleteReason = summary.facts.incompleteReason.map {
            MaskedMessage(masked: hiding($0.text))
        }
        return summary
    }
}

/// A `scheme://host:port` in its parts.
private struct Origin {
    var before: String
    var host: String
    var after: String

    /// The origins in a list as a summary has it.
    static func all(in list: String) -> [Origin] {
        list.components(separatedBy: ", ").map(Origin.init)
    }

    init(_ text: String) {
        let parts = text.split(separator: "://", maxSplits: 1).map(String.init)
        before = parts.count == 2 ? parts[0] + "://" : ""
        let place = parts.last ?? ""
        let isBracketed = place.hasPrefix("[")
        let end = isBracketed ? place.firstIndex(of: "]").map(place.index(after:)) : place.lastIndex(of: ":")
        host = String(place[..<(end ?? place.endIndex)])
        after = String(place[(end ?? place.endIndex)...])
    }
}

extension String {
    /// The parts between separators.
    fileprivate func components(separatedBy separator: String) -> [String] {
        split(separator: separator).map(String.init)
    }
}
