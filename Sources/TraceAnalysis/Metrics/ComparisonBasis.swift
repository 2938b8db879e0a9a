/// What a comparison needs of a run beside its samples and its requests: a few numbers, whatever the size of the run.
struct ComparisonBasis: Sendable, Equatable {
    /// The percentiles that are compared.
    static let percentiles = [50, 90, 95, 99].map { Percentile($0) }

    /// How the gaps between chunks hang together; nil where there are too few.
    let gaps: GapSpread?
}
