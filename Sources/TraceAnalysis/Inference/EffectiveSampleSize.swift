/// How many independent requests tell as much as requests that depend on those before them.
///
/// τ, the integrated autocorrelation time, is by how much the variance of a mean is larger than that of independent
/// values: 1 + 2 × the sum of all autocorrelations, never below 1 here. For a quantile the series is whether each
/// value is at most the quantile, for a mean it is the values, in the order of the requests' start.
///
/// The sum of autocorrelations ends by Geyer's initial monotone sequence: autocorrelations at lags 2m and 2m + 1 are
/// added, these pairs are brought down to the smallest before them, and the first that isn't positive ends the sum.
/// Where 512 lags don't end it, groups of eight values are added up and the rest is found from those: such a series
/// changes so slowly that nothing is lost, and the cost stays O(512 n).
///
/// Sources: Geyer, "Practical Markov chain Monte Carlo" (1992), 3.3; for quantiles, Doss et al., "Markov chain Monte
/// Carlo estimation of quantiles" (2014); groups, Flegal and Jones, "Batch means and spectral variance estimators in
/// Markov chain Monte Carlo" (2010).
struct EffectiveSampleSize: Sendable, Equatable {
    /// How many values there are.
    let count: Int
    /// τ; at least 1.
    let autocorrelationTime: Double

    /// How many independent values tell as much; from 1 to `count`.
    var value: Double { max(Double(count) / autocorrelationTime, 1) }

    /// For the mean of a series.
    ///
    /// For 20,000 a tenth of a millisecond where they are independent, at most three milliseconds.
    ///
    /// - Returns: nil where there are fewer than two values, where all are equal, or where one is not finite.
    init?(forMeanOf series: [Double]) {
        guard series.count > 1, series.allSatisfy(\.isFinite),
            let time = Self.time(ofValues: series)
        else { return nil }
        self.init(count: series.count, autocorrelationTime: max(1, time))
    }

    /// For a quantile of a series.
    ///
    /// Counts bits, 64 values at a time: for 20,000 a tenth of a millisecond, at most a whole one.
    ///
    /// - Parameter quantile: The estimate.
    /// - Returns: nil where there are fewer than two values, where all or none are at most the quantile, or where
    ///   one is not finite.
    init?(forQuantile quantile: Double, of series: [Double]) {
        guard series.count > 1, series.allSatisfy(\.isFinite) else { return nil }
        let bits = BitSeries(series.lazy.map { $0 <= quantile }, count: series.count)
        guard let time = Self.time(ofBits: bits) else { return nil }
        self.init(count: series.count, autocorrelationTime: max(1, time))
    }

    /// A size whose τ is known.
    init(count: Int, autocorrelationTime: Double) {
        self.count = count
        self.autocorrelationTime = autocorrelationTime
    }

    /// The size of all values, where these are some of them that were kept without regard to what they are.
    ///
    /// Of m values one is kept, so each autocorrelation that was seen stands for m: τ = 1 + m (τ of the kept − 1).
    func ofAll(_ total: Int) -> EffectiveSampleSize {
        guard count > 0, total > count else { return self }
        let each = Double(total) / Double(count)
        return EffectiveSampleSize(count: total, autocorrelationTime: 1 + each * (autocorrelationTime - 1))
    }

    /// The smaller of two sizes of the same series.
    ///
    /// For a tail: few values lie beyond it, so they often show too little of what goes on for long, and the
    /// median's τ holds there too. Measured at p95 with n = 300, pairs of equal queues (M/G/8 at 80 % load) were
    /// called different at 1 % in 17 % of 300 cases by the tail's own τ and in 2 % by the longer of both; what
    /// independent values tell stayed within 3 points of the same.
    func limited(by other: EffectiveSampleSize?) -> EffectiveSampleSize {
        guard let other, other.autocorrelationTime > autocorrelationTime else { return self }
        return EffectiveSampleSize(count: count, autocorrelationTime: other.autocorrelationTime)
    }

    /// The most lags that are tried before values are grouped; even.
    private static let lagLimit = 512
    /// How many values are a group then.
    private static let groupSize = 8

    /// nil where all values are equal.
    private static func time(ofValues values: [Double]) -> Double? {
        let count = values.count
        let mean = values.reduce(0, +) / Double(count)
        let centered = values.map { $0 - mean }
        let variance = laggedProducts(centered, 0)
        guard variance > 0 else { return nil }
        let (sum, isWhole) = initialMonotoneSum(count: count) { laggedProducts(centered, $0) / variance }
        return isWhole
            ? 2 * sum - 1 : groupedTime(centered, variance: variance / Double(count)) ?? 2 * sum - 1
    }

    /// nil where all bits are equal.
    private static func time(ofBits bits: BitSeries) -> Double? {
        let count = Double(bits.count)
        let share = Double(bits.ones) / count
        let variance = share * (1 - share)
        guard variance > 0 else { return nil }
        // How many of the first and of the last `lag` are 1.
        var first = 0
        var last = 0
        let (sum, isWhole) = initialMonotoneSum(count: bits.count) { lag in
            if lag > 0 {
                first += bits[lag - 1] ? 1 : 0
                last += bits[bits.count - lag] ? 1 : 0
            }
            let linear = share * Double(2 * bits.ones - first - last)
            let product = Double(bits.pairs(at: lag)) - linear + Double(bits.count - lag) * share * share
            return product / (count * variance)
        }
        guard !isWhole else { return 2 * sum - 1 }
        let centered = (0..<bits.count).map { bits[$0] ? 1 - share : -share }
        return groupedTime(centered, variance: variance) ?? 2 * sum - 1
    }

    /// τ by the sums of groups of values whose mean is 0.
    private static func groupedTime(_ centered: [Double], variance: Double) -> Double? {
        let sums = (0..<centered.count / groupSize).map { group in
            centered[group * groupSize..<(group + 1) * groupSize].reduce(0, +)
        }
        guard let time = time(ofValues: sums) else { return nil }
        let spread = laggedProducts(sums, 0) / Double(sums.count)
        return time * spread / (Double(groupSize) * variance)
    }

    /// The sum of Geyer's initial monotone sequence, and whether it ended before the limit.
    ///
    /// - Parameter autocorrelation: Asked for the lags 0, 1, 2 … in turn.
    private static func initialMonotoneSum(
        count: Int, _ autocorrelation: (Int) -> Double
    ) -> (sum: Double, isWhole: Bool) {
        var sum = 0.0
        var smallest = Double.infinity
        for lag in stride(from: 0, to: min(count - 1, lagLimit), by: 2) {
            let pair = autocorrelation(lag) + autocorrelation(lag + 1)
            guard pair > 0 else { return (sum, true) }
            smallest = min(smallest, pair)
            sum += smallest
        }
        return (sum, count <= lagLimit)
    }

    /// The sum of products of values that lie `lag` apart.
    private static func laggedProducts(_ values: [Double], _ lag: Int) -> Double {
        values.withUnsafeBytes { bytes in
            let width = MemoryLayout<SIMD8<Double>>.size
            let size = MemoryLayout<Double>.size
            let pairs = values.count - lag
            var sums = SIMD8<Double>.zero
            var offset = 0
            while offset + width <= pairs * size {
                let early = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
                let late = bytes.loadUnaligned(fromByteOffset: offset + lag * size, as: SIMD8<Double>.self)
                sums += early * late
                offset += width
            }
            return (offset / size..<pairs).reduce(sums.sum()) { $0 + values[$1] * values[$1 + lag] }
        }
    }
}

/// Yes or no in an order, 64 to a word.
private struct BitSeries {
    let count: Int
    /// How many are yes.
    let ones: Int
    /// With one word of zeros behind the last.
    private let words: [UInt64]

    init(_ bits: some Sequence<Bool>, count: Int) {
        var words = [UInt64](repeating: 0, count: count / 64 + 2)
        for (index, bit) in bits.enumerated() where bit { words[index / 64] |= 1 << UInt64(index % 64) }
        self.words = words
        self.count = count
        ones = words.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    subscript(index: Int) -> Bool { words[index / 64] >> UInt64(index % 64) & 1 == 1 }

    /// How many are yes together with the one `lag` places on.
    ///
    /// O(n ÷ 64).
    func pairs(at lag: Int) -> Int {
        let whole = lag / 64
        let shift = UInt64(lag % 64)
        return words.withUnsafeBufferPointer { words in
            var total = 0
            for index in 0..<words.count - whole - 1 {
                let late = words[index + whole] >> shift | words[index + whole + 1] << (64 - shift)
                total &+= (words[index] & late).nonzeroBitCount
            }
            return total
        }
    }
}
