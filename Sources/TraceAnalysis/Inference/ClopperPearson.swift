/// Bounds of a share that is known from some of so many: exact for independent requests, and never too narrow.
///
/// The number may be any positive one, so that requests which depend on each other count as the effective number
/// of independent ones: then `hits` is divided by the same τ.
///
/// Sources: Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case of the
/// binomial" (1934); with an effective number, Korn and Graubard, "Confidence intervals for proportions with small
/// expected number of positive counts estimated from survey data" (1998).
struct ClopperPearson: Sendable, Equatable {
    /// How many had it, of `count`.
    let hits: Double
    /// How many there were.
    let count: Double

    /// - Returns: nil where there were none, where a number is not finite, or where more had it than there were.
    init?(hits: Double, of count: Double) {
        guard count > 0, count.isFinite, hits >= 0, hits <= count else { return nil }
        self.hits = hits
        self.count = count
    }

    /// The share that the true one exceeds with this confidence (0.95 for 95 %); 0 where none had it; nil unless
    /// the confidence lies between 0 and 1.
    ///
    /// Microseconds up to some thousands, as `upper`.
    func lower(confidence: Double) -> Double? {
        guard confidence > 0, confidence < 1 else { return nil }
        guard hits > 0 else { return 0 }
        return BetaDistribution(hits, count - hits + 1)?.quantile(1 - confidence)
    }

    /// The share that the true one stays below with this confidence; 1 where all had it; nil unless the
    /// confidence lies between 0 and 1.
    func upper(confidence: Double) -> Double? {
        guard confidence > 0, confidence < 1 else { return nil }
        guard hits < count else { return 1 }
        return BetaDistribution(hits + 1, count - hits)?.quantile(confidence)
    }

    /// Both bounds at half the error each: the two-sided interval.
    func interval(confidence: Double) -> ClosedRange<Double>? {
        let each = (1 + confidence) / 2
        guard let low = lower(confidence: each), let high = upper(confidence: each), low <= high else {
            return nil
        }
        return low...high
    }
}
