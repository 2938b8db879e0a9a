/// The unit in which a metric is written to JSON and CSV.
///
/// Inside the package times are nanoseconds; they become milliseconds where they leave it.
public enum MetricUnit: String, Sendable, Hashable, Codable {
    /// Time.
    case milliseconds = "ms"
    /// Sizes.
    case bytes
    /// Numbers of things.
    case count
    /// Numbers of tokens.
    case tokens
    /// Output tokens a second.
    case tokensPerSecond = "tokens/sec"
    /// Response bytes for each output token.
    case bytesPerToken = "bytes/token"
    /// Response chunks for each output token.
    case chunksPerToken = "chunks/token"

    /// What a sample value is divided by to give this unit: 1,000,000 for times, which samples hold in
    /// nanoseconds, and 1 for the rest.
    public var divisor: Double { self == .milliseconds ? 1_000_000 : 1 }
}
