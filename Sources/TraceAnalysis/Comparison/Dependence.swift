/// How the requests of a run depend on those before them: by figure, how many independent requests tell as much.
///
/// The order is that of the requests' start. Where the table of requests is thinned out, of the run or in an archive,
/// what the kept ones show is carried over to all (`EffectiveSampleSize.ofAll`).
struct Dependence: Sendable, Equatable {
    private var columns: [RequestFigure: [MetricStatistic: EffectiveSampleSize]] = [:]

    /// The columns whose longest dependence stands for metrics that have none of their own.
    private static let whole: [RequestFigure] = [.duration, .ttfb, .timeToFirstToken]

    /// Nothing known.
    init() {}

    /// - Parameters:
    ///   - rows: The rows that count, in the order of their start.
    ///   - statistics: Means and percentiles; others are passed over.
    init(_ table: RequestTable, _ rows: [Int], _ statistics: [MetricStatistic]) {
        for column in RequestFigure.allCases {
            let series = table.values(column, rows)
            if let sizes = Self.sizes(of: series, statistics) { columns[column] = sizes }
        }
    }

    /// By statistic, how many independent values tell as much as a series.
    ///
    /// Of a percentile other than the median the smaller of its own and the median's. A figure of which the series
    /// has no spread is missing.
    ///
    /// - Returns: nil where there are fewer than two values.
    static func sizes(
        of series: [Double], _ statistics: [MetricStatistic]
    ) -> [MetricStatistic: EffectiveSampleSize]? {
        guard series.count > 1 else { return nil }
        let ordered = RadixSort.sorted(series)
        func size(_ percentile: Percentile) -> EffectiveSampleSize? {
            EffectiveSampleSize(
                forQuantile: ordered[percentile.nearestIndex(count: ordered.count)], of: series)
        }
        let median = size(Percentile(50))
        return statistics.reduce(into: [:]) { sizes, statistic in
            switch statistic {
            case .mean: sizes[statistic] = EffectiveSampleSize(forMeanOf: series)
            case .median: sizes[statistic] = median
            case .percentile(let percentile) where percentile == Percentile(50): sizes[statistic] = median
            case .percentile(let percentile):
                sizes[statistic] = size(percentile)?.limited(by: median) ?? median
            default: break
            }
        }
    }

    /// How many independent values tell as much as all of a metric.
    ///
    /// - Parameter count: How many values there are, those of requests that are not kept included.
    /// - Returns: all of them, as independent ones, where nothing is known of single requests.
    func size(of statistic: MetricStatistic, _ tag: MetricTag, count: Int) -> EffectiveSampleSize {
        if let column = tag.column, columns[column] != nil {
            return size(of: statistic, in: column, count: count)
        }
        let times = Self.whole.compactMap { columns[$0]?[statistic]?.ofAll(count).autocorrelationTime }
        return EffectiveSampleSize(count: count, autocorrelationTime: times.max() ?? 1)
    }

    /// The same of a column of the table of requests.
    func size(of statistic: MetricStatistic, in column: RequestFigure, count: Int) -> EffectiveSampleSize {
        columns[column]?[statistic]?.ofAll(count) ?? EffectiveSampleSize(count: count, autocorrelationTime: 1)
    }
}
