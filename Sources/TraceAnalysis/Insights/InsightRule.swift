/// A threshold table of one insight: which figure is looked at, and what follows from it.
struct InsightRule: Sendable {
    /// What follows from a figure.
    struct Judgement {
        let verdict: Insight.Verdict
        let text: String
    }

    /// What is counted, in words.
    struct Noun {
        /// One of it: `name resolution`.
        let one: String
        /// What stands behind it: ` that took a connection`.
        let rest: String

        init(_ one: String, _ rest: String = "") { (self.one, self.rest) = (one, rest) }

        /// So many of it: `1 name resolution`, `19 requests that took a connection`.
        func counted(_ count: Int) -> String { FindingText.count(count, one) + rest }
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
    var events = Noun("request")
    /// What the figure is divided by, where it is a ratio.
    var divisor = ""
    /// Whether it is about answers that stream, and says nothing of others.
    var isOfStreams = false
    /// Why there is nothing to judge although it was recorded that nothing happened; nil where it was not recorded.
    var nothing: @Sendable (RunSections) -> String? = { _ in nil }
    /// The thresholds of a ratio, and how the rule spells them.
    var edges: [(threshold: Double, name: String)] = []
    /// What follows from the figure, times in nanoseconds.
    let judge: @Sendable (Double, RunSections) -> Judgement

    /// The insight for a run: nothing recorded, a ratio to 0 and too few events are `info`.
    func insight(for sections: RunSections) -> Insight {
        if isOfStreams, sections.overview.streamingRequests == 0, sections.overview.nonStreamingRequests > 0 {
            return insight(.noFigure, .info, nil, "\(subject): no response streamed.")
        }
        let found = sections.figure(figure)
        guard found.count > 0 else {
            let why = nothing(sections) ?? "not recorded in this run"
            return insight(.noFigure, .info, nil, "\(subject): \(why).")
        }
        guard let value = found.value else {
            return insight(.noFigure, .info, nil, "\(subject): no ratio, because \(divisor) is 0.")
        }
        guard found.count >= Self.enough else {
            return insight(
                .tooFewEvents, .info, value,
                "Too few for a verdict: \(events.counted(found.count)), fewer than \(Self.enough).")
        }
        let judgement = judge(value, sections)
        let edge = edges.first { Judgement.isAt(value, $0.threshold) }
        let text = edge.map {
            "\(judgement.text.withoutStop); within half a percent of the threshold (\($0.name)), so on neither side of it."
        }
        return insight(.enoughEvents, judgement.verdict, value, text ?? judgement.text)
    }

    private func insight(
        _ basis: Insight.Basis, _ verdict: Insight.Verdict, _ value: Double?, _ text: String
    ) -> Insight {
        Insight(
            id: id, verdict: verdict, value: value, quantity: figure.quantity, rule: rule, text: text,
            basis: basis)
    }
}

extension InsightRule.Judgement {
    /// How near to a threshold a ratio is on neither side of it.
    private static let nearness = 0.005

    /// Whether a ratio is clearly above a threshold.
    static func isAbove(_ ratio: Double, _ threshold: Double) -> Bool { ratio > threshold * (1 + nearness) }

    /// Whether a ratio is on neither side of a threshold.
    static func isAt(_ ratio: Double, _ threshold: Double) -> Bool {
        !isAbove(ratio, threshold) && !isBelow(ratio, threshold)
    }

    /// Whether a ratio is clearly below a threshold.
    static func isBelow(_ ratio: Double, _ threshold: Double) -> Bool { ratio < threshold * (1 - nearness) }
}

/// The thresholds of the seed. A ratio within half a percent of one is on neither side of it.
extension InsightRule {
    /// All rules, in the order of the insights: five of the network, four of tokens.
    static let all = [
        connectionReuse, dnsCache, ttfb, iclConsistency, transferRatio, tokenThroughput, timePerToken,
        bytesPerToken, tokensPerChunk,
    ]

    private static let connectionReuse = InsightRule(
        id: .connectionReuse, figure: .run(.connectionReuseRate),
        rule: "> 90% good, else warning (info where more was not possible or not asked for)",
        subject: "Connection reuse", events: Noun("request", " that took a connection"),
        edges: [(0.9, "90%")],
        judge: { rate, sections in
            let share = Quantity.share.cell(rate)
            if Judgement.isAbove(rate, 0.9) {
                return Judgement(verdict: .good, text: "\(share) of the requests reused a connection.")
            }
            if sections.reuse.isUnwanted {
                return Judgement(
                    verdict: .info,
                    text: "\(share) of the requests reused a connection: the run was asked to reuse none.")
            }
            if let peak = sections.reuse.peakInFlight, let created = sections.connections.created,
                created <= peak + sections.overview.failedRequests
            {
                let others =
                    created <= peak
                    ? "more was not possible with so many at once"
                    : "the others opened new ones as more ran at once or after "
                        + sections.overview.lostRequests
                return Judgement(
                    verdict: .info, text: "\(share) of the requests reused a connection; \(others).")
            }
            return Judgement.isBelow(rate, 0.9)
                ? Judgement(
                    verdict: .warning,
                    text: "Only \(share) of the requests reused a connection; the others paid for a new one.")
                : Judgement(verdict: .info, text: "\(share) of the requests reused a connection.")
        })

    private static let dnsCache = InsightRule(
        id: .dnsCache, figure: .run(.dnsCacheHitRate),
        rule: "> 95% good, else warning (info where a new connection for each request was asked for)",
        subject: "DNS cache", events: Noun("name resolution"),
        nothing: { $0.dns.lookups == 0 ? "no request looked a name up" : nil }, edges: [(0.95, "95%")],
        judge: { rate, sections in
            let share = Quantity.share.cell(rate)
            if Judgement.isAbove(rate, 0.95) {
                return Judgement(verdict: .good, text: "\(share) of the names came from the DNS cache.")
            }
            if sections.reuse.isUnwanted {
                return Judgement(
                    verdict: .info,
                    text:
                        "\(share) of the names came from the DNS cache: the run was asked to reuse no connection, "
                        + "so that each new one looked its name up.")
            }
            return Judgement.isBelow(rate, 0.95)
                ? Judgement(
                    verdict: .warning,
                    text: "Only \(share) of the names came from the DNS cache; the others were looked up.")
                : Judgement(verdict: .info, text: "\(share) of the names came from the DNS cache.")
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
        events: Noun("gap", " between chunks"), divisor: "the p50 gap", isOfStreams: true,
        edges: [(3, "3"), (5, "5")],
        judge: { ratio, sections in
            let responses = sections.overview.streamingRequests
            let few =
                responses < enough ? ", in the gaps of \(FindingText.count(responses, "response")) alone" : ""
            let times = Quantity.ratio.cell(ratio)
            if Judgement.isBelow(ratio, 3) {
                return Judgement(
                    verdict: .good, text: "Streaming was steady: the p99 gap is \(times) the p50 gap\(few).")
            }
            return Judgement.isAbove(ratio, 5)
                ? Judgement(
                    verdict: .warning,
                    text: "Streaming stalled at times: the p99 gap is \(times) the p50 gap\(few).")
                : Judgement(
                    verdict: .info, text: "Streaming was uneven: the p99 gap is \(times) the p50 gap\(few).")
        })

    private static let transferRatio = InsightRule(
        id: .transferRatio, figure: .run(.transferProcessingRatio),
        rule:
            "< 0.5x info: server-bound; > 2.0x warning: network-bound (info where responses stream); between: good",
        subject: "Transfer/processing ratio", divisor: "the mean time to first byte",
        edges: [(0.5, "0.5x"), (2, "2.0x")],
        judge: { ratio, sections in
            let times = Quantity.ratio.cell(ratio)
            if Judgement.isBelow(ratio, 0.5) {
                return Judgement(
                    verdict: .info,
                    text: "Server-bound: transfer took \(times) the time of processing.")
            }
            guard Judgement.isAbove(ratio, 2) else {
                let isClear = Judgement.isAbove(ratio, 0.5) && Judgement.isBelow(ratio, 2)
                return isClear
                    ? Judgement(
                        verdict: .good, text: "Balanced: transfer took \(times) the time of processing.")
                    : Judgement(verdict: .info, text: "Transfer took \(times) the time of processing.")
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
        judge: { mean, sections in
            let whole = sections.overview.outputTokenThroughput.map {
                ", \(Quantity.tokensPerSecond.cell($0)) of the whole run"
            }
            let rate = Quantity.tokensPerSecond.cell(mean) + " tokens/sec a request on average\(whole ?? "")"
            if mean > 100 { return Judgement(verdict: .good, text: "Fast generation: \(rate).") }
            return mean < 20
                ? Judgement(verdict: .warning, text: "Slow generation: \(rate).")
                : Judgement(verdict: .info, text: "Moderate generation: \(rate).")
        })

    private static let timePerToken = InsightRule(
        id: .timePerToken, figure: .metric(.timePerOutputToken, .mean),
        rule: "<= 50ms good (< 10ms excellent), > 100ms bad, between: info",
        subject: "Time per output token",
        judge: { mean, sections in
            let decode = sections.metrics[.decodeTimePerToken].map {
                "; without it \(Quantity.time.cell($0.mean))"
            }
            let time =
                "\(Quantity.time.cell(mean)) a token on average, the wait for the first one included\(decode ?? "")"
            if mean < 10e6 { return Judgement(verdict: .good, text: "Excellent: \(time).") }
            if mean <= 50e6 { return Judgement(verdict: .good, text: "Good: \(time).") }
            return mean > 100e6
                ? Judgement(verdict: .bad, text: "Needs investigation: \(time).")
                : Judgement(verdict: .info, text: "Middling: \(time).")
        })

    private static let bytesPerToken = InsightRule(
        id: .bytesPerToken, figure: .metric(.bytesPerToken, .mean),
        rule: "<= 8 good, > 20 warning (info where responses stream), between: info",
        subject: "Bytes per token",
        judge: { mean, sections in
            let bytes = Quantity.bytesPerToken.cell(mean)
            if sections.overview.streamingRequests > 0 {
                return Judgement(
                    verdict: .info,
                    text:
                        "Responses carry \(bytes) a token on average, most of it the envelope of each event.")
            }
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
        subject: "Tokens per chunk", divisor: "the number of chunks", isOfStreams: true,
        edges: [(1, "1"), (10, "10")],
        judge: { value, _ in
            let tokens = Quantity.tokensPerChunk.cell(value)
            if Judgement.isBelow(value, 1) {
                return Judgement(
                    verdict: .info,
                    text: "Very fine-grained: \(tokens) tokens a chunk, each chunk costs its own overhead.")
            }
            let isClear = Judgement.isAbove(value, 1) && Judgement.isBelow(value, 10)
            return Judgement.isAbove(value, 10)
                ? Judgement(
                    verdict: .info,
                    text: "Coarse-grained: \(tokens) tokens a chunk, better throughput for later first words."
                )
                : Judgement(verdict: isClear ? .good : .info, text: "Each chunk carries \(tokens) tokens.")
        })
}

extension Overview {
    /// What did not succeed: `failed requests`, `cancelled requests`, `failed or cancelled requests`.
    fileprivate var lostRequests: String {
        lost.names().joined(separator: " or ") + " requests"
    }
}
