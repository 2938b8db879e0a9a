/// Whether AIPerf's summary beside the records is of the same run; decided once, when all records are measured.
public enum SummaryBelief: Sendable, Equatable {
    /// There is none, or it cannot be read.
    case absent
    /// It is of this run.
    case believed
    /// It is another run's: none of its labels is used.
    case foreign(SummaryDisagreement)

    /// Where the summary is another run's, what tells that; else nil.
    public var disagreement: SummaryDisagreement? {
        if case .foreign(let disagreement) = self { return disagreement }
        return nil
    }

    /// Holds what a summary claims against the records of all profiling phases.
    ///
    /// It is another run's where its start is more than 5 minutes off the first record's, or its successful
    /// requests differ by more than 1 % and 1. Where the starts agree within a minute and it counts more, records
    /// are missing instead: see `Completeness`.
    ///
    /// - Parameters:
    ///   - facts: What it claims; nil where there is no summary.
    ///   - profiling: The records; nil where an archive of an earlier version did not keep their count.
    init(_ facts: SummaryFacts?, _ profiling: ProfilingTally?) {
        guard let facts else {
            self = .absent
            return
        }
        guard let profiling, profiling.records > 0 else {
            self = .believed
            return
        }
        let found = SummaryDisagreement(facts, profiling)
        self = found.startDiffers || found.countDiffers ? .foreign(found) : .believed
    }
}

/// How far a summary and the records beside it are apart.
public struct SummaryDisagreement: Sendable, Equatable {
    /// The successful requests that the summary counts; nil where it does not say.
    public let toldSuccessful: Int?
    /// The successful profiling records.
    public let recordedSuccessful: Int
    /// How far the starts are apart as far as zones let one tell, in ns; nil where one is unknown.
    public let startsApart: Double?

    private static let minute = 60e9
    private static let hour = 60 * minute
    /// Clocks of zones differ by whole quarters of an hour.
    private static let quarter = 15 * minute
    /// No two zones' clocks that matter lie further apart: the summary's zone from UTC.
    private static let furthestZone = 14 * hour

    init(_ facts: SummaryFacts, _ profiling: ProfilingTally) {
        toldSuccessful = facts.successful
        recordedSuccessful = profiling.successful
        startsApart = facts.localStart.flatMap { local in
            profiling.start.map { Self.apart(Double(local) - Double($0)) }
        }
    }

    /// A difference between a local time of an unknown zone and UTC, less what the zone may explain.
    private static func apart(_ difference: Double) -> Double {
        let beyond = abs(difference) - furthestZone
        guard beyond <= quarter / 2 else { return beyond }
        return abs(difference.remainder(dividingBy: quarter))
    }

    /// Whether the summary's start cannot be that of the records.
    public var startDiffers: Bool { startsApart.map { $0 > 5 * Self.minute } ?? false }

    /// Whether the starts agree within a minute.
    var startAgrees: Bool { startsApart.map { $0 <= Self.minute } ?? false }

    /// Whether the summary counts other successful requests than the records hold, and not because some are missing.
    public var countDiffers: Bool {
        guard let toldSuccessful, !(startAgrees && toldSuccessful > recordedSuccessful) else { return false }
        return Self.differ(toldSuccessful, recordedSuccessful)
    }

    /// Whether two counts differ by more than 1 % of the larger and by more than 1.
    static func differ(_ first: Int, _ second: Int) -> Bool {
        let difference = abs(Double(first) - Double(second))
        return difference > 1 && difference > 0.01 * Double(max(first, second))
    }

    /// What disagrees, as the end of a sentence: `it counts 5,000 successful requests, the records 300`.
    public var words: String {
        var parts: [String] = []
        if countDiffers, let toldSuccessful {
            parts.append(
                "it counts \(FigureStyle.grouped(toldSuccessful)) successful requests, the records "
                    + FigureStyle.grouped(recordedSuccessful))
        }
        if startDiffers { parts.append("it began at another time than the first record") }
        return parts.joined(separator: ", and ")
    }
}
