extension Redaction {
    /// Findings that an archive holds without the hosts, workers and ids that they name.
    ///
    /// - Parameters:
    ///   - run: The run as it was described.
    ///   - measurements: What was measured, the names of hosts and workers among it.
    public func apply(
        to findings: Findings?, of run: RunDescription, _ measurements: Measurements
    ) -> Findings? {
        let workers = measurements.requests?[tally: .worker].listed.names.map(\.name) ?? []
        let names = names(run, measurements) + workers
        return findings?.redacted(
            { text in names.reduce(text) { $0.replacing($1, with: pseudonym($1)) } }, pseudonym)
    }
}
