/// How tokens map to the network.
///
/// Seed section: TOKEN-TO-RESPONSE CORRELATION.
///
/// The averages are those of the metrics of the same meaning; nil where one was not recorded.
public struct TokenCorrelation: Sendable, Equatable {
    /// Mean token throughput, tokens a second.
    public let meanTokensPerSecond: Double?
    /// Mean time per output token, in ns.
    public let meanTimePerToken: Double?
    /// Mean output tokens of a request.
    public let meanOutputTokens: Double?
    /// Mean inter-chunk latency, in ns.
    public let meanInterChunkLatency: Double?
    /// Mean chunks for each token.
    public let meanChunksPerToken: Double?
    /// Mean bytes for each token.
    public let meanBytesPerToken: Double?
    /// Response bytes of the successful records that have both bytes and output tokens.
    public let totalResponseBytes: Double?
    /// Output tokens of the same records.
    public let totalOutputTokens: Double?
    /// The share of the variance of the requests' duration that their output tokens explain (Pearson's r²); nil where
    /// lengths don't vary or are not recorded.
    public internal(set) var durationExplainedByTokens: Double?

    /// The means of the metrics of the same meaning, and the totals.
    init(_ metrics: [MetricTag: Summary], totals: TokenTotals) {
        meanTokensPerSecond = metrics[.tokenThroughput]?.mean
        meanTimePerToken = metrics[.timePerOutputToken]?.mean
        meanOutputTokens = metrics[.outputTokens]?.mean
        meanInterChunkLatency = metrics[.interChunkLatency]?.mean
        meanChunksPerToken = metrics[.chunksPerToken]?.mean
        meanBytesPerToken = metrics[.bytesPerToken]?.mean
        let tokens = totals.tokens.value
        totalResponseBytes = tokens > 0 ? totals.bytes.value : nil
        totalOutputTokens = tokens > 0 ? tokens : nil
    }

    /// 1 ÷ mean chunks per token, as in the seed's example; nil when that is unknown or 0.
    public var meanTokensPerChunk: Double? {
        guard let meanChunksPerToken, meanChunksPerToken > 0 else { return nil }
        return 1 / meanChunksPerToken
    }

    /// Total bytes ÷ total tokens; nil when unknown.
    public var overallBytesPerToken: Double? {
        guard let totalResponseBytes, let totalOutputTokens, totalOutputTokens > 0 else { return nil }
        return totalResponseBytes / totalOutputTokens
    }
}
