/// The objectives that requests are held against, and who asked for them.
public struct ObjectiveList: Sendable, Equatable {
    /// Who says which requests are good.
    public enum Source: String, Sendable, Encodable {
        /// The command line.
        case option
        /// AIPerf's summary.
        case summary
        /// The records, which AIPerf marked by objectives that are not known here.
        case records
    }

    /// The objectives; empty where the records tell.
    public let objectives: [Objective]
    /// Who asked for them.
    public let source: Source

    /// Those of the command line where there are any, else those of a summary; where one of these is on a metric that
    /// is not read of single requests, what AIPerf wrote into the records.
    ///
    /// - Parameter limits: The summary's, by AIPerf's names.
    public init(asked: [Objective], limits: [String: Double]) {
        let known = limits.sorted { $0.key < $1.key }.map { Objective(summary: $0.key, limit: $0.value) }
        let readable = known.compactMap { $0 }
        if !asked.isEmpty {
            (objectives, source) = (asked, .option)
        } else if !known.isEmpty, readable.count == known.count {
            (objectives, source) = (readable, .summary)
        } else {
            (objectives, source) = ([], .records)
        }
    }

    init(objectives: [Objective], source: Source) {
        (self.objectives, self.source) = (objectives, source)
    }
}
