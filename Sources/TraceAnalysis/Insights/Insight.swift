/// One of the run's figures held against a threshold.
///
/// Seed section: Key Insights to Look For.
public struct Insight: Sendable, Equatable {
    /// The insights in the order in which they are always listed.
    public enum ID: String, Sendable, CaseIterable, Codable {
        /// How often a connection was reused.
        case connectionReuse = "connection_reuse"
        /// How often a name was found in the cache.
        case dnsCache = "dns_cache"
        /// How long the first byte took.
        case ttfb
        /// How even the gaps between chunks were.
        case iclConsistency = "icl_consistency"
        /// Transfer against processing.
        case transferRatio = "transfer_ratio"
        /// How fast tokens came.
        case tokenThroughput = "token_throughput"
        /// How long a token took.
        case timePerToken = "time_per_token"
        /// How many bytes a token took.
        case bytesPerToken = "bytes_per_token"
        /// How many tokens a chunk held.
        case tokensPerChunk = "tokens_per_chunk"
    }

    /// What a figure means.
    public enum Verdict: String, Sendable, Codable {
        /// As it should be.
        case good
        /// Worth knowing, neither good nor bad.
        case info
        /// Worth a look.
        case warning
        /// Needs investigation.
        case bad
    }

    /// What a verdict rests on.
    public enum Basis: Sendable, Equatable {
        /// Enough events for a verdict.
        case enoughEvents
        /// A figure of too few events for a verdict.
        case tooFewEvents
        /// No figure: nothing was recorded, or it would divide by 0.
        case noFigure
    }

    /// Which insight this is.
    public let id: ID
    /// What the figure means.
    public let verdict: Verdict
    /// The figure, times in nanoseconds; nil when nothing was recorded.
    public let value: Double?
    /// What the figure measures.
    public let quantity: Quantity
    /// The rule that gave the verdict, in words.
    public let rule: String
    /// One sentence that is true for this run.
    public let text: String
    /// What the verdict rests on.
    public let basis: Basis
}
