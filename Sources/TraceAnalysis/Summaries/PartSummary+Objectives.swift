extension PartSummary {
    /// Whether other objectives than AIPerf's can be held against the requests afterwards.
    ///
    /// They can where every request is kept with the figure that is asked for, and where it is known of each whether
    /// it was cancelled on purpose.
    public func holds(_ objectives: [Objective]) -> Bool {
        guard let table = measured.collector.requests, table.oneOf == 1 else { return false }
        return objectives.allSatisfy { $0.column != nil } && !measured.collector.failures.hidesCancellations
    }
}

extension Objective {
    /// The column of the table of requests that holds what is compared; nil where none does.
    fileprivate var column: RequestFigure? { tag.flatMap { columns[$0] } }

    private var columns: [MetricTag: RequestFigure] {
        [
            .ttfb: .ttfb, .inputTokens: .inputTokens, .outputTokens: .outputTokens,
            .timeToHeaders: .headers, .timeToFirstToken: .timeToFirstToken, .httpReqDuration: .duration,
            .decodeTimePerToken: .decodeTime,
        ]
    }
}

extension FailureTally {
    /// Whether requests failed of which only their records tell that the load generator cancelled them.
    fileprivate var hidesCancellations: Bool {
        counts().contains { $0.key.type == "RequestCancellationError" && !$0.key.isCancellation }
    }
}

extension Measurements {
    /// Holds other objectives against the kept requests, which are all.
    ///
    /// - Parameter marked: Of how many requests AIPerf says whether they met what was asked of them.
    mutating func hold(_ objectives: [Objective], marked: Int) {
        guard var table = requests else { return }
        let list = ObjectiveList(objectives: objectives, source: .option)
        var tally = GoodputTally(list)
        tally.marked = marked
        var marks: [Int32?] = []
        for row in 0..<table.count {
            let outcome = table.outcome(row)
            guard outcome != .cancelled else {
                marks.append(nil)
                continue
            }
            tally.of += 1
            let met = objectives.map { objective in
                outcome == .successful && objective.isMet(by: objective.column.flatMap { table[$0][row] })
            }
            for (index, isMet) in met.enumerated() where isMet { tally.met[index] += 1 }
            let isGood = outcome == .successful && !met.contains(false)
            tally.good += isGood ? 1 : 0
            marks.append(isGood ? 1 : 0)
        }
        table[.isGood] = OptionalColumn(marks)
        requests = table
        goodput = CountedGoodput(list, tally)
        // Of answers that ended in a window some began before it, and those are not kept.
        windowed?.good = nil
    }
}
