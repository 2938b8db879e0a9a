import TraceAnalysis

/// One insight: a figure held against its rule, and what follows from it.
struct Verdict: Sendable, Equatable {
    /// How good it is.
    ///
    /// The raw value is the spelling in JSON.
    enum Grade: String, Sendable, CaseIterable {
        /// As it should be.
        case good
        /// Neither good nor bad, or nothing to judge by.
        case info
        /// Worth looking at.
        case warning
        /// Held the run back.
        case bad

        /// From bad to good.
        static let worstFirst: [Grade] = [.bad, .warning, .info, .good]
    }

    /// The insight's name: `connection_reuse`.
    var id: String
    /// How good it is.
    var grade: Grade
    /// What was looked at: "Connection reuse".
    var label: String
    /// The figure with its unit; nil where nothing was recorded.
    var value: String?
    /// The threshold in words: "above 90% is good".
    var rule: String
    /// One plain sentence that is true for this run.
    var text: String
    /// What to do about it, in one sentence; nil for an insight that speaks for itself.
    var advice: String?

    /// An insight.
    init(
        id: String, grade: Grade, label: String, value: String?, rule: String, text: String,
        advice: String? = nil
    ) {
        self.id = id
        self.grade = grade
        self.label = label
        self.value = value
        self.rule = rule
        self.text = text
        self.advice = advice
    }
}

extension Verdict {
    /// What to do about an insight, in one sentence; nil where there is nothing.
    ///
    /// Advice is where to look, never a claim about this run.
    static func advice(for insight: Insight, in analysis: Analysis) -> String? {
        // Where a finding explains it, that says what to do.
        guard analysis.explanation(of: insight) == nil else { return nil }
        return switch (insight.basis, insight.verdict) {
        case (.noFigure, _): adviceToRecord(insight.id, analysis)
        // Names are resolved a connection, not a request.
        case (.tooFewEvents, _): insight.id == .dnsCache ? nil : "Repeat the run with more requests."
        case (.enoughEvents, .good): nil
        case (.enoughEvents, _): adviceToLook(insight)
        }
    }

    private static func adviceToRecord(_ id: Insight.ID, _ analysis: Analysis) -> String? {
        let overview = analysis.overview
        let needsTrace = id == .connectionReuse || id == .dnsCache
        return needsTrace && overview.recordsWithTrace < overview.countedRecords
            ? "Run AIPerf with --export-http-trace to record it." : nil
    }

    private static func adviceToLook(_ insight: Insight) -> String? {
        switch insight.id {
        case .connectionReuse:
            return insight.verdict == .info
                ? nil
                : "Unless that was wanted, let client, proxy and server keep connections open longer."
        case .dnsCache:
            return "Let the client remember addresses longer, or name the server by its address."
        case .ttfb:
            return "Compare with other runs."
        case .iclConsistency:
            return "Look at the server's batching, preemption and load at the times of the long gaps."
        case .transferRatio:
            switch insight.verdict {
            case .warning, .bad:
                return "Look at the bandwidth and the proxies between client and server, and at compression."
            case .info, .good:
                return (insight.value ?? 0) < 0.5
                    ? "For faster answers look at the server first: its queue, batching and load."
                    : "A run without streaming tells the two apart."
            }
        case .tokenThroughput:
            return "Compare a run of lower concurrency; look at batch size and load."
        case .timePerToken:
            return
                "Compare a run of lower concurrency; if it is no faster, the model or its hardware is the limit."
        case .bytesPerToken:
            return insight.verdict == .info
                ? "Compare with other runs of the same server."
                : "See what each chunk repeats, such as ids and the model's name."
        case .tokensPerChunk:
            return (insight.value ?? 0) < 1
                ? "Several tokens a chunk would cost less overhead."
                : "Smaller chunks would bring the first words sooner."
        }
    }
}
