/// A threshold table of one insight: which figure is looked at, and what follows from it.
struct InsightRule: Sendable {
    /// What follows from a figure.
    struct Judgement {
        let verdict: Insight.Verdict
        let text: String
    }

    /// Fewer events than this are too few for a verdict.
    static let enough = 20

    let id: Insight.ID
    /// The figure that is judged.
    let figure: FigureID
    let rule: String
    /// What the sentence says was not recorded when there is no figure.
    let subject: String
    /// What the figure is made of: requests, lookups, gaps.
    var events = "requests"
    /// What the figure is divided by, where it is a ratio.
    var divisor = ""
    /// What follows from the figure, times in nanoseconds.
    let judge: @Sendable (Double, RunSections) -> Judgement

    /// The insight for a run: nothing recorded, a ratio to 0 and too few events are `info`.
    func insight(for sections: RunSections) -> Insight {
        let found = sections.figure(figure)
        guard found.count > 0 else {
            return insight(.noFigure, .info, nil, "\(subject): not recorded in this run.")
        }
        guard let value = found.value else {
            return insight(.noFigure, .info, nil, "\(subject): no ratio, because \(divisor) is 0.")
        }
        guard found.count >= Self.enough else {
            return insight(
                .tooFewEvents, .info, value,
                "Too few for a verdict: \(found.count) \(events), where \(Self.enough) are asked for.")
        }
        let judgement = judge(value, sections)
        return insight(.enoughEvents, judgement.verdict, value, judgement.text)
    }

    private func insight(
        _ basis: Insight.Basis, _ verdict: Insight.Verdict, _ value: Double?, _ text: String
    ) -> Insight {
        Insight(
            id: id, verdict: verdict, value: value, quantity: figure.quantity, rule: rule, text: text,
            basis: basis)
    }
}

/// The thresholds of the seed.
extension InsightRule {
    /// All rules, in the order of the insights: five of the network, four of tokens.
    static let all = [
        connectionReuse, dnsCache, ttfb, iclConsistency, transferRatio, tokenThroughput, timePerToken,
        bytesPerToken, tokensPerChunk,
    ]

    private static let connectionReuse = InsightRule(
        id: .connectionReuse, figure: .run(.connectionReuseRate), rule: "> 90% good, else warning",
        subject: "Connection reuse", events: "requests that took a connection",
        judge: { rate, _ in
            let share = Quantity.share.cell(rate)
            return rate > 0.9
                ? Judgement(verdict: .good, text: "\(share) of the requests reused a connection.")
                : Judgement(
                    verdict: .warning,
                    text: "Only \(share) of the requests reused a connection; the others paid for a new one.")
        })

    private static let dnsCache = InsightRule(
        id: .dnsCache, figure: .run(.dnsCacheHitRate), rule: "> 95% good, else warning",
        subject: "DNS cache", events: "name resolutions",
        judge: { rate, _ in
            let share = Quantity.share.cell(rate)
            return rate > 0.95
                ? Judgement(verdict: .good, text: "\(share) of the names came from the DNS cache.")
                : Judgement(
                    verdict: .warning,
                    text: "Only \(share) of the names came from the DNS cache; the others were looked up.")
        })

    private static let ttfb = InsightRule(
        id: .ttfb, figure: .metric(.ttfb, .mean),
        rule: "no threshold: low is a fast server or a good network", subject: "Time to first byte",
        judge: { mean, sections in
            let summary = sections.metrics[.ttfb]
            let p50 = Quantity.time.cell(summary?.p(50) ?? mean)
            let p99 = Quantity.time.cell(summary?.p(99) ?? mean)
            return Judgement(
                verdict: .info, text: "The first byte took \(p50) at p50 and \(p99) at p99.")
        })

    private static let iclConsistency = InsightRule(
        id: .iclConsistency, figure: .run(.gapSpread),
        rule: "p99/p50 <= 3 good, > 5 warning, between: info", subject: "Inter-chunk latency",
        events: "gaps between chunks", divisor: "the p50 gap",
        judge: { ratio, _ in
            let times = Quantity.ratio.cell(ratio)
            if ratio <= 3 {
                return Judgement(
                    verdict: .good, text: "Streaming was steady: the p99 gap is \(times) the p50 gap.")
            }
            return ratio > 5
                ? Judgement(
                    verdict: .warning,
                    text: "Streaming stalled at times: the p99 gap is \(times) the p50 gap.")
                : Judgement(
                    verdict: .info, text: "Streaming was uneven: the p99 gap is \(times) the p50 gap.")
        })

    private static let transferRatio = InsightRule(
        id: .transferRatio, figure: .run(.transferProcessingRatio),
        rule:
            "< 0.5x info: server-bound; > 2.0x warning: network-bound (info where responses stream); between: good",
        subject: "Transfer/processing ratio", divisor: "the mean time to first byte",
        judge: { ratio, sections in
            let times = Quantity.ratio.cell(ratio)
            if ratio < 0.5 {
                return Judgement(
                    verdict: .info,
                    text: "Server-bound: transfer took \(times) the time of processing.")
            }
            guard ratio > 2 else {
                return Judgement(
                    verdict: .good, text: "Balanced: transfer took \(times) the time of processing.")
            }
            return sections.overview.streamingRequests > 0
                ? Judgement(
                    verdict: .info,
                    text:
                        "Transfer took \(times) the time of processing; responses stream, so this holds the "
                        + "generation of tokens and says nothing against the network.")
                : Judgement(
                    verdict: .warning,
                    text: "Network-bound: transfer took \(times) the time of processing.")
        })

    private static let tokenThroughput = InsightRule(
        id: .tokenThroughput, figure: .metric(.tokenThroughput, .mean),
        rule: "> 100 good, < 20 warning, between: info", subject: "Token throughput",
        judge: { mean, _ in
            let rate = Quantity.tokensPerSecond.cell(mean) + " tokens/sec a request"
            if mean > 100 { return Judgement(verdict: .good, text: "Fast generation: \(rate) on average.") }
            return mean < 20
                ? Judgement(verdict: .warning, text: "Slow generation: \(rate) on average.")
                : Judgement(verdict: .info, text: "Moderate generation: \(rate) on average.")
        })

    private static let timePerToken = InsightRule(
        id: .timePerToken, figure: .metric(.timePerOutputToken, .mean),
        rule: "<= 50ms good (< 10ms excellent), > 100ms bad, between: info",
        subject: "Time per output token",
        judge: { mean, _ in
            let time = Quantity.time.cell(mean)
            if mean < 10e6 {
                return Judgement(verdict: .good, text: "Excellent: \(time) a token on average.")
            }
            if mean <= 50e6 { return Judgement(verdict: .good, text: "Good: \(time) a token on average.") }
            return mean > 100e6
                ? Judgement(verdict: .bad, text: "Needs investigation: \(time) a token on average.")
                : Judgement(verdict: .info, text: "Middling: \(time) a token on average.")
        })

    private static let bytesPerToken = InsightRule(
        id: .bytesPerToken, figure: .metric(.bytesPerToken, .mean),
        rule: "<= 8 good, > 20 warning, between: info", subject: "Bytes per token",
        judge: { mean, _ in
            let bytes = Quantity.bytesPerToken.cell(mean)
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
        id: .tokensPerChunk, figure: .run(.tokensPerChunk),
        rule: "1-10 good, < 1 info: fine-grained, > 10 info: coarse-grained",
        subject: "Tokens per chunk", divisor: "the number of chunks",
        judge: { value, _ in
            let tokens = Quantity.tokensPerChunk.cell(value)
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
