/// Puts pseudonyms in the place of hosts and ids.
///
/// Applied to what was read, before anything is computed or written from it, so that every output has them: none
/// can forget. Figures do not change.
public struct Redaction: Sendable {
    private let pseudonym: @Sendable (String) -> String

    /// - Parameter pseudonym: Gives the same pseudonym for the same name, and nearly always another for another.
    public init(pseudonym: @escaping @Sendable (String) -> String) {
        self.pseudonym = pseudonym
    }

    /// A run's description without its hosts, and what was measured without its ids.
    ///
    /// Known hosts and the benchmark's id are also replaced inside the file's name and the messages of errors.
    public func apply(
        to run: RunDescription, _ measurements: Measurements
    ) -> (RunDescription, Measurements) {
        let origins = (run.summary.endpoint ?? "").components(separatedBy: ", ").map(Origin.init)
        let names = origins.map(\.host) + [run.summary.benchmarkID].compactMap { $0 }
        func hiding(_ text: String) -> String {
            names.filter { $0.count > 2 }.reduce(text) { $0.replacing($1, with: pseudonym($1)) }
        }
        var described = run
        described.isRedacted = true
        described.file = hiding(run.file)
        described.summary.benchmarkID = run.summary.benchmarkID.map(pseudonym)
        described.summary.endpoint = run.summary.endpoint.map { _ in
            origins.map { $0.before + pseudonym($0.host) + $0.after }.joined(separator: ", ")
        }
        var measured = measurements
        measured.requests?.renameSlowest(pseudonym)
        measured.failures = [:]
        for (kind, count) in measurements.failures {
            var kind = kind
            kind.message = kind.message.map { MaskedMessage(masked: hiding($0.text)) }
            measured.failures[kind, default: 0] += count
        }
        return (described, measured)
    }
}

/// A `scheme://host:port` in its parts.
private struct Origin {
    var before: String
    var host: String
    var after: String

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
