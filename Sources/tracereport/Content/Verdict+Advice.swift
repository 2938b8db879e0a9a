import TraceAnalysis

extension Verdict {
    /// What to do about a bad insight or a warning, in one sentence; nil for any other.
    ///
    /// Advice is where to look, never a claim about this run.
    static func advice(for insight: Insight) -> String? {
        guard insight.verdict == .warning || insight.verdict == .bad else { return nil }
        switch insight.id {
        case .connectionReuse:
            return "Unless new connections were wanted, let client, proxy and server keep them open longer."
        case .dnsCache:
            return "Let the client remember addresses longer, or name the server by its address."
        case .ttfb:
            return nil
        case .iclConsistency:
            return "Look at the server's batching, preemption and load at the times of the long gaps."
        case .transferRatio:
            return "Look at the bandwidth and the proxies between client and server, and at compression."
        case .tokenThroughput:
            return "Compare a run of lower concurrency; look at batch size and at the load of the GPUs."
        case .timePerToken:
            return
                "Compare a run of lower concurrency; if it is no faster, the model or its hardware is the limit."
        case .bytesPerToken:
            return
                "See what each chunk repeats, such as ids and the model's name, and whether it can be left out."
        case .tokensPerChunk:
            return nil
        }
    }
}
