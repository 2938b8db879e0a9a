/// How host names were resolved.
///
/// Seed section: DNS STATISTICS.
///
/// Over every record of the phase that carries a trace, failed or not; nil where none does.
public struct DNSResolution: Sendable, Equatable {
    /// Records with a lookup span.
    public let lookups: Int?
    /// Records with the cache-hit mark.
    public let cacheHits: Int?

    /// What the traced records say; nothing where none is traced.
    init(_ counts: RecordCounts) {
        lookups = counts.withTrace > 0 ? counts.lookedUp : nil
        cacheHits = counts.withTrace > 0 ? counts.dnsCacheHits : nil
    }

    /// Cache hits ÷ (lookups + cache hits), a fraction of 1; nil when there was neither.
    public var cacheHitRate: Double? { share(cacheHits, besides: lookups) }
}
