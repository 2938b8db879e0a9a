import TraceAnalysis

extension ReportContent {
    /// What is said in words because a chart of it would have one or two values, by the chart's name.
    static func plainCharts(_ analysis: Analysis) -> [String: String] {
        let subjects: [(chart: String, tag: MetricTag, words: String)] = [
            ("ttfb-by-input-tokens", .inputTokens, "prompts have"),
            ("duration-by-output-tokens", .outputTokens, "answers have"),
            ("chunks-per-request-histogram", .chunksPerRequest, "answers came in"),
            ("chunk-size-histogram", .chunkSize, "chunks have"),
        ]
        var sentences: [String: String] = [:]
        for (chart, tag, words) in subjects {
            guard let summary = analysis.metrics[tag], summary.hasFewValues else { continue }
            let values = Set([summary.minimum, summary.maximum]).sorted().map(tag.quantity.text)
            let noun: String? =
                switch tag.quantity {
                case .tokens: "token"
                case .count: "chunk"
                default: nil
                }
            let nouns = noun.map { " \($0)\(summary.maximum == 1 ? "" : "s")" } ?? ""
            let all = summary.minimum == summary.maximum ? "All \(words)" : words.uppercasedFirst
            sentences[chart] =
                "\(all) \(values.joined(separator: " or "))\(nouns), so there is no chart of them."
        }
        return sentences
    }
}

extension Summary {
    /// Whether there are one or two different values, as far as the percentiles tell.
    fileprivate var hasFewValues: Bool {
        percentiles.values.allSatisfy { $0 == minimum || $0 == maximum }
            && (minimum == maximum || mean > minimum)
    }
}
