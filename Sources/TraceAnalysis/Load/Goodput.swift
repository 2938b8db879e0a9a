/// How many requests met what was asked of them.
///
/// Over the requests of the phase but those that AIPerf cancelled; exact, whatever the size of the run.
public struct Goodput: Sendable, Equatable {
    /// One thing that was asked, and how many requests met it.
    public struct Part: Sendable, Equatable {
        /// What was asked.
        public let objective: Objective
        /// How many met it.
        public let met: Int
    }

    /// What was asked; empty where only AIPerf's mark in the records tells.
    public let parts: [Part]
    /// How many requests met all of it.
    public let good: Int
    /// Of how many.
    public let of: Int
    /// Good requests a second, in a window those that ended within it; nil where that is not known.
    public let rate: Double?
    /// Who asked.
    public let source: ObjectiveList.Source

    /// Good requests as a share of all; nil for none.
    public var share: Double? { of > 0 ? Double(good) / Double(of) : nil }

    /// - Parameter rate: How many good ones there are a second.
    /// - Returns: nil where nothing is asked, or by a summary that is another run's.
    init?(_ counted: CountedGoodput?, rate: Double?, _ belief: SummaryBelief) {
        guard let counted, counted.list.source != .summary || belief.disagreement == nil else { return nil }
        parts = zip(counted.list.objectives, counted.tally.met).map { Part(objective: $0, met: $1) }
        (good, of, source) = (counted.tally.good, counted.tally.of, counted.list.source)
        self.rate = rate
    }
}
