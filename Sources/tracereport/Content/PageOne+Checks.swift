import TraceAnalysis

extension PageOne.CheckLine {
    /// An insight in a line.
    init(_ insight: Insight, in analysis: Analysis) {
        let explanation = analysis.explanation(of: insight)
        let remark: String? =
            switch insight.basis {
            case .noFigure:
                insight.id == .dnsCache ? analysis.dns.withoutRate : "not recorded"
            case .tooFewEvents: "too few to judge by"
            case .enoughEvents: explanation.map { "see finding \($0)" }
            }
        self.init(
            grade: Verdict.Grade(insight.verdict), label: insight.id.label,
            value: insight.basis == .noFigure ? nil : insight.value.map(insight.quantity.short),
            remark: remark, charts: insight.id.charts)
    }
}

extension Analysis {
    /// The number of the finding that explains why an insight is not good, from 1; nil where none does.
    ///
    /// A queue in the server makes tokens look slow though they come fast: there the finding is the cause, and the
    /// insight its effect.
    func explanation(of insight: Insight) -> Int? {
        guard let findings, insight.basis == .enoughEvents, insight.verdict != .good else { return nil }
        let causes = insight.id.causes
        let index = findings.ranked.firstIndex {
            // That the first byte is not the first token is a notice, and says what the figure is.
            causes.contains($0.id) && ($0.severity < .notice || $0.id == .noTokenInFirstChunk)
        }
        return index.map { $0 + 1 }
    }
}

extension Insight.ID {
    /// The charts that tell more of it, the best first.
    fileprivate var charts: [String] {
        switch self {
        case .connectionReuse: ["lanes"]
        case .dnsCache: ["phases"]
        case .ttfb: ["ttfb-histogram", "ttfb-over-time"]
        case .iclConsistency: ["icl-percentiles", "icl-histogram"]
        case .transferRatio: ["breakdown", "phases"]
        case .tokenThroughput: ["throughput-histogram", "throughput-over-time"]
        case .timePerToken: ["icl-histogram", "throughput-histogram"]
        case .bytesPerToken: ["chunk-size-histogram", "icl-histogram"]
        case .tokensPerChunk: ["chunks-per-request-histogram", "icl-histogram"]
        }
    }

    /// The findings of which it shows an effect.
    fileprivate var causes: Set<Finding.ID> {
        switch self {
        case .connectionReuse: [.newConnections, .failures]
        case .dnsCache: [.slowDNS]
        case .ttfb:
            [
                .overload, .queueing, .coldStart, .stall, .lateClient, .unequalGroups, .slowCohort,
                .noTokenInFirstChunk,
            ]
        case .iclConsistency: [.stall, .pauses, .decodeSlowdown]
        case .transferRatio: [.overload, .queueing, .stall]
        case .tokenThroughput, .timePerToken:
            [.overload, .queueing, .coldStart, .stall, .pauses, .decodeSlowdown, .unequalGroups, .slowCohort]
        case .bytesPerToken, .tokensPerChunk: [.emptyAnswers]
        }
    }
}
