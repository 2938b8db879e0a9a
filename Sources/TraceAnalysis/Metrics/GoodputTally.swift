/// How many requests met the objectives.
///
/// Over the requests of the phase but those that AIPerf cancelled; only a successful one can meet anything.
struct GoodputTally: Sendable, Equatable {
    /// Requests.
    var of = 0
    /// Those that met every objective.
    var good = 0
    /// Those that met each, in the order of the objectives.
    var met: [Int]
    /// Those of which AIPerf says whether they met what was asked of it.
    var marked = 0

    init(_ list: ObjectiveList) { met = list.objectives.map { _ in 0 } }

    /// Takes in one request.
    ///
    /// - Parameter marked: What AIPerf says of it; nil where it does not say.
    /// - Returns: whether it met every objective; nil where nothing tells, and of one that does not count.
    @discardableResult mutating func add(
        _ request: borrowing RequestMetrics, wasCancelled: Bool, marked: Bool?, _ list: ObjectiveList
    ) -> Bool? {
        guard !wasCancelled else { return nil }
        of += 1
        self.marked += marked == nil ? 0 : 1
        guard request.outcome == .successful else { return list.source == .records ? marked : false }
        guard list.source != .records else {
            good += marked == true ? 1 : 0
            return marked
        }
        var isGood = true
        for (index, objective) in list.objectives.enumerated() {
            if objective.isMet(by: request.values) { met[index] += 1 } else { isGood = false }
        }
        good += isGood ? 1 : 0
        return isGood
    }

    /// Takes in all that another tally of the same objectives holds.
    mutating func append(_ other: GoodputTally) {
        of += other.of
        good += other.good
        marked += other.marked
        for (index, count) in other.met.enumerated() where index < met.count { met[index] += count }
    }
}

/// The requests that met the objectives, with what was asked of them.
struct CountedGoodput: Sendable, Equatable {
    /// What was asked.
    let list: ObjectiveList
    /// How many met it.
    let tally: GoodputTally

    /// - Returns: nil where nothing was asked that is known, and AIPerf marked no record.
    init?(_ list: ObjectiveList, _ tally: GoodputTally) {
        guard list.source != .records || tally.marked > 0 else { return nil }
        (self.list, self.tally) = (list, tally)
    }
}

extension ObjectiveList {
    /// Whether a successful request meets all that is asked, which AIPerf's mark says where only records tell.
    func areMet(by request: borrowing RequestMetrics) -> Bool {
        guard source != .records else { return request.isGood == true }
        for objective in objectives where !objective.isMet(by: request.values) { return false }
        return true
    }
}

extension TraceRecord {
    /// Whether the load generator cancelled the request, for whatever reason: then it is counted neither way.
    var isCancelledOnPurpose: Bool {
        metadata.wasCancelled || error?.type == "RequestCancellationError"
    }
}
