extension Comparison {
    /// The comparison as JSON: keys sorted, numbers at full precision, absent as `null`.
    public func json(generator: Analysis.Generator) throws -> String {
        try JSONText.text(of: ComparisonDocument(comparison: self, generator: generator))
    }
}

/// The whole JSON document.
private struct ComparisonDocument: Encodable {
    let comparison: Comparison
    let generator: Analysis.Generator

    func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("schema_version", Analysis.schemaVersion), ("generator", generator),
            ("baseline", comparison.baseline.name), ("baseline_input", comparison.baseline.run.analysis.run),
            ("options", comparison.baseline.run.analysis.options),
            (
                "method",
                [
                    "seed": Int(Comparison.seed), "resamples": Comparison.resamples,
                    "resampled_requests": Comparison.resampledRequests,
                ]
            ),
            ("candidates", comparison.candidates),
        ])
    }
}

extension CandidateComparison: Encodable {
    /// Writes one element of `candidates`.
    public func encode(to encoder: any Encoder) throws {
        var metrics: [String: [String: FigureChange]?] = [:]
        for tag in MetricTag.allCases {
            metrics[tag.name] = .some(
                self.metrics[tag].map { changes in
                    Dictionary(uniqueKeysWithValues: changes.map { ($0.figure.statisticName, $0) })
                })
        }
        let throughput = requestThroughput.figure
        metrics[throughput.subjectName] = [throughput.statisticName: requestThroughput]
        try encoder.encodeObject([
            ("name", run.name), ("input", run.run.analysis.run), ("verdict", overall.verdict),
            ("deciding", overall.parts.filter(\.isDecisive).map(\.name)),
            ("metrics", metrics), ("phases", phases), ("leading_phase", phases.leading?.phase.name),
            ("warnings", warnings),
        ])
    }
}

extension PhaseChange: Encodable {
    /// Writes one element of `phases`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("phase", phase.name), ("change_ms", change), ("p50_change_ms", medianChange),
            ("p99_change_ms", slowestChange),
        ])
    }
}

extension ComparisonWarning: Encodable {
    /// Writes one element of `warnings`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([("id", id), ("text", text)])
    }
}
