import TraceAnalysis

/// A change of a metric's figure, spelled for people.
struct ChangeText {
    private let change: FigureChange

    /// A change as it is printed.
    init(_ change: FigureChange) {
        self.change = change
    }

    /// The figure of the baseline: `45.67ms`.
    var baseline: String { .recorded(change.baseline, spelled) }
    /// The figure of the candidate.
    var candidate: String { .recorded(change.candidate, spelled) }
    /// The change with its sign: `+1.20ms`.
    var difference: String { change.change.map(signed) ?? "–" }
    /// The change in percent: `+2.6%`.
    var percent: String {
        change.changePercent.map { FigureStyle.signed($0, FigureStyle.fixed($0, 1) + "%") } ?? "–"
    }
    /// The ends of the interval: `-0.40ms to +2.80ms`.
    var interval: String {
        change.estimate.map { "\(signed($0.low)) to \(signed($0.high))" } ?? "–"
    }
    /// What it means: `no clear difference`.
    var verdict: String { change.verdict?.words ?? "–" }

    private func spelled(_ value: Double) -> String {
        let quantity = change.figure.quantity
        return quantity.cell(value) + (quantity == .requestsPerSecond ? "/s" : "")
    }

    private func signed(_ value: Double) -> String { FigureStyle.signed(value, spelled(value)) }
}

extension ChangeVerdict {
    /// The verdict as it stands in a sentence.
    var words: String { rawValue.replacing("_", with: " ") }

    /// The verdict as a grade, which has a colour.
    var grade: Verdict.Grade {
        switch self {
        case .better: .good
        case .worse: .bad
        case .noClearDifference: .info
        case .tooFewSamples, .notComparable: .warning
        }
    }
}
