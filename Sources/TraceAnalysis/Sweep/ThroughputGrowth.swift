/// How throughput grows with the load along a curve, and how far chance lets that be told.
///
/// Between two points throughput grows as a power of the load: with the exponent 1 it keeps pace, with 0 it
/// stands still. Where it is below a half more load mostly makes requests wait.
struct ThroughputGrowth: Sendable {
    private let loads: [Double]
    private let logarithms: [Double]
    /// The variance of each mean's logarithm.
    private let variances: [Double]
    /// How many standard errors a one-sided 95 % interval is wide.
    private let reach: Double

    /// Below this exponent throughput does not keep pace.
    static let leastExponent = 0.5
    /// By how much, as a share, two starts of a server are taken to differ where no repetition tells.
    static let assumedSpread = 0.03
    /// From how many repetitions, less one a point, on their own spread is believed.
    private static let fewestDegrees = 2

    /// - Returns: nil unless there are two points, all with loads and throughputs above 0.
    init?(_ points: [SweepPoint]) {
        let loads = points.compactMap(\.load.number).filter { $0 > 0 }
        let figures = points.compactMap { $0.figure(.requestThroughput) }
        guard points.count > 1, loads.count == points.count, figures.count == points.count,
            figures.allSatisfy({ $0.values.allSatisfy { $0 > 0 } })
        else { return nil }
        self.loads = loads
        logarithms = figures.map { SpecialFunctions.log($0.mean) }
        let repeated = figures.map { SampleMean($0.values.map(SpecialFunctions.log)) }
        let degrees = repeated.reduce(0) { $0 + ($1?.degrees ?? 0) }
        let within = points.map { point in
            point.runs.compactMap(\.throughputError).reduce(0) { max($0, $1 * $1) }
        }
        let counts = points.map { Double($0.runs.count) }
        if degrees >= Double(Self.fewestDegrees), let student = StudentDistribution(degrees: degrees) {
            let pooled = repeated.reduce(0) { $0 + ($1.map { $0.variance * $0.degrees } ?? 0) } / degrees
            variances = zip(within, counts).map { max(pooled, $0) / $1 }
            reach = student.quantile(0.95) ?? NormalDistribution.reach
        } else {
            variances = zip(within, counts).map { (Self.assumedSpread * Self.assumedSpread + $0) / $1 }
            reach = NormalDistribution.quantile(0.95) ?? NormalDistribution.reach
        }
    }

    /// The exponent of the growth from one point to another, its bounds at one-sided 95 %.
    func exponent(_ first: Int, _ second: Int) -> (value: Double, low: Double, high: Double) {
        let length = SpecialFunctions.log(loads[second] / loads[first])
        let value = (logarithms[second] - logarithms[first]) / length
        let error = reach * (variances[first] + variances[second]).squareRoot() / length
        return (value, value - error, value + error)
    }

    /// The point from which on throughput no longer keeps pace: the last one before the first step with an
    /// exponent below a half.
    ///
    /// The step counts where no later point is above that pace either, and where for one of them chance is
    /// ruled out.
    ///
    /// - Returns: its place; nil where throughput keeps pace to the last point, or where that cannot be told.
    var knee: Int? {
        loads.indices.dropLast().first { point in
            let later = (point + 1..<loads.count).map { exponent(point, $0) }
            return later.allSatisfy { $0.value < Self.leastExponent }
                && later.contains { $0.high < Self.leastExponent }
        }
    }

    /// Whether throughput keeps pace to the last point, and chance is ruled out that it stands still there.
    var growsToTheEnd: Bool {
        let last = exponent(loads.count - 2, loads.count - 1)
        return knee == nil && last.value >= Self.leastExponent && last.low > 0
    }

    /// By how much throughput changes from one point to another, as a share; and whether that is more than
    /// chance.
    func change(_ first: Int, _ second: Int) -> (share: Double, isClear: Bool) {
        let found = exponent(first, second)
        return (
            SpecialFunctions.exp(logarithms[second] - logarithms[first]) - 1, found.low > 0 || found.high < 0
        )
    }
}
