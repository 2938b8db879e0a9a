/// What a reader can choose about an analysis; everything here can change a number.
public struct AnalysisOptions: Sendable, Equatable {
    /// Which records are analysed.
    public enum Phase: String, Sendable, CaseIterable, Codable {
        /// The measured part of the run.
        case profiling
        /// The part before it.
        case warmup
        /// Every record.
        case all
    }

    /// Which value stands for a percentile between two samples.
    public var percentileMethod: PercentileMethod
    /// Percentiles to report beside the standing ones, ascending.
    public var extraPercentiles: [Percentile]
    /// Which records are analysed.
    public var phase: Phase
    /// Whether failed and cancelled records enter the latency samples.
    public var includeFailed: Bool

    /// The choices, with the defaults of the command line.
    public init(
        percentileMethod: PercentileMethod = .nearest, extraPercentiles: [Percentile] = [],
        phase: Phase = .profiling, includeFailed: Bool = false
    ) {
        self.percentileMethod = percentileMethod
        self.extraPercentiles = extraPercentiles
        self.phase = phase
        self.includeFailed = includeFailed
    }
}
