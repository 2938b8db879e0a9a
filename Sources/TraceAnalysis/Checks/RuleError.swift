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
        case missingUnit(CheckQuantity)
        /// The figure is not measured in that unit.
        case unfitUnit(String, CheckQuantity)
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
