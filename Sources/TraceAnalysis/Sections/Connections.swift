/// How connections were made and reused.
///
/// Seed section: CONNECTION STATISTICS.
///
/// Over every record of the phase that carries a trace, failed or not; nil where none does.
public struct Connections: Sendable, Equatable {
    /// Records with a connect span.
    public let created: Int?
    /// Records with the reused mark.
    public let reused: Int?

    /// What the traced records say; nothing where none is traced.
    init(_ counts: RecordCounts) {
        created = counts.withTrace > 0 ? counts.connected : nil
        reused = counts.withTrace > 0 ? counts.reused : nil
    }

    /// Reused ÷ (created + reused), a fraction of 1; nil when there was neither.
    public var reuseRate: Double? { share(reused, besides: created) }
}

/// `part` ÷ (`part` + `rest`); nil when either was not recorded or both are 0.
func share(_ part: Int?, besides rest: Int?) -> Double? {
    guard let part, let rest, part + rest > 0 else { return nil }
    return Double(part) / Double(part + rest)
}

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
