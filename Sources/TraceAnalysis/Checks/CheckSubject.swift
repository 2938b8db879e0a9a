/// The figure that a rule is about.
public enum CheckSubject: Sendable, Hashable {
    /// A figure of a metric.
    case metric(MetricTag, MetricStatistic)
    /// A figure of the run as a whole.
    case run(RunFigure)

    /// The figures that are not of a metric.
    public enum RunFigure: String, Sendable, CaseIterable {
        /// Failed and cancelled requests; as a share, of all counted records.
        case failures
        /// Malformed lines; as a share, of all lines that are not blank.
        case malformed
        /// Reused ÷ (created + reused) connections.
        case connectionReuseRate = "connections.reuse_rate"
        /// Cache hits ÷ (lookups + cache hits).
        case dnsCacheHitRate = "dns.cache_hit_rate"
        /// Mean transfer ÷ mean TTFB.
        case transferProcessingRatio = "network.transfer_processing_ratio"
        /// Successful requests a second.
        case requestThroughput = "overview.request_throughput"
        /// Output tokens a second, of the whole run.
        case outputTokenThroughput = "overview.output_token_throughput"
    }

    /// Every name with which a rule can begin.
    public static let names = MetricTag.allCases.map(\.name) + RunFigure.allCases.map(\.rawValue)

    /// What the figure measures, which says the units a rule may use.
    public var quantity: CheckQuantity {
        switch self {
        case .metric(_, .count): .number
        case .metric(let tag, _):
            switch tag.unit {
            case .milliseconds: .time
            case .bytes: .size
            default: .number
            }
        case .run(.failures), .run(.malformed): .countOrShare
        case .run(.connectionReuseRate), .run(.dnsCacheHitRate): .rate
        case .run: .number
        }
    }

    /// The unit of the value in JSON.
    ///
    /// - Parameter isShare: Whether a count is taken as a share.
    public func unit(isShare: Bool) -> String {
        switch self {
        case .metric(_, .count): "count"
        case .metric(let tag, _): tag.unit.rawValue
        case .run(.failures), .run(.malformed): isShare ? "ratio" : "count"
        case .run(.connectionReuseRate), .run(.dnsCacheHitRate), .run(.transferProcessingRatio): "ratio"
        case .run(.requestThroughput): "requests/sec"
        case .run(.outputTokenThroughput): "tokens/sec"
        }
    }
}

/// A figure as found in a run, and of how many things it is made.
struct CheckFigure: Sendable, Equatable {
    /// The figure; nil when it was not recorded.
    var value: Double?
    /// Values, records, lines, connections or lookups behind it.
    var count: Int
    /// Where a metric's values came from; nil for what is no metric.
    var source: MetricSource?
}

extension AnalyzedRun {
    /// The figure that a rule is about.
    ///
    /// - Parameter isShare: Whether a count is taken as a share.
    func figure(_ subject: CheckSubject, isShare: Bool) -> CheckFigure {
        switch subject {
        case .metric(let tag, let statistic):
            let summary = analysis.metrics[tag]
            return CheckFigure(
                value: value(statistic, of: tag), count: summary?.count ?? 0, source: summary?.source)
        case .run(let figure): return self.figure(figure, isShare: isShare)
        }
    }

    private func figure(_ figure: CheckSubject.RunFigure, isShare: Bool) -> CheckFigure {
        let overview = analysis.overview
        switch figure {
        case .failures:
            return CheckFigure(overview.failedRequests, of: overview.countedRecords, isShare)
        case .malformed:
            let lines = overview.totalRecords + overview.malformedLines
            return CheckFigure(overview.malformedLines, of: lines, isShare)
        case .connectionReuseRate:
            let connections = analysis.connections
            return CheckFigure(
                value: connections.reuseRate, count: (connections.created ?? 0) + (connections.reused ?? 0))
        case .dnsCacheHitRate:
            let dns = analysis.dns
            return CheckFigure(value: dns.cacheHitRate, count: (dns.lookups ?? 0) + (dns.cacheHits ?? 0))
        case .transferProcessingRatio:
            let network = analysis.network
            return CheckFigure(value: network.transferProcessingRatio, count: network.requests)
        case .requestThroughput:
            return CheckFigure(value: overview.requestThroughput, count: overview.successfulRequests)
        case .outputTokenThroughput:
            return CheckFigure(value: overview.outputTokenThroughput, count: overview.successfulRequests)
        }
    }
}

extension CheckFigure {
    /// A count, or its share of all.
    fileprivate init(_ part: Int, of all: Int, _ isShare: Bool) {
        let share = all > 0 ? Double(part) / Double(all) : nil
        self.init(value: isShare ? share : Double(part), count: all)
    }
}
