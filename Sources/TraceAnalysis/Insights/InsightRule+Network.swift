extension InsightRule {
    /// Insights 1 to 5 of the seed: network and connection health.
    static let network = [connectionReuse, dnsCache, ttfb, iclConsistency, transferRatio]

    private static let connectionReuse = InsightRule(
        id: .connectionReuse, unit: "ratio", rule: "> 90% good, else warning",
        subject: "Connection reuse",
        find: { analysis in
            let connections = analysis.connections
            guard let rate = connections.reuseRate else { return nil }
            let events = (connections.created ?? 0) + (connections.reused ?? 0)
            return Finding(value: rate, events: events, eventName: "requests that took a connection")
        },
        judge: { rate, _ in
            let share = FigureStyle.percent(rate)
            return rate > 0.9
                ? Judgement(verdict: .good, text: "\(share) of the requests reused a connection.")
                : Judgement(
                    verdict: .warning,
                    text: "Only \(share) of the requests reused a connection; the others paid for a new one.")
        })

    private static let dnsCache = InsightRule(
        id: .dnsCache, unit: "ratio", rule: "> 95% good, else warning",
        subject: "DNS cache",
        find: { analysis in
            let dns = analysis.dns
            guard let rate = dns.cacheHitRate else { return nil }
            let events = (dns.lookups ?? 0) + (dns.cacheHits ?? 0)
            return Finding(value: rate, events: events, eventName: "name resolutions")
        },
        judge: { rate, _ in
            let share = FigureStyle.percent(rate)
            return rate > 0.95
                ? Judgement(verdict: .good, text: "\(share) of the names came from the DNS cache.")
                : Judgement(
                    verdict: .warning,
                    text: "Only \(share) of the names came from the DNS cache; the others were looked up.")
        })

    private static let ttfb = InsightRule(
        id: .ttfb, unit: "ms", rule: "no threshold: low is a fast server or a good network",
        subject: "Time to first byte",
        find: { $0.finding(of: .ttfb) },
        judge: { mean, analysis in
            let summary = analysis.metrics[.ttfb]
            let p50 = FigureStyle.duration(milliseconds: summary?.p(50) ?? mean)
            let p99 = FigureStyle.duration(milliseconds: summary?.p(99) ?? mean)
            return Judgement(
                verdict: .info, text: "The first byte took \(p50) at p50 and \(p99) at p99.")
        })

    private static let iclConsistency = InsightRule(
        id: .iclConsistency, unit: "ratio", rule: "p99/p50 <= 3 good, > 5 warning, between: info",
        subject: "Inter-chunk latency",
        find: { analysis in
            guard let summary = analysis.metrics[.interChunkLatency], let p50 = summary.p(50),
                let p99 = summary.p(99)
            else { return nil }
            return Finding(
                value: p50 > 0 ? p99 / p50 : nil, events: summary.count, eventName: "gaps between chunks",
                divisor: "the p50 gap")
        },
        judge: { ratio, _ in
            let times = FigureStyle.fixed(ratio, 2) + "x"
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
        id: .transferRatio, unit: "ratio",
        rule:
            "< 0.5x info: server-bound; > 2.0x warning: network-bound (info where responses stream); between: good",
        subject: "Transfer/processing ratio",
        find: { analysis in
            let network = analysis.network
            guard network.requests > 0 else { return nil }
            return Finding(
                value: network.transferProcessingRatio, events: network.requests, eventName: "requests",
                divisor: "the mean time to first byte")
        },
        judge: { ratio, analysis in
            let times = FigureStyle.fixed(ratio, 2) + "x"
            if ratio < 0.5 {
                return Judgement(
                    verdict: .info,
                    text: "Server-bound: transfer took \(times) the time of processing.")
            }
            guard ratio > 2 else {
                return Judgement(
                    verdict: .good, text: "Balanced: transfer took \(times) the time of processing.")
            }
            return analysis.overview.streamingRequests > 0
                ? Judgement(
                    verdict: .info,
                    text:
                        "Transfer took \(times) the time of processing; responses stream, so this holds the "
                        + "generation of tokens and says nothing against the network.")
                : Judgement(
                    verdict: .warning,
                    text: "Network-bound: transfer took \(times) the time of processing.")
        })
}

extension Analysis {
    /// The mean of a metric as a finding; nil when it was not recorded.
    func finding(of tag: MetricTag) -> InsightRule.Finding? {
        metrics[tag].map {
            InsightRule.Finding(value: $0.mean, events: $0.count, eventName: "requests")
        }
    }
}
