/// The figures of a run as a whole.
///
/// What is known of each is a row in `row`: a new one is a case and its row.
public enum RunFigure: Sendable, Hashable, CaseIterable {
    /// Failed requests, without those that the load generator cancelled.
    case failures
    /// The same as a share of all counted records but the cancelled.
    case failedShare
    /// Malformed lines.
    case malformed
    /// Malformed lines, as a share of all lines that are not blank.
    case malformedShare
    /// Reused ÷ (created + reused) connections.
    case connectionReuseRate
    /// Cache hits ÷ (lookups + cache hits).
    case dnsCacheHitRate
    /// Mean transfer ÷ mean TTFB.
    case transferProcessingRatio
    /// Successful requests a second.
    case requestThroughput
    /// Output tokens a second, of the whole run.
    case outputTokenThroughput
    /// Requests that met what was asked of them, as a share of those that count.
    case goodput
    /// Requests a second that met it.
    case goodputRate
    /// Successful answers without output tokens.
    case emptyAnswers
    /// Successful answers without output tokens, as a share of the successful.
    case emptyShare
    /// How much of the rate that was asked for was sent.
    case keptShare
    /// Records of the chosen phase.
    case requests
    /// The p99 gap between chunks ÷ the p50 gap.
    case gapSpread
    /// 1 ÷ mean chunks per token.
    case tokensPerChunk
    /// How often the server answered nobody for a while.
    case stalls
    /// Findings that put the figures in doubt.
    case invalidFindings
    /// Findings of what cost answers or time.
    case problemFindings
}

/// A figure as found in a run, and of how many things it is made.
public struct CountedFigure: Sendable, Equatable {
    /// The figure, times in nanoseconds; nil when it was not recorded, or would divide by 0.
    public var value: Double?
    /// Values, records, lines, connections or lookups behind it.
    public var count: Int
    /// Where a metric's values came from; nil for what is no metric.
    public var source: MetricSource?

    /// - Parameter count: Of how many things it is made.
    init(_ value: Double?, of count: Int, source: MetricSource? = nil) {
        self.value = value
        self.count = count
        self.source = source
    }
}

/// The sections of which the figures of a run are taken.
struct RunSections: Sendable, Equatable {
    let overview: Overview
    let load: RunLoad
    let goodput: Goodput?
    let connections: Connections
    let dns: DNSResolution
    let metrics: [MetricTag: Summary]
    let correlation: TokenCorrelation
    let network: NetworkBreakdown
    var reuse = ReuseLimits()
    var findings: Findings?
}

/// What kept a run from reusing more connections.
struct ReuseLimits: Sendable, Equatable {
    /// Whether the run was asked to make a connection for every request.
    var isUnwanted = false
    /// The most requests at once, each of which needs a connection; nil where that is not known.
    var peakInFlight: Int?

    /// Nothing that is known.
    init() {}

    /// What the load of a run says.
    init(_ load: RunLoad) {
        isUnwanted = load.asked.avoidsReuse
        peakInFlight = load.peakInFlight
    }
}

extension RunFigure {
    /// What is known of a figure.
    ///
    /// Nothing has a default.
    private struct Row {
        let id: String
        let label: String
        let rule: String?
        let quantity: Quantity
        let direction: MetricDirection
        let value: @Sendable (RunSections) -> CountedFigure

        init(
            _ id: String, _ label: String, rule: String?, _ quantity: Quantity, _ direction: MetricDirection,
            _ value: @escaping @Sendable (RunSections) -> CountedFigure
        ) {
            (self.id, self.label, self.rule) = (id, label, rule)
            (self.quantity, self.direction, self.value) = (quantity, direction, value)
        }
    }

    /// The name in indexes and comparisons: `request_throughput`.
    public var id: String { row.id }
    /// What it is, as a heading: `Connection reuse rate`.
    public var label: String { row.label }
    /// The name with which a rule begins; nil where a rule has none for it.
    public var rule: String? { row.rule }
    /// What it measures.
    public var quantity: Quantity { row.quantity }
    /// Which way it should go.
    var direction: MetricDirection { row.direction }

    /// The figure of a run.
    func value(_ sections: RunSections) -> CountedFigure { row.value(sections) }

    private var row: Row {
        switch self {
        case .failures:
            Row("failures", "Failed requests", rule: "failures", .count, .down) {
                CountedFigure(
                    Double($0.overview.ownFailures),
                    of: $0.overview.successfulRequests + $0.overview.ownFailures)
            }
        case .failedShare:
            Row("failed_share", "Failed requests", rule: nil, .share, .down) {
                .share(
                    Double($0.overview.ownFailures),
                    of: $0.overview.successfulRequests + $0.overview.ownFailures)
            }
        case .malformed:
            Row("malformed", "Malformed lines", rule: "malformed", .count, .down) {
                CountedFigure(Double($0.overview.malformedLines), of: $0.overview.lines)
            }
        case .malformedShare:
            Row("malformed_share", "Malformed lines", rule: nil, .share, .down) {
                .share(Double($0.overview.malformedLines), of: $0.overview.lines)
            }
        case .connectionReuseRate:
            Row("connection_reuse_rate", "Connection reuse rate", rule: "connections.reuse_rate", .share, .up)
            {
                CountedFigure(
                    $0.connections.reuseRate, of: ($0.connections.created ?? 0) + ($0.connections.reused ?? 0)
                )
            }
        case .dnsCacheHitRate:
            Row("dns_cache_hit_rate", "DNS cache hit rate", rule: "dns.cache_hit_rate", .share, .up) {
                CountedFigure($0.dns.cacheHitRate, of: ($0.dns.lookups ?? 0) + ($0.dns.cacheHits ?? 0))
            }
        case .transferProcessingRatio:
            Row(
                "transfer_processing_ratio", "Transfer/processing ratio",
                rule: "network.transfer_processing_ratio", .ratio, .neither
            ) {
                CountedFigure($0.network.transferProcessingRatio, of: $0.network.requests)
            }
        case .requestThroughput:
            Row(
                "request_throughput", "Requests/second", rule: "overview.request_throughput",
                .requestsPerSecond, .up
            ) {
                CountedFigure($0.overview.requestThroughput, of: $0.overview.successfulRequests)
            }
        case .outputTokenThroughput:
            Row(
                "output_token_throughput", "Output tokens/second", rule: "overview.output_token_throughput",
                .tokensPerSecond, .up
            ) {
                CountedFigure($0.overview.outputTokenThroughput, of: $0.overview.successfulRequests)
            }
        case .goodput:
            Row("goodput", "Goodput", rule: "goodput", .share, .up) {
                CountedFigure($0.goodput?.share, of: $0.goodput?.of ?? 0)
            }
        case .goodputRate:
            Row("goodput_rate", "Good requests/second", rule: "goodput.rate", .requestsPerSecond, .up) {
                CountedFigure($0.goodput?.rate, of: $0.goodput?.of ?? 0)
            }
        case .emptyAnswers:
            Row("empty_answers", "Empty answers", rule: "empty_answers", .count, .down) {
                CountedFigure(
                    $0.overview.emptyAnswers.map(Double.init), of: $0.overview.successfulRequests)
            }
        case .emptyShare:
            Row("empty_share", "Empty answers", rule: nil, .share, .down) { sections in
                let all = sections.overview.successfulRequests
                return sections.overview.emptyAnswers.map { .share(Double($0), of: all) }
                    ?? CountedFigure(nil, of: all)
            }
        case .keptShare:
            Row("kept_share", "Load kept", rule: "load.kept_share", .share, .up) {
                CountedFigure($0.load.keptShare, of: $0.overview.countedRecords)
            }
        case .requests:
            Row("requests", "Requests", rule: nil, .count, .neither) {
                CountedFigure(Double($0.overview.countedRecords), of: $0.overview.countedRecords)
            }
        case .gapSpread:
            Row("icl_consistency", "ICL consistency", rule: nil, .ratio, .down) {
                .gapSpread($0.metrics[.interChunkLatency])
            }
        case .tokensPerChunk:
            Row("tokens_per_chunk", "Tokens per chunk", rule: nil, .tokensPerChunk, .neither) {
                CountedFigure($0.correlation.meanTokensPerChunk, of: $0.metrics[.chunksPerToken]?.count ?? 0)
            }
        case .stalls:
            Row("stalls", "Stalls", rule: "stalls", .count, .down) { sections in
                CountedFigure(
                    sections.findings.map { Double($0.stalls) }, of: sections.overview.countedRecords)
            }
        case .invalidFindings:
            Row(
                "findings_invalid", "Findings that put figures in doubt", rule: "findings.invalid", .count,
                .down
            ) {
                .count(of: .invalid, $0)
            }
        case .problemFindings:
            Row("findings_problems", "Problems found", rule: "findings.problems", .count, .down) {
                .count(of: .problem, $0)
            }
        }
    }
}

extension CountedFigure {
    fileprivate static func share(_ part: Double, of all: Int) -> CountedFigure {
        CountedFigure(all > 0 ? part / Double(all) : nil, of: all)
    }

    fileprivate static func count(of severity: Finding.Severity, _ sections: RunSections) -> CountedFigure {
        CountedFigure(
            sections.findings.map { Double($0.count(severity)) }, of: sections.overview.countedRecords)
    }

    /// Taken of the numbers as JSON has them, so that it is their quotient to the last digit.
    fileprivate static func gapSpread(_ summary: Summary?) -> CountedFigure {
        guard let summary, let p50 = summary.p(50), let p99 = summary.p(99) else {
            return CountedFigure(nil, of: 0)
        }
        let quantity = summary.quantity
        return CountedFigure(
            p50 > 0 ? quantity.encoded(p99) / quantity.encoded(p50) : nil, of: summary.count)
    }
}

extension Overview {
    /// Lines that are not blank.
    fileprivate var lines: Int { totalRecords + malformedLines }
}
