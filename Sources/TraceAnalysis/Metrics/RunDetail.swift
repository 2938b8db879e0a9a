/// What is kept of a run beside its figures; each holds all that stands before it.
///
/// The figures alone cost least. Whatever is made of the gaps between chunks has to look at each of them again, and a
/// run of a gigabyte has fifty million.
public enum RunDetail: Int, Comparable, Sendable {
    /// Nothing.
    case figures
    /// Single requests, and what findings are made of.
    case findings
    /// What charts are made of: the gaps between chunks by their place in the answer.
    case charts
    /// What comparisons are made of, and an archived run is kept for.
    case comparisons

    /// Whether it holds less.
    public static func < (one: RunDetail, other: RunDetail) -> Bool { one.rawValue < other.rawValue }
}
