/// What was completed a second in each of ten equal stretches of the steady part of a run.
///
/// The steady part goes from the first end of a request to the last start: before, the first answers are waited for,
/// afterwards the last ones, and how long that takes says little about the pace.
struct SteadyBlocks: Sendable, Equatable {
    /// Successful requests a second, stretch by stretch.
    let requests: [Double]
    /// Output tokens a second; nil where none are recorded.
    let tokens: [Double]?
    /// Requests a second that met what was asked of them; nil where nothing was.
    let good: [Double]?

    /// How many stretches there are.
    static let count = 10
    /// The fewest requests that must have ended in the steady part.
    static let fewest = 20
}

extension SteadyBlocks {
    /// O(n).
    ///
    /// - Returns: nil where there is no steady part, or where too few requests ended in it.
    init?(_ table: RequestTable) {
        let rows = (0..<table.count).filter { table.outcome($0) == .successful }
        let ends = table[.end]
        guard let first = rows.lazy.compactMap({ ends[$0] }).min(),
            let last = (0..<table.count).lazy.compactMap({ table.start($0) }).max(), last > first,
            rows.count(where: { ends[$0].map { $0 > first && $0 <= last } ?? false }) >= Self.fewest
        else { return nil }
        let width = (Double(last) - Double(first)) / Double(Self.count)
        guard width.isFinite, width >= 1 else { return nil }
        let (output, marks) = (table[.outputTokens], table[.isGood])
        var (requests, tokens, good) = (Self.zeros, Self.zeros, Self.zeros)
        var (hasTokens, hasMarks) = (false, false)
        for row in rows {
            guard let end = ends[row], end > first, end <= last else { continue }
            let block = min(Int((Double(end) - Double(first)) / width), Self.count - 1)
            requests[block] += 1
            if let count = output[row] {
                tokens[block] += count
                hasTokens = true
            }
            if let mark = marks[row] {
                good[block] += Double(mark)
                hasMarks = true
            }
        }
        let factor = Double(table.oneOf) * 1e9 / width
        func rates(_ counts: [Double]) -> [Double] { counts.map { $0 * factor } }
        self.init(
            requests: rates(requests), tokens: hasTokens ? rates(tokens) : nil,
            good: hasMarks ? rates(good) : nil)
    }

    private static var zeros: [Double] { [Double](repeating: 0, count: count) }
}

/// The mean of a few stretches of a run, as far as Student's t trusts it.
struct BlockMean: Sendable, Equatable {
    /// The mean.
    let value: Double
    /// Its standard error.
    let standardError: Double
    /// How many stretches less one.
    let degrees: Double

    /// - Returns: nil for fewer than two values.
    init?(_ values: [Double]) {
        guard values.count > 1 else { return nil }
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        value = mean
        degrees = count - 1
        standardError = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / degrees / count).squareRoot()
    }
}

/// The difference of two such means, by Welch's t.
struct BlockDifference: Sendable, Equatable {
    /// Second less first.
    let value: Double
    /// Its standard error.
    let standardError: Double
    /// Welch's degrees of freedom; 1 where neither side has any spread.
    let degrees: Double

    init(from first: BlockMean, to second: BlockMean) {
        value = second.value - first.value
        let parts = [first, second].map { $0.standardError * $0.standardError }
        let sum = parts[0] + parts[1]
        standardError = sum.squareRoot()
        let shares = parts.map { sum > 0 ? $0 / sum : 0 }
        let spread = shares[0] * shares[0] / first.degrees + shares[1] * shares[1] / second.degrees
        degrees = spread > 0 ? 1 / spread : 1
    }

    /// How far the ends of the 95 % interval lie from the difference.
    var reach: Double {
        (StudentDistribution(degrees: degrees)?.quantile(0.975) ?? NormalDistribution.reach) * standardError
    }

    /// How probable a difference at least as large as one is, were there none.
    func pValue(of difference: Double) -> Double {
        guard standardError > 0 else { return difference == 0 ? 1 : 0 }
        return StudentDistribution(degrees: degrees)?.twoSidedTail(difference / standardError) ?? 1
    }
}
