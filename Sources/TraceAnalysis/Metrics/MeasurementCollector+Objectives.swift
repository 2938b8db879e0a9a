extension MeasurementCollector {
    /// Whether the same was asked of the requests of both; of a collector that has seen none, nothing is known to the
    /// contrary, and then what was asked of the other's is asked of its own.
    mutating func agreesOnObjectives(with other: MeasurementCollector) -> Bool {
        if objectives == other.objectives || other.hasSeenNothing { return true }
        guard hasSeenNothing else { return false }
        ask(other.objectives)
        return true
    }

    /// Takes back what was asked of the requests, as if nothing had been: which of them are good is not known any more.
    mutating func forgetObjectives() {
        ask(ObjectiveList(objectives: [], source: .records))
        requests?.forgetMarks()
    }

    /// Whether all is as it would be if AIPerf's summary had not been known.
    var doesWithoutSummary: Bool {
        decidedByAsking == 0 && (objectives.source != .summary || goodput.marked == 0)
    }

    private var hasSeenNothing: Bool { counts.successful + counts.failed == 0 }
}

extension RequestTable {
    /// Forgets which requests met what was asked of them.
    fileprivate mutating func forgetMarks() { self[.isGood] = OptionalColumn(notRecorded: count) }
}
