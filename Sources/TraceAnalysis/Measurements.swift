/// What was measured in a run: a sample for each metric that was recorded.
///
/// Times are in nanoseconds; everything else is in the metric's own unit.
public struct Measurements: Sendable {
    /// The samples; a metric of which nothing was recorded is missing.
    public let samples: [MetricTag: Sample]
    /// Where each sample came from.
    public let sources: [MetricTag: MetricSource]

    /// The sample of a metric; nil when nothing was recorded.
    public subscript(_ tag: MetricTag) -> Sample? { samples[tag] }
}
