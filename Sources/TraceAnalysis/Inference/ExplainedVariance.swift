/// How much of what differs in one figure another one explains.
enum ExplainedVariance {
    /// The share of the variance of y that a line over x explains: Pearson's r².
    ///
    /// O(n).
    ///
    /// - Parameter x: As many values as y has.
    /// - Returns: nil for fewer than three pairs, and where either does not vary.
    static func share(of y: [Double], by x: [Double]) -> Double? {
        guard x.count >= 3 else { return nil }
        let count = Double(x.count)
        let (mx, my) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
        var (xx, yy, xy) = (0.0, 0.0, 0.0)
        for (x, y) in zip(x, y) {
            xx += (x - mx) * (x - mx)
            yy += (y - my) * (y - my)
            xy += (x - mx) * (y - my)
        }
        return xx > 0 && yy > 0 ? xy * xy / (xx * yy) : nil
    }
}
