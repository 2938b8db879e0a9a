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
    /// How far the runs of the baseline lie apart, on the side on which the limit lies; nil where that is not known.
    private let spread: BaselineSpread?
    /// Whether the figure is 0, as the share of failed requests may be: its bound then narrows with the number itself.
    private let isNone: Bool
    /// How many requests a tail needs before it is judged at all; nil where there are enough.
    let tooFewFor: Int?

    static func == (left: RuleBounds, right: RuleBounds) -> Bool {
        left.low == right.low && left.high == right.high && left.size == right.size
            && left.difference == right.difference && left.spread == right.spread
            && left.isNone == right.isNone && left.tooFewFor == right.tooFewFor
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
        isNone = value == 0
        tooFewFor = own.neededForTail(rule.figure, atLeast: Self.fewestBeyond)
        let between = value - limit
        switch rule.limit {
        case .baseline(let factor, let slack):
            let others = subject.baselines.enumerated().compactMap { index, run in
                UncertainFigure(
                    rule.figure, run, confidence, purpose: index == 0 ? "baseline" : "baseline \(index + 1)")
            }
            guard others.count == subject.baselines.count, !others.isEmpty else { return nil }
            let spreads = Self.spreads(value, low, high, others, factor, confidence: confidence)
            let bounds =
                spreads.map { (between - $0.down.reach, between + $0.up.reach) }
                ?? Self.difference(value, low, high, own.draws, others, factor, slack, confidence: confidence)
            difference = (min(bounds.0, between), between, max(bounds.1, between))
            spread = between > 0 ? spreads?.down : spreads?.up
        case .number, .otherRuns:
            difference = (low - limit, between, high - limit)
            spread = nil
        }
    }

    /// How far a baseline's mean reaches by chance within its runs, times a factor.
    private static func within(
        _ others: [UncertainFigure], _ factor: Double, _ distance: (UncertainFigure) -> Double
    ) -> Double {
        factor * others.reduce(0) { $0 + distance($1) * distance($1) }.squareRoot() / Double(others.count)
    }

    /// How far a value lies off below and above, where the baseline has runs enough to know how far runs lie apart.
    private static func spreads(
        _ value: Double, _ low: Double, _ high: Double, _ others: [UncertainFigure], _ factor: Double,
        confidence: Double
    ) -> (down: BaselineSpread, up: BaselineSpread)? {
        let down = (own: value - low, mean: within(others, factor) { max($0.high - $0.value, 0) })
        let up = (own: high - value, mean: within(others, factor) { max($0.value - $0.low, 0) })
        guard
            let below = BaselineSpread(others, factor: factor, within: down, confidence: confidence),
            let above = BaselineSpread(others, factor: factor, within: up, confidence: confidence)
        else { return nil }
        return (below, above)
    }

    /// The bounds of a value less the mean of a baseline of one or two runs, times a factor and with slack: by chance
    /// within the runs alone.
    private static func difference(
        _ value: Double, _ low: Double, _ high: Double, _ draws: [Double]?, _ others: [UncertainFigure],
        _ factor: Double, _ slack: Double, confidence: Double
    ) -> (Double, Double) {
        let count = Double(others.count)
        let theirs = others.compactMap(\.draws)
        if let draws, theirs.count == others.count {
            let differences = draws.indices.map { index in
                draws[index] - factor * theirs.reduce(0) { $0 + $1[index] } / count - slack
            }
            let ordered = RadixSort.sorted(differences)
            return (ordered.oneSided(1 - confidence), ordered.oneSided(confidence))
        }
        let limit = factor * others.reduce(0) { $0 + $1.value } / count + slack
        func together(_ own: Double, _ other: Double) -> Double { (own * own + other * other).squareRoot() }
        return (
            value - limit
                - together(value - low, within(others, factor) { max($0.high - $0.value, 0) }),
            value - limit
                + together(high - value, within(others, factor) { max($0.value - $0.low, 0) })
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

    /// About how many requests would tell, to two digits.
    ///
    /// Bounds narrow with the root of their number; that of a share of which there is none, with the number itself.
    ///
    /// nil where the value is the limit, for a rate, of which the length of the run decides, and where the runs of the
    /// baseline lie too far apart for any number.
    var neededCount: Int? {
        if let tooFewFor { return tooFewFor }
        guard let size, difference.value != 0 else { return nil }
        if let spread {
            return spread.neededTimes(abs(difference.value)).flatMap {
                Self.rounded(Double(size.count) * $0)
            }
        }
        let width =
            difference.value > 0
            ? difference.value - difference.low : difference.high - difference.value
        let ratio = width / abs(difference.value)
        return Self.rounded(Double(size.count) * max(isNone ? ratio : ratio * ratio, 1))
    }

    /// Why nothing can be told of the limit, in words.
    var doubt: String {
        if let tooFewFor {
            return "too few requests beyond the percentile, needs about "
                + "\(FigureStyle.grouped(tooFewFor)) in all"
        }
        if let neededCount { return "needs about \(FigureStyle.grouped(neededCount)) requests to tell" }
        let distance = abs(difference.value)
        guard let spread, distance > 0, spread.neededTimes(distance) == nil else {
            return "too close to the limit to tell"
        }
        let apart = "the \(FigureStyle.grouped(spread.count)) baselines lie too far apart to tell"
        return apart
            + (spread.neededRuns(distance).map {
                ": needs about \(FigureStyle.grouped($0)) of them, not more requests"
            } ?? ", and more requests would not do")
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
