/// Durations without what their output tokens explain.
struct TokenResidual: Sendable {
    /// The duration less tokens × slope, brought back to the level of the median answer; NaN where unknown.
    let values: [Double]
    /// How many ns a token costs, by Theil and Sen; 0 where lengths hardly vary (`TheilSenSlope.isMeant`) or aren't
    /// known.
    let slope: Double
    /// The share of the variance of duration that output tokens explain (Pearson's r²); nil where lengths don't
    /// vary or aren't known.
    let explained: Double?

    /// Of nothing.
    init() { (values, slope, explained) = ([], 0, nil) }

    /// The residuals of successful requests.
    ///
    /// About three milliseconds for the slope, whatever n is.
    init(_ run: FindingBasis) {
        let tokens = run.requests.outputTokens
        let rows = run.successfulSample.filter { (tokens[$0] ?? 0) > 0 && !run.duration[$0].isNaN }
        let x = rows.compactMap { tokens[$0] }
        let y = rows.map { run.duration[$0] }
        var slope = 0.0
        if rows.count >= 10, 2 * rows.count >= run.successfulSample.count, TheilSenSlope.isMeant(for: x) {
            slope = max(TheilSenSlope.slope(x: x, y: y) ?? 0, 0)
        }
        let middle = Median.of(x) ?? 0
        values = run.duration.indices.map { row in
            slope > 0 ? run.duration[row] - slope * ((tokens[row] ?? middle) - middle) : run.duration[row]
        }
        self.slope = slope
        explained = ExplainedVariance.share(of: y, by: x)
    }
}
