/// Where the findings of a run come from.
public enum FindingsSource: Sendable, Equatable {
    /// Its records, just read.
    case records
    /// An archive, which no longer holds all that they are made of; nil where it is of an earlier version, before
    /// there were findings.
    case archive(Findings?)
}

extension Findings {
    /// The same with other names in the place of hosts and workers, and other ids.
    ///
    /// - Parameters:
    ///   - hide: What a text becomes without the names.
    ///   - pseudonym: What an id becomes.
    func redacted(_ hide: (String) -> String, _ pseudonym: (String) -> String) -> Findings {
        var findings = self
        findings.outcome = hide(outcome)
        for index in ranked.indices {
            let finding = ranked[index]
            findings.ranked[index].text = hide(finding.text)
            findings.ranked[index].advice = finding.advice.map(hide)
            findings.ranked[index].requests = finding.requests.map(pseudonym)
            findings.ranked[index].evidence = finding.evidence.map { evidence in
                var value = evidence.value
                if case .text(let text) = value { value = .text(hide(text)) }
                return Finding.NamedEvidence(name: hide(evidence.name), value: value)
            }
        }
        return findings
    }
}
