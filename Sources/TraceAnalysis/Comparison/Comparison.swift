/// Candidates held against a baseline.
public struct Comparison: Sendable, Equatable {
    /// The seed of everything that is drawn.
    public static let seed: UInt64 = 20_260_101
    /// How often a run is resampled.
    public static let resamples = 4_000
    /// The most requests that are resampled; above, intervals come from order statistics.
    public static let resampledRequests = 20_000

    /// The baseline.
    public let baseline: ComparedSide
    /// Each candidate held against it, in the order given.
    public let candidates: [CandidateComparison]

    /// Compares runs, each candidate by itself with the baseline.
    ///
    /// O(n log n) for the metrics with n requests.
    public init(_ baseline: NamedRun, _ candidates: [NamedRun]) {
        self.init(ComparedSide(baseline), candidates.map { ComparedSide($0) })
    }

    /// Compares sides of one run or more.
    public init(_ baseline: ComparedSide, _ candidates: [ComparedSide]) {
        self.baseline = baseline
        self.candidates = candidates.map { CandidateComparison($0, against: baseline) }
    }

    /// All runs, those of the baseline first.
    public var runs: [NamedRun] { baseline.runs + candidates.flatMap(\.side.runs) }

    /// Whether two comparisons say the same.
    public static func == (left: Comparison, right: Comparison) -> Bool {
        left.baseline.name == right.baseline.name && left.candidates == right.candidates
    }
}
