import TraceAnalysis

extension ReportContent {
    /// What is said in words because a chart of it would have one or two values, by the chart's name.
    static func plainCharts(_ analysis: Analysis) -> [String: String] {
        let subjects: [(chart: String, tag: MetricTag, words: String)] = [
            ("ttfb-by-input-tokens", .inputTokens, "Prompts have"),
            ("duration-by-output-tokens", .outputTokens, "Answers have"),
            ("chunks-per-request-histogram", .chunksPerRequest, "Answers came in"),
            ("chunk-size-histogram", .chunkSize, "Chunks have"),
        ]
        var sentences: [String: String] = [:]
        for (chart, tag, words) in subjects {
            guard let summary = analysis.metrics[tag], summary.hasFewValues else { continue }
            let values = Set([summary.minimum, summary.maximum]).sorted().map(tag.quantity.text)
            let noun =
                switch tag.quantity {
                case .tokens: " tokens"
                case .count: " chunks"
                default: ""
                }
            sentences[chart] =
                "\(words) \(values.joined(separator: " or "))\(noun), so there is no chart of it."
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
