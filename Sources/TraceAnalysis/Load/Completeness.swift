/// Whether a run is whole, as far as a believed summary and the records tell.
public struct Completeness: Sendable, Equatable {
    /// False where the run was cut short or records are missing; nil without a believed summary, or where it says
    /// nothing of it.
    public let isComplete: Bool?
    /// Where it is not whole, what tells that; else nil.
    public let shortfall: Shortfall?

    /// What is missing of a run.
    public struct Shortfall: Sendable, Equatable {
        /// What was asked for, or counted by the summary.
        public enum Item: String, Sendable {
            /// Records of the profiling phase.
            case requests = "request"
            /// Distinct conversations of the profiling phase.
            case conversations = "conversation"
            /// Successful ones, as the summary counts them.
            case successfulRequests = "successful request"
        }

        /// How many of the item are in the records.
        public let have: Int
        /// How many there should be; nil where only AIPerf says that the run was cut short.
        public let asked: Int?
        /// What is counted.
        public let item: Item
        /// Whether AIPerf says that the run was cut short.
        public let isCut: Bool
        /// AIPerf's reason, masked like a message.
        public let reason: MaskedMessage?
    }

    /// Fewer than this share of what was asked for is not the whole.
    private static let leastShare = 0.99

    /// Holds what was asked for and counted against the records of all profiling phases.
    ///
    /// - Parameter conversations: How many distinct ones there are; nil where that is not known.
    init(
        _ belief: SummaryBelief, _ facts: SummaryFacts, _ load: AskedLoad, _ profiling: ProfilingTally?,
        conversations: Int? = nil
    ) {
        guard belief == .believed else {
            (isComplete, shortfall) = (nil, nil)
            return
        }
        let isCut = facts.wasCancelled == true || facts.isComplete == false
        let missing = profiling.flatMap { Self.missing(facts, load, $0, conversations) }
        if isCut || missing != nil {
            isComplete = false
            shortfall = Shortfall(
                have: missing?.have ?? profiling?.records ?? 0, asked: missing?.asked,
                item: missing?.item ?? .requests, isCut: isCut, reason: facts.incompleteReason)
        } else {
            (isComplete, shortfall) = (facts.isComplete, nil)
        }
    }

    private static func missing(
        _ facts: SummaryFacts, _ load: AskedLoad, _ profiling: ProfilingTally, _ conversations: Int?
    ) -> (have: Int, asked: Int, item: Shortfall.Item)? {
        if let asked = load.requests, Double(profiling.records) < leastShare * Double(asked) {
            return (profiling.records, asked, .requests)
        }
        if let asked = load.sessions, let conversations, Double(conversations) < leastShare * Double(asked) {
            return (conversations, asked, .conversations)
        }
        if let told = facts.successful, told > profiling.successful,
            SummaryDisagreement.differ(told, profiling.successful)
        {
            return (profiling.successful, told, .successfulRequests)
        }
        return nil
    }
}
