/// One rule: when a finding is made of a run.
///
/// A new finding is a file with a rule, a case of `Finding.ID` and a line in `FindingRule.all`.
///
/// ```swift
/// extension FindingRule {
///     static let fewRequests = FindingRule(.fewRequests, least: 1) { run in
///         run.successful.count < 100 ? [Finding(.fewRequests, .notice, …)] : []
///     }
/// }
/// ```
struct FindingRule: Sendable {
    /// Which finding it makes.
    let id: Finding.ID
    /// The least number of counted requests without which it keeps quiet.
    let least: Int
    /// What the run shows; several where a rule looks at several columns, of which the first that nothing
    /// silences is told.
    let find: @Sendable (FindingBasis) -> [Finding]

    init(_ id: Finding.ID, least: Int = 0, find: @escaping @Sendable (FindingBasis) -> [Finding]) {
        self.id = id
        self.least = least
        self.find = find
    }

    /// The findings of a run, none where it has too few requests.
    func findings(_ basis: FindingBasis) -> [Finding] { basis.countedTotal < least ? [] : find(basis) }
}
