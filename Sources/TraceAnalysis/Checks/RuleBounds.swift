/// How far a figure and its distance from a limit can be trusted: one-sided bounds, each with the confidence asked for.
struct RuleBounds: Sendable, Equatable {
    /// The lower bound of the value.
    let low: Double
    /// The upper bound of the value.
    let high: Double
    /// How many values there are, and how many independent ones tell as much; nil for a rate.
    let size: EffectiveSampleSize?
    /// The lower and the upper bound of value − limit.
    private let difference: (low: Double, value: Double, high: Double)
    /// How many requests a tail needs before it is judged at all; nil where there are enough.
    let tooFewFor: Int?

    static func == (left: RuleBounds, right: RuleBounds) -> Bool {
        left.low == right.low && left.high == right.high && left.size == right.size
            && left.difference == right.difference && left.tooFewFor == right.tooFewFor
    }

    /// How many values have to lie beyond a quantile, as independent ones.
    private static let fewestBeyond = 10.0

    /// - Returns: nil where there are too few requests for any bound.
    init?(
        _ rule: CheckRule, _ value: Double, _ limit: Double, _ subject: CheckSubject, confidence: Double
    ) {
        guard let own = UncertainFigure(rule.figure, subject.run, confidence, purpose: "candidate") else {
            return nil
        }
        (low, high, size) = (min(own.low, value), max(own.high, value), own.size)
        tooFewFor = own.neededForTail(rule.figure, atLeast: Self.fewestBeyond)
        let between = value - limit
        switch rule.limit {
        case .baseline(let factor, let slack):
            let others = subject.baselines.enumerated().compactMap { index, run in
                UncertainFigure(
                    rule.figure, run, confidence, purpose: index == 0 ? "baseline" : "baseline \(index + 1)")
            }
            guard others.count == subject.baselines.count, !others.isEmpty else { return nil }
            let bounds = Self.difference(
                value, low, high, own.draws, others, factor, slack, confidence: confidence)
            difference = (min(bounds.low, between), between, max(bounds.high, between))
        case .number, .otherRuns: difference = (low - limit, between, high - limit)
        }
    }

    /// The bounds of a value less the mean of a baseline's values, times a factor and with slack.
    ///
    /// From three runs of the baseline on it is known how far runs lie apart: then the candidate, one run itself, is
    /// taken to lie as far off, if that is more than chance within it.
    private static func difference(
        _ value: Double, _ low: Double, _ high: Double, _ draws: [Double]?, _ others: [UncertainFigure],
        _ factor: Double, _ slack: Double, confidence: Double
    ) -> (low: Double, high: Double) {
        let count = Double(others.count)
        let theirs = others.compactMap(\.draws)
        if let draws, theirs.count == others.count, others.count < RepeatedFigures.fewestOfTheirOwn {
            let differences = draws.indices.map { index in
                draws[index] - factor * theirs.reduce(0) { $0 + $1[index] } / count - slack
            }
            let ordered = RadixSort.sorted(differences)
            return (ordered.oneSided(1 - confidence), ordered.oneSided(confidence))
        }
        let mean = others.reduce(0) { $0 + $1.value } / count
        let limit = factor * mean + slack
        var spread = 0.0
        if others.count >= RepeatedFigures.fewestOfTheirOwn,
            let reach = StudentDistribution(degrees: count - 1)?.quantile(confidence)
        {
            let squares = others.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) }
            spread = reach * factor * (squares / (count - 1)).squareRoot()
        }
        func together(_ own: Double, _ distance: (UncertainFigure) -> Double) -> Double {
            let within = factor * others.reduce(0) { $0 + distance($1) * distance($1) }.squareRoot() / count
            let other = max(within, spread / count.squareRoot())
            let mine = max(own, spread)
            return (mine * mine + other * other).squareRoot()
        }
        return (
            value - limit - together(value - low) { max($0.high - $0.value, 0) },
            value - limit + together(high - value) { max($0.value - $0.low, 0) }
        )
    }

    /// Whether the rule is broken, with the confidence asked for.
    func isBroken(_ comparison: LimitComparison) -> Bool {
        switch comparison {
        case .atMost, .below: difference.low > 0
        case .atLeast, .above: difference.high < 0
        case .equal: false
        }
    }

    /// Whether it is kept.
    func isKept(_ comparison: LimitComparison) -> Bool {
        switch comparison {
        case .atMost: difference.high <= 0
        case .below: difference.high < 0
        case .atLeast: difference.low >= 0
        case .above: difference.low > 0
        case .equal: false
        }
    }

    /// About how many requests would tell, to two digits: bounds narrow with the root of their number.
    ///
    /// nil where the value is the limit, and for a rate, of which the length of the run decides.
    var neededCount: Int? {
        if let tooFewFor { return tooFewFor }
        guard let size, difference.value != 0 else { return nil }
        let width =
            difference.value > 0
            ? difference.value - difference.low : difference.high - difference.value
        let ratio = width / abs(difference.value)
        return Self.rounded(Double(size.count) * max(ratio * ratio, 1))
    }

    /// A number of requests to two digits, upwards; nil beyond a billion.
    static func rounded(_ count: Double) -> Int? {
        guard count.isFinite, count < 1e9 else { return nil }
        var unit = 1.0
        while count / unit >= 100 { unit *= 10 }
        return Int((count / unit).rounded(.up) * unit)
    }
}

extension [Double] {
    /// The value of ascending ones up to which a share of them lies.
    fileprivate func oneSided(_ share: Double) -> Double {
        self[Swift.min(Swift.max(Int((Double(count) * share).rounded(.down)), 0), count - 1)]
    }
}
