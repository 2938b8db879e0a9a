extension InsightRule {
    /// Insights 6 to 9 of the seed: token performance.
    static let tokens = [tokenThroughput, timePerToken, bytesPerToken, tokensPerChunk]

    private static let tokenThroughput = InsightRule(
        id: .tokenThroughput, unit: "tokens/sec", rule: "> 100 good, < 20 warning, between: info",
        subject: "Token throughput",
        find: { $0.finding(of: .tokenThroughput) },
        judge: { mean, _ in
            let rate = FigureStyle.fixed(mean, 2) + " tokens/sec a request"
            if mean > 100 { return Judgement(verdict: .good, text: "Fast generation: \(rate) on average.") }
            return mean < 20
                ? Judgement(verdict: .warning, text: "Slow generation: \(rate) on average.")
                : Judgement(verdict: .info, text: "Moderate generation: \(rate) on average.")
        })

    private static let timePerToken = InsightRule(
        id: .timePerToken, unit: "ms",
        rule: "<= 50ms good (< 10ms excellent), > 100ms bad, between: info",
        subject: "Time per output token",
        find: { $0.finding(of: .timePerOutputToken) },
        judge: { mean, _ in
            let time = FigureStyle.duration(milliseconds: mean)
            if mean < 10 { return Judgement(verdict: .good, text: "Excellent: \(time) a token on average.") }
            if mean <= 50 { return Judgement(verdict: .good, text: "Good: \(time) a token on average.") }
            return mean > 100
                ? Judgement(verdict: .bad, text: "Needs investigation: \(time) a token on average.")
                : Judgement(verdict: .info, text: "Middling: \(time) a token on average.")
        })

    private static let bytesPerToken = InsightRule(
        id: .bytesPerToken, unit: "bytes/token", rule: "<= 8 good, > 20 warning, between: info",
        subject: "Bytes per token",
        find: { $0.finding(of: .bytesPerToken) },
        judge: { mean, _ in
            let bytes = FigureStyle.bytesPerToken(mean)
            if mean <= 8 {
                return Judgement(verdict: .good, text: "Lean responses: \(bytes) a token on average.")
            }
            return mean > 20
                ? Judgement(
                    verdict: .warning,
                    text: "Responses carry \(bytes) a token on average: metadata or an inefficient encoding.")
                : Judgement(verdict: .info, text: "Responses carry \(bytes) a token on average.")
        })

    private static let tokensPerChunk = InsightRule(
        id: .tokensPerChunk, unit: "tokens/chunk",
        rule: "1-10 good, < 1 info: fine-grained, > 10 info: coarse-grained",
        subject: "Tokens per chunk",
        find: { analysis in
            guard let summary = analysis.metrics[.chunksPerToken] else { return nil }
            return Finding(
                value: analysis.correlation.meanTokensPerChunk, events: summary.count, eventName: "requests",
                divisor: "the number of chunks")
        },
        judge: { value, _ in
            let tokens = FigureStyle.fixed(value, 2)
            if value < 1 {
                return Judgement(
                    verdict: .info,
                    text: "Very fine-grained: \(tokens) tokens a chunk, each chunk costs its own overhead.")
            }
            return value > 10
                ? Judgement(
                    verdict: .info,
                    text: "Coarse-grained: \(tokens) tokens a chunk, better throughput for later first words."
                )
                : Judgement(verdict: .good, text: "Each chunk carries \(tokens) tokens.")
        })
}
