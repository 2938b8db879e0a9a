/// The curves of some runs of which it is known what varies.
struct SweepGrouping: Sendable {
    /// The curves in the order of what tells them apart.
    private(set) var curves: [SweepCurve] = []
    /// Runs whose load is not known.
    private(set) var leftOut: [Sweep.LeftOut] = []

    /// A run at its place.
    private struct Placed {
        let run: SweepRun
        let load: SweepValue
        let splits: [SweepValue?]
    }

    /// What is equal or not, lengths aside.
    private struct Key: Hashable {
        let splits: [SweepValue?]
        let model: String?
        let endpointType: String?
        let streams: Bool?
        let version: String?
        let objectives: [String]

        init(_ placed: Placed) {
            let made = placed.run.configuration
            splits = placed.splits
            (model, endpointType, streams) = (made.model, made.endpointType, made.streams)
            (version, objectives) = (made.version, made.objectives)
        }
    }

    /// - Parameter runs: In the order of their folders, as `fields` saw them.
    init(_ runs: [SweepRun], _ fields: VaryingFields) {
        // Of a single load, or of none that is known, all runs are repetitions.
        let isKnown = runs.indices.contains { fields.value(fields.along, $0) != nil }
        var placed: [Placed] = []
        for (index, run) in runs.enumerated() {
            guard let load = fields.value(fields.along, index) ?? (isKnown ? nil : .text("not known")) else {
                if run.fault == nil {
                    leftOut.append(
                        Sweep.LeftOut(
                            run: run.folder, reason: "nothing says its \(fields.along.name)"))
                }
                continue
            }
            placed.append(
                Placed(run: run, load: load, splits: fields.splits.map { fields.value($0, index) }))
        }
        let sorted = placed.enumerated().sorted { one, other in
            (one.element.load, one.offset) < (other.element.load, other.offset)
        }.map(\.element)
        let groups = sorted.parted(by: Key.init).sorted { one, other in
            Self.comesBefore(one.first?.splits ?? [], other.first?.splits ?? [])
        }
        for group in groups { addCurves(of: group, fields) }
    }

    /// The curves of runs that may differ in their lengths: each begins with the first run that is left.
    private mutating func addCurves(of group: [Placed], _ fields: VaryingFields) {
        var rest = group.filter { $0.run.fault == nil }
        var invalid = group.filter { $0.run.fault != nil }
        repeat {
            guard let first = rest.first ?? invalid.first else { return }
            let lengths = fields.aspects.intersection([.inputTokens, .outputTokens])
            func isAlike(_ placed: Placed) -> Bool {
                placed.run.configuration.differences(from: first.run.configuration, in: lengths).isEmpty
            }
            let own = rest.filter(isAlike)
            rest.removeAll(where: isAlike)
            // What cannot be trusted need not be alike: the last curve takes what is left of it.
            let marked = rest.isEmpty ? invalid : invalid.filter(isAlike)
            if rest.isEmpty { invalid = [] } else { invalid.removeAll(where: isAlike) }
            let splits = zip(fields.splits, first.splits).map { SweepGroup.Split(field: $0, value: $1) }
            curves.append(
                SweepCurve(
                    SweepGroup(configuration: first.run.configuration, splits: splits), along: fields.along,
                    followers: fields.followers, points: Self.points(own), invalid: Self.points(marked)))
        } while !rest.isEmpty
    }

    private static func points(_ placed: [Placed]) -> [SweepPoint] {
        placed.parted(by: \.load).map { SweepPoint(load: $0[0].load, runs: $0.map(\.run)) }
    }

    /// The order of the values that tell curves apart; what is not known comes first.
    private static func comesBefore(_ one: [SweepValue?], _ other: [SweepValue?]) -> Bool {
        for (first, second) in zip(one, other) where first != second {
            guard let first else { return true }
            guard let second else { return false }
            return first < second
        }
        return false
    }
}
