import TraceAnalysis

/// The figure by which a reader knows a section before opening it.
extension ReportContent {
    /// The key figure of a section: "22 opened, 85 % reuse".
    ///
    /// A section that no figure is known for has its first sentence.
    ///
    /// - Returns: nil for the findings, which always stand open.
    static func figure(
        of section: ContentSection, _ analysis: Analysis, slowest requests: SlowestRequests?
    ) -> String? {
        guard section.id != findingsID else { return nil }
        guard let figures = figures[section.id] else { return section.lead ?? "not recorded" }
        return figures(analysis, requests) ?? "not recorded"
    }

    private static let figures: [String: @Sendable (Analysis, SlowestRequests?) -> String?] = [
        "overview": { analysis, _ in overviewFigure(analysis.overview) },
        "connections": { analysis, _ in
            analysis.connections.created.map { created in
                let reuse = analysis.connections.reuseRate.map { ", \(FindingText.share($0)) reuse" } ?? ""
                return "\(FindingText.count(created)) opened\(reuse)"
            }
        },
        "dns": { analysis, _ in
            analysis.dns.lookups.map { lookups in
                let rate = analysis.dns.cacheHitRate.map { ", \(FindingText.share($0)) from the cache" } ?? ""
                return FindingText.count(lookups, "lookup") + rate
            }
        },
        "request-send": { analysis, _ in percentiles(.requestSendTime, analysis) },
        "ttfb": { analysis, _ in percentiles(.ttfb, analysis) },
        "ttlb": { analysis, _ in percentiles(.ttlb, analysis) },
        "streaming": { analysis, _ in
            percentiles(.interChunkLatency, analysis).map { "between chunks \($0)" }
        },
        "bandwidth": { analysis, _ in
            analysis.metrics[.responseSize].map { "\(FindingText.size($0.mean)) a response on average" }
        },
        "tokens": { analysis, _ in
            (analysis.metrics[.outputTokens]?.p(50)).map { "\(FindingText.digits($0)) output tokens at p50" }
        },
        "correlation": { analysis, _ in
            analysis.correlation.meanTokensPerChunk.map { "\(FindingText.digits($0)) tokens a chunk" }
        },
        "network": { analysis, _ in
            analysis.network.transferShare.map { "\(FindingText.share($0)) of a response is transfer" }
        },
        "phases": { analysis, _ in analysis.phases.flatMap(phasesFigure) },
        "aiperf": { analysis, _ in
            percentiles(.requestLatency, analysis).map { "request_latency \($0)" }
        },
        "failures": { analysis, _ in
            let lost = analysis.overview.lostInWords.joined(separator: ", ")
            return lost.isEmpty
                ? "none" : "\(lost) of \(FindingText.count(analysis.overview.countedRecords, "request"))"
        },
        "slowest": { _, requests in
            (requests?.requests.first).map { "up to \(FindingText.time($0.duration))" } ?? "none"
        },
        "sources": { analysis, _ in
            "\(analysis.metrics.values.count) of \(MetricTag.allCases.count) metrics recorded"
        },
    ]

    /// How many requests there were, in which time.
    private static func overviewFigure(_ overview: Overview) -> String {
        let successful =
            overview.failedRequests > 0
            ? ", \(FindingText.count(overview.successfulRequests)) successful" : ""
        let requests = FindingText.count(overview.countedRecords, "request") + successful
        return requests + (overview.duration.map { " in \(FindingText.time($0))" } ?? "")
    }

    /// The phase that takes the most of a mean request.
    private static func phasesFigure(_ phases: PhaseBreakdown) -> String? {
        guard phases.total > 0 else { return nil }
        let (phase, mean) = phases.means.longest
        return "\(FindingText.share(mean / phases.total)) \(phase.title.lowercased())"
    }

    /// The middle and the tail of a latency.
    private static func percentiles(_ tag: MetricTag, _ analysis: Analysis) -> String? {
        guard let summary = analysis.metrics[tag], let p50 = summary.p(50), let p99 = summary.p(99) else {
            return nil
        }
        return summary.count == 1
            ? "\(FindingText.time(p50)), measured once"
            : "p50 \(FindingText.time(p50)), p99 \(FindingText.time(p99))"
    }
}
