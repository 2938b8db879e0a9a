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
            ("baseline", comparison.baseline.name),
            ("baseline_input", comparison.baseline.first.run.analysis.run),
            ("options", comparison.baseline.first.run.analysis.options),
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
            ("name", name), ("input", side.first.run.analysis.run),
            ("runs", ["baseline": baselineRuns, "candidate": side.runs.count]),
            ("verdict", overall.verdict), ("mixed", overall.isMixed), ("reason", overall.reason),
            ("deciding", overall.parts.filter(\.isDecisive).map(\.name)),
            ("metrics", metrics), ("phases", phases), ("leading_phase", leadingPhase?.phase.name),
            ("self_consistency", selfConsistency), ("warnings", warnings),
        ])
    }
}

extension CandidateComparison.SelfConsistency: Encodable {
    /// Writes one element of `self_consistency`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("run", run), ("figure", figure.name), ("change_percent", changePercent), ("verdict", verdict),
        ])
    }
}

extension PhaseChange: Encodable {
    /// Writes one element of `phases`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("phase", phase.name), ("change_ms", change), ("low", interval?.lowerBound),
            ("high", interval?.upperBound), ("p50_change_ms", medianChange),
            ("p50_low", medianInterval?.lowerBound), ("p50_high", medianInterval?.upperBound),
            ("p99_change_ms", slowestChange), ("p99_low", slowestInterval?.lowerBound),
            ("p99_high", slowestInterval?.upperBound), ("beyond_baseline_p99", beyond),
        ])
    }
}

extension PhaseChange.Beyond: Encodable {
    /// Writes `beyond_baseline_p99`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("baseline", baseline), ("candidate", candidate), ("p_value", pValue),
        ])
    }
}

extension ComparisonWarning: Encodable {
    /// Writes one element of `warnings`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([("id", id), ("text", text)])
    }
}
