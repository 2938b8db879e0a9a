extension Findings: StorableByParts {
    static var parts: some StoredForm<Findings> {
        StoredParts(
            StoredPart("outcome", \.outcome),
            StoredPart("ranked", \.ranked),
            StoredPart("stalls", \.stalls),
            StoredPart("duration_explained_by_tokens", \.durationExplainedByTokens)
        ) { outcome, ranked, stalls, explained in
            guard explained.map({ (0...1).contains($0) }) ?? true else { return nil }
            return Findings(
                ranked: ranked, outcome: outcome, stalls: stalls, durationExplainedByTokens: explained)
        }
    }
}

extension Finding: StorableByParts {
    static var parts: some StoredForm<Finding> {
        StoredParts(
            StoredPart("id", \.id),
            StoredPart("severity", \.severity),
            StoredPart("title", \.title),
            StoredPart("text", \.text),
            StoredPart("advice", \.advice),
            StoredPart("evidence", \.evidence),
            StoredPart("impact_kind", \.impact.kind),
            StoredPart("impact_share", \.impact.share),
            StoredPart("suppresses", \.suppresses),
            StoredPart("chart", \.chart),
            StoredPart("requests", \.requests)
        ) { id, severity, title, text, advice, evidence, kind, share, suppresses, chart, requests in
            var finding = Finding(
                id, severity, title: title, text: text, advice: advice, impact: Impact(kind, share),
                chart: chart)
            finding.evidence = evidence
            finding.suppresses = suppresses
            finding.requests = requests
            return finding
        }
    }
}

extension Finding.ID: Storable {}
extension Finding.Severity: Storable {}
extension Finding.Impact.Kind: Storable {}

extension Finding.NamedEvidence: StorableByParts {
    static var parts: some StoredForm<Finding.NamedEvidence> {
        StoredParts(
            StoredPart("name", \.name),
            StoredPart("number") { if case .number(let number) = $0.value { number } else { nil } },
            StoredPart("count") { if case .count(let count) = $0.value { count } else { nil } },
            StoredPart("text") { if case .text(let text) = $0.value { text } else { nil } },
            StoredPart("flag") { if case .flag(let flag) = $0.value { flag } else { nil } }
        ) { (name: String, number: Double?, count: Int?, text: String?, flag: Bool?) in
            let values: [Finding.Evidence?] = [
                number.flatMap { $0.isFinite ? .number($0) : nil }, count.map { .count($0) },
                text.map { .text($0) }, flag.map { .flag($0) },
            ]
            guard let value = values.compactMap({ $0 }).first else { return nil }
            return Finding.NamedEvidence(name: name, value: value)
        }
    }
}
