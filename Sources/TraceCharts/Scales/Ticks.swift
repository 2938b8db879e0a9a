import TraceAnalysis

/// Round numbers on a linear axis, evenly spaced.
///
/// Source: Talbot, Lin and Hanrahan, An Extension of Wilkinson's Algorithm for Positioning Tick Labels on
/// Axes, 2010; without the term for legibility, which is settled where labels are set, and only with ticks
/// inside the range.
struct WilkinsonTicks: Sendable, Hashable {
    /// The ticks inside the range, ascending.
    let values: [Double]
    /// The distance between two ticks.
    let step: Double
    /// How many decimals write every tick exactly.
    let decimals: Int

    private static let steps = [1, 5, 2, 2.5, 4, 3]
    private static let weights = (simplicity: 0.25, coverage: 0.2, density: 0.5, legibility: 0.05)

    /// Finds the best ticks for a range.
    ///
    /// A range without extent has its one value as its tick.
    ///
    /// - Parameter count: How many ticks are wanted; at least 2.
    init(lower: Double, upper: Double, count: Int) {
        guard upper > lower, (upper - lower).isFinite,
            let best = WilkinsonTicks.best(lower, upper, max(count, 2))
        else {
            values = [lower]
            step = 0
            decimals = lower == lower.rounded() ? 0 : 2
            return
        }
        values = (0..<best.count).map { best.value(at: $0) }
        step = best.step
        var places = max(0, -best.exponent + 1)
        while places > 0, values.allSatisfy({ WilkinsonTicks.isWhole($0, decimals: places - 1) }) {
            places -= 1
        }
        decimals = places
    }

    /// Ticks as whole multiples of a step: `(first + index · skip) · mantissa · 10^exponent ÷ skip`.
    private struct Candidate {
        var first: Int
        var count: Int
        var skip: Int
        var mantissa: Double
        var exponent: Int

        var step: Double { Double(skip) * unit(1) }

        /// Multiplies or divides by an exact power of ten, so that 3 · 0.1 is 0.3.
        func unit(_ multiple: Double) -> Double {
            let power = Decades.power(abs(exponent))
            return exponent < 0 ? multiple * mantissa / power : multiple * mantissa * power
        }

        func value(at index: Int) -> Double { unit(Double(first + index * skip)) }
    }

    /// Whether a number can be written with so many decimals.
    private static func isWhole(_ value: Double, decimals: Int) -> Bool {
        let scaled = value * Decades.power(decimals)
        return abs(scaled - scaled.rounded()) <= 1e-9 * max(abs(scaled), 1)
    }

    private static func best(_ lower: Double, _ upper: Double, _ wanted: Int) -> Candidate? {
        var best: Candidate?
        var bestScore = -2.0
        let span = upper - lower
        let tolerance = span * 1e-9
        var skip = 1
        search: while skip < 100 {
            for (index, mantissa) in steps.enumerated() {
                let simplest = simplicity(index, skip: skip, holdsZero: true)
                if score(simplest, 1, 1) < bestScore { break search }
                var count = 2
                while count < 200 {
                    let densest = count >= wanted ? 2 - Double(count - 1) / Double(wanted - 1) : 1
                    if score(simplest, 1, densest) < bestScore { break }
                    let finest = span / Double(count + 1) / (Double(skip) * mantissa)
                    var exponent = Decades.exponent(below: finest) + 1
                    while exponent < 310 {
                        let step = Double(skip) * mantissa * Decades.power(exponent)
                        let length = step * Double(count - 1)
                        if score(simplest, coverage(atMost: length, span), densest) < bestScore { break }
                        let firstStart =
                            Int(clamping: (upper / step).rounded(.down)) * skip - (count - 1) * skip
                        let lastStart = Int(clamping: (lower / step).rounded(.up)) * skip
                        if firstStart <= lastStart {
                            for start in firstStart...lastStart {
                                let candidate = Candidate(
                                    first: start, count: count, skip: skip, mantissa: mantissa,
                                    exponent: exponent)
                                let (first, last) = (candidate.value(at: 0), candidate.value(at: count - 1))
                                guard first >= lower - tolerance, last <= upper + tolerance else { continue }
                                let holdsZero = first <= 0 && last >= 0 && start.isMultiple(of: skip)
                                let value = score(
                                    simplicity(index, skip: skip, holdsZero: holdsZero),
                                    coverage(first, last, lower, upper),
                                    density(count, wanted, first, last, lower, upper))
                                if value > bestScore {
                                    bestScore = value
                                    best = candidate
                                }
                            }
                        }
                        exponent += 1
                    }
                    count += 1
                }
            }
            skip += 1
        }
        return best
    }

    private static func score(_ simplicity: Double, _ coverage: Double, _ density: Double) -> Double {
        weights.simplicity * simplicity + weights.coverage * coverage + weights.density * density
            + weights.legibility
    }

    private static func simplicity(_ index: Int, skip: Int, holdsZero: Bool) -> Double {
        1 - Double(index) / Double(steps.count - 1) - Double(skip) + (holdsZero ? 1 : 0)
    }

    private static func coverage(_ first: Double, _ last: Double, _ lower: Double, _ upper: Double) -> Double
    {
        let tenth = (upper - lower) / 10
        let above = (upper - last) / tenth
        let below = (lower - first) / tenth
        return 1 - (above * above + below * below) / 2
    }

    private static func coverage(atMost length: Double, _ span: Double) -> Double {
        guard length > span else { return 1 }
        let half = (length - span) / 2 / (span / 10)
        return 1 - half * half
    }

    private static func density(
        _ count: Int, _ wanted: Int, _ first: Double, _ last: Double, _ lower: Double, _ upper: Double
    ) -> Double {
        let got = Double(count - 1) / (last - first)
        let target = Double(wanted - 1) / (max(last, upper) - min(lower, first))
        return 2 - max(got / target, target / got)
    }
}

extension Int {
    /// The number as far as an Int can hold it with room for arithmetic.
    fileprivate init(clamping value: Double) {
        self = value.isNaN ? 0 : Int(Swift.min(Swift.max(value, -1e15), 1e15))
    }
}

/// Round numbers on a logarithmic axis: 1, 2, 5 in each decade, or decades alone where there are many.
struct LogTicks: Sendable, Hashable {
    /// The ticks that get labels, ascending.
    let values: [Double]
    /// The other ticks, ascending.
    let minor: [Double]

    /// Finds ticks for a range above 0.
    ///
    /// - Parameter count: How many labels there is room for.
    init(lower: Double, upper: Double, count: Int) {
        guard lower > 0, upper > lower else {
            values = [lower]
            minor = []
            return
        }
        let exponents = Decades.exponent(below: lower)...Decades.exponent(below: upper)
        func ticks(_ mantissas: [Double], every: Int = 1) -> [Double] {
            let tolerance = 1 + 1e-9
            return exponents.filter { $0.isMultiple(of: every) }.flatMap { exponent in
                mantissas.map { $0 * Decades.power(exponent) }
            }.filter { $0 >= lower / tolerance && $0 <= upper * tolerance }
        }
        let all = ticks([1, 2, 3, 4, 5, 6, 7, 8, 9])
        let room = max(count, 2)
        let choices =
            [[1, 2, 5], [1, 3], [1]].lazy.map { ticks($0) } + (2...20).lazy.map { ticks([1], every: $0) }
        let best = choices.first { $0.count <= room } ?? []
        if best.count >= 2 {
            values = best
        } else if all.count >= 2, all.count <= room {
            values = all
        } else {
            // Less than a decade, between two of its ticks: as on a linear axis.
            values = WilkinsonTicks(lower: lower, upper: upper, count: min(room, 4)).values
        }
        let labelled = Set(values)
        minor = exponents.count <= 12 ? all.filter { !labelled.contains($0) } : []
    }
}
