/// A demand on one figure of a run: `ttfb.p99 <= 250ms`.
public struct CheckRule: Sendable, Equatable {
    /// What a figure is held against.
    public enum Limit: Sendable, Equatable {
        /// A number, times in nanoseconds.
        case number(Double)
        /// The same figure of the baseline, times a factor, and then some.
        case baseline(factor: Double, slack: Double)
        /// What other runs of the same thing foretell.
        case otherRuns
    }

    /// The rule as it was written, without blanks around it.
    public let text: String
    /// The figure it is about; of a count its share where the limit is in %.
    public let figure: FigureID
    /// How it is compared.
    public let comparison: LimitComparison
    /// With what.
    public let limit: Limit
}

extension CheckRule {
    /// The figures of the run by the names with which a rule can begin.
    static let runFigures: [(name: String, figure: RunFigure)] = RunFigure.allCases.compactMap { figure in
        figure.rule.map { ($0, figure) }
    }

    /// Every name with which a rule can begin.
    public static let names = MetricTag.allCases.map(\.name) + runFigures.map(\.name)
}

extension FigureID {
    /// What a limit in % is a limit of: the share that belongs to a count; nil where there is none.
    var share: FigureID? {
        switch self {
        case .run(.failures): .run(.failedShare)
        case .run(.malformed): .run(.malformedShare)
        case .run(.emptyAnswers): .run(.emptyShare)
        default: nil
        }
    }
}

/// Why a rule cannot be understood, and where.
public struct RuleError: Error, Sendable, Equatable {
    /// The ways in which a rule can be wrong.
    public enum Fault: Sendable, Equatable {
        /// There is nothing.
        case empty
        /// No figure is called that.
        case unknownName(String)
        /// A metric without one of its figures.
        case missingStatistic(String)
        /// A metric has no figure of that name.
        case unknownStatistic(String, of: String)
        /// A figure of the run has no figures of its own.
        case superfluousStatistic(String, of: String)
        /// What stands between figure and limit is no comparison; empty where the rule ends.
        case unknownComparison(String)
        /// A number is wanted; what stands there, empty where the rule ends.
        case noNumber(String, orBaseline: Bool)
        /// The number is beyond all bounds.
        case infinite
        /// A time or a size without its unit.
        case missingUnit(Quantity)
        /// The figure is not measured in that unit.
        case unfitUnit(String, Quantity)
        /// A figure of the run, or a metric of which a request has several values.
        case notOfARequest(String)
        /// With a confidence only numbers of things can be equal to a limit.
        case equalityOfMeasured(String)
        /// There is no baseline to compare with.
        case noBaseline
        /// The rule should end here.
        case superfluous(String)
    }

    /// What is wrong.
    public let fault: Fault
    /// The character at which it is wrong, counted from 1.
    public let column: Int
}
