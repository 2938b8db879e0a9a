/// What is known of a metric: a row of the catalogue in `MetricTag`.
///
/// Nothing has a default but the heading, so that a row which leaves something out does not compile.
public struct Metric: Sendable, Hashable {
    /// The name in JSON, CSV and rules.
    public let name: String
    /// What its values measure, which settles their unit and how they are spelled.
    public let quantity: Quantity
    /// Which way it should go.
    let direction: MetricDirection
    /// Where its values come from.
    let origin: Origin
    /// What one value belongs to.
    let item: Item
    /// Whether failed and cancelled records enter.
    let failed: Failed
    /// Which of its figures the report shows.
    public let layout: Layout
    /// What it is called in the report: `Time to First Byte`.
    public let title: String
    /// The title above its own figures, which may say more.
    public let heading: String
    /// What it is, in a few words.
    public let definition: String

    /// Where the values of a metric come from.
    enum Origin: Sendable, Hashable {
        /// The timestamps and sizes of `trace_data`; in a record without, AIPerf's figure for the same thing.
        case trace
        /// What AIPerf says, trace or not.
        case aiperf
        /// What AIPerf says, in any record; where it says nothing, what the timestamps of `trace_data` give.
        case either
    }

    /// What one value of a metric belongs to.
    enum Item: Sendable, Hashable {
        /// A request has one value at most.
        case request
        /// A request has one for each gap between its chunks: they hang together.
        case gap
        /// A request has one for each of its chunks.
        case chunk
    }

    /// Whether failed and cancelled records enter a metric.
    enum Failed: Sendable, Hashable {
        /// With `--include-failed`, where they have the timestamps.
        case whenAsked
        /// Values of successful records only.
        case never
    }

    /// Which figures of a metric the report shows, as the seed lays them out.
    public enum Layout: Sendable, Hashable {
        /// Times and rates: Min to p99, and the percentiles that were asked for.
        case distribution
        /// Counts: Min, Max, Mean, Median.
        case brief
        /// Counts with their sum: Min, Max, Mean, Median, Total.
        case total
    }

    /// A row of the catalogue.
    ///
    /// - Parameter heading: nil where the title says it all.
    init(
        _ name: String, _ quantity: Quantity, _ direction: MetricDirection, from origin: Origin,
        of item: Item,
        failed: Failed, layout: Layout, title: String, heading: String? = nil, definition: String
    ) {
        self.name = name
        self.quantity = quantity
        self.direction = direction
        self.origin = origin
        self.item = item
        self.failed = failed
        self.layout = layout
        self.title = title
        self.heading = heading ?? title
        self.definition = definition
    }
}

/// Which way a metric or a figure of a run should go.
enum MetricDirection: Sendable, Hashable {
    /// Lower is better: times, failures, and what a token costs.
    case down
    /// Higher is better: throughputs and rates of reuse.
    case up
    /// Neither: what says what was asked for rather than how well it went, like the number of tokens.
    case neither
}
