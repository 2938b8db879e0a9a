/// Holds a run against how far runs of the same thing lie apart: without a limit by hand, and with what differs from
/// one start of a server to the next.
///
/// Each figure that decides a comparison has to lie within the 99 % prediction interval of the others (Student's t of
/// the logarithms, two-sided), or on the better side of it.
enum SpreadOfRuns {
    /// How many runs are looked at, the latest by start.
    static let most = 10
    /// How many it takes.
    static let fewest = 5
    /// How sure the interval is.
    static let confidence = 0.99

    /// A result a figure; none where there are no other runs.
    static func results(
        of run: NamedRun, against others: [NamedRun], allowsIncomplete: Bool
    ) -> [CheckResult] {
        guard !others.isEmpty else { return [] }
        let latest = others.enumerated().sorted { left, right in
            let starts = [left, right].map { $0.element.run.analysis.run.startTime ?? "" }
            return starts[0] == starts[1] ? left.offset < right.offset : starts[0] > starts[1]
        }.prefix(most).map(\.element)
        let whole = latest.filter { allowsIncomplete || $0.run.analysis.overview.isComplete != false }
        let isCut = !allowsIncomplete && run.run.analysis.overview.isComplete == false
        let sides = [ComparedSide(run)] + whole.map { ComparedSide($0) }
        return OverallVerdict.figures(sides).compactMap { figure in
            let found = run.run.figure(figure)
            let theirs = whole.map { $0.run.figure(figure) }.filter { $0.value != nil }
            guard found.value != nil || !theirs.isEmpty else { return nil }
            return result(figure, found, theirs, isCut: isCut)
        }
    }

    private static func result(
        _ figure: FigureID, _ found: CountedFigure, _ others: [CountedFigure], isCut: Bool
    ) -> CheckResult {
        let isBetterUp = figure.direction == .up
        let rule = CheckRule(
            text: "\(figure.shortName) as in \(FigureStyle.grouped(others.count)) "
                + (others.count == 1 ? "run" : "runs"),
            figure: figure, comparison: isBetterUp ? .atLeast : .atMost, limit: .otherRuns)
        let values = others.compactMap(\.value).sorted()
        let foretold =
            others.count >= fewest
            ? LogMoments(values)?.predictionInterval(confidence: confidence) : nil
        // What one of the runs had is never outside, however logarithms are rounded.
        let interval = foretold.map { interval in
            min(interval.lowerBound, values[0])...max(interval.upperBound, values[values.count - 1])
        }
        let limit = interval.map { isBetterUp ? $0.lowerBound : $0.upperBound }
        let verdict: CheckResult.Verdict
        var reason: String?
        if isCut {
            (verdict, reason) = (.inconclusive, "incomplete run")
        } else if found.value == nil {
            (verdict, reason) = (.inconclusive, "not recorded")
        } else if others.count < fewest {
            (verdict, reason) = (.inconclusive, "fewer than \(fewest) runs to hold it against")
        } else if others.contains(where: { $0.source != found.source }) {
            (verdict, reason) = (.inconclusive, "taken from another source than in the other runs")
        } else if let value = found.value, let limit {
            let holds = rule.comparison.holds(value, limit)
            verdict = holds ? .pass : .fail
            if !holds, let least = values.first, let most = values.last {
                reason =
                    "the last \(FigureStyle.grouped(values.count)) ran \(figure.cell(least)) to "
                    + figure.cell(most)
            }
        } else {
            (verdict, reason) = (.inconclusive, "the other runs have a figure of 0")
        }
        var result = CheckResult(
            rule: rule, value: found.value, limit: limit,
            encodedLimit: limit.map(figure.quantity.encoded), count: found.count, verdict: verdict,
            reason: reason)
        (result.low, result.high) = (interval?.lowerBound, interval?.upperBound)
        result.isOfIncompleteRun = isCut
        return result
    }
}

extension FigureID {
    /// The name as rules have it: without the `.avg` of a figure of the run.
    fileprivate var shortName: String {
        if case .run(let figure) = self { figure.id } else { name }
    }
}
