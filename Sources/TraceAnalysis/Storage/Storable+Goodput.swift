extension CountedGoodput: StorableByParts {
    static var parts: some StoredForm<CountedGoodput> {
        StoredParts(
            StoredPart("source", \.list.source),
            StoredPart("objectives") { $0.list.objectives.map(StoredObjective.init) },
            StoredPart("of", \.tally.of),
            StoredPart("good", \.tally.good),
            StoredPart("met", \.tally.met),
            StoredPart("marked", \.tally.marked)
        ) { source, objectives, of, good, met, marked in
            let read = objectives.compactMap { $0.objective(from: source) }
            guard read.count == objectives.count, met.count == read.count, good <= of, marked <= of,
                met.allSatisfy({ (good...of).contains($0) })
            else { return nil }
            let list = ObjectiveList(objectives: read, source: source)
            var tally = GoodputTally(list)
            (tally.of, tally.good, tally.met, tally.marked) = (of, good, met, marked)
            return CountedGoodput(list, tally)
        }
    }
}

extension ObjectiveList.Source: Storable {}

/// An objective as the summary or the command line has it.
struct StoredObjective: StorableByParts {
    let metric: String
    let text: String
    /// In the unit of JSON.
    let limit: Double

    init(_ objective: Objective) {
        self.init(
            metric: objective.metric, text: objective.text,
            limit: objective.quantity.encoded(objective.limit))
    }

    private init(metric: String, text: String, limit: Double) {
        (self.metric, self.text, self.limit) = (metric, text, limit)
    }

    /// - Returns: nil for what is no objective.
    func objective(from source: ObjectiveList.Source) -> Objective? {
        source == .summary ? Objective(summary: metric, limit: limit) : try? Objective(text)
    }

    static var parts: some StoredForm<StoredObjective> {
        StoredParts(
            StoredPart("metric", \.metric), StoredPart("text", \.text), StoredPart("limit", \.limit)
        ) { StoredObjective(metric: $0, text: $1, limit: $2) }
    }
}
