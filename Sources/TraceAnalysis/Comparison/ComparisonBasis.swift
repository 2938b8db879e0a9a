/// What a comparison needs of a run beside its samples: a few numbers, whatever the size of the run.
public struct ComparisonBasis: Sendable, Equatable {
    /// How the gaps between chunks hang together; nil where there are none.
    public let gaps: GapSpread?
    /// How fast requests were completed, stretch by stretch; empty where there are too few.
    public let pace: [PaceBlock]
    /// The mean phases of the requests near a percentile of the whole request.
    public let bands: PhaseBands?

    /// What single requests tell.
    ///
    /// O(n log n) for n requests.
    init(
        _ requests: RequestTable, _ groups: GapGroups, gaps: Sample?, span: ClosedRange<Int64>?,
        options: AnalysisOptions
    ) {
        self.gaps = gaps.flatMap { GapSpread(groups, of: $0, options: options) }
        pace = PaceBlock.blocks(of: requests, since: span?.lowerBound)
        bands = PhaseBands(requests, includeFailed: options.includeFailed)
    }
}

/// How much less the gaps between chunks tell than as many independent values would.
public struct GapSpread: Sendable, Equatable {
    /// By what the variance of a percentile's rank is larger, by the percentile's label.
    public let percentiles: [String: Double]
    /// The standard error of the mean, in ns.
    public let standardErrorOfMean: Double

    /// - Returns: nil where gaps come from fewer than two groups of requests.
    init?(_ groups: GapGroups, of sample: Sample, options: AnalysisOptions) {
        guard let error = groups.standardErrorOfMean else { return nil }
        standardErrorOfMean = error
        let wanted = Set(Comparison.percentiles + options.extraPercentiles).sorted()
        let values = sample.percentiles(wanted, by: options.percentileMethod)
        percentiles = zip(wanted, values).reduce(into: [:]) { result, entry in
            result[entry.0.label] = groups.spread(at: entry.0, value: entry.1)
        }
    }
}
