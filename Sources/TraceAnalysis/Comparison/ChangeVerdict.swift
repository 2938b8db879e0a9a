/// What a change means.
public enum ChangeVerdict: String, Sendable, Encodable {
    /// The candidate is better.
    case better
    /// The candidate is worse.
    case worse
    /// The difference may be chance.
    case noClearDifference = "no_clear_difference"
    /// There is too little to say.
    case tooFewSamples = "too_few_samples"
}

/// Which way a metric should go.
public enum MetricDirection: Sendable, Equatable {
    /// Times, and what a token costs.
    case lowerIsBetter
    /// Throughputs.
    case higherIsBetter
    /// Numbers of tokens, bytes and chunks, which say what was asked for rather than how well it went.
    case neither
}

extension MetricTag {
    /// Which way the metric should go.
    public var direction: MetricDirection {
        switch self {
        case .tokenThroughput: .higherIsBetter
        case .chunksPerRequest, .chunkSize, .requestSize, .responseSize, .inputTokens, .outputTokens,
            .chunksPerToken:
            .neither
        default: .lowerIsBetter
        }
    }
}

extension MetricDirection {
    /// What a change that is not chance means; nil where neither way is better.
    func verdict(on change: Double) -> ChangeVerdict? {
        switch self {
        case .lowerIsBetter: change < 0 ? .better : .worse
        case .higherIsBetter: change > 0 ? .better : .worse
        case .neither: nil
        }
    }
}
