import TraceAnalysis

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
