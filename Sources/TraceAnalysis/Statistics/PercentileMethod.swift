/// Which value stands for a percentile when it falls between two samples.
///
/// Both definitions are offered by name so that a report can say which one it used.
public enum PercentileMethod: String, Sendable, Hashable, CaseIterable, Codable {
    /// The element at index ⌊n·p/100⌋, counted from 0 and at most the last, of the sorted samples.
    ///
    /// Where n·p/100 is whole, this is one element above the textbook nearest rank.
    /// Source: the example output of AIPerf's trace analysis script, which this tool reproduces.
    case nearest
    /// Linear interpolation between the two neighbours of position (n − 1)·p/100.
    ///
    /// Source: numpy's default, which AIPerf's own summaries use.
    case linear
}
