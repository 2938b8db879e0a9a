extension Finding: Encodable {
    /// Writes one element of `findings`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("id", id), ("severity", severity), ("title", title), ("text", text), ("advice", advice),
            ("evidence", EvidenceObject(evidence: evidence)), ("impact", impact), ("suppresses", suppresses),
            ("chart", chart), ("requests", requests),
        ])
    }
}

extension Finding.ID: Encodable {}
extension Finding.Severity: Encodable {}
extension Finding.Impact.Kind: Encodable {}

extension Finding.Impact: Encodable {
    /// Writes the member `impact`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([("kind", kind), ("share", share)])
    }
}

/// The evidence as one object.
private struct EvidenceObject: Encodable {
    let evidence: [Finding.NamedEvidence]

    func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject(evidence.map { ($0.name, $0.value) })
    }
}

extension Finding.Evidence: Encodable {
    /// Writes the bare number, word or answer.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .count(let count): try container.encode(count)
        case .text(let text): try container.encode(text)
        case .flag(let flag): try container.encode(flag)
        }
    }
}

extension Findings {
    /// Headline and findings alone, as JSON.
    ///
    /// - Parameter findings: nil where nothing is known of them.
    public static func json(_ findings: Findings?) throws -> String {
        try JSONText.text(of: FindingsDocument(findings: findings))
    }
}

/// The JSON of headline and findings alone.
private struct FindingsDocument: Encodable {
    let findings: Findings?

    func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([("headline", findings?.headline), ("findings", findings?.ranked)])
    }
}
