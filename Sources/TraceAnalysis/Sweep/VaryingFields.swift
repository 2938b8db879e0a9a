/// What varies between some runs: along which field their curves go, and which others tell the curves apart.
struct VaryingFields: Sendable {
    /// The field along which the points of a curve lie.
    let along: SweepField
    /// The fields of which each value has a curve of its own.
    let splits: [SweepField]
    /// The fields that change with `along`, value for value.
    let followers: [SweepField]
    /// The values of each of these fields, run by run; nil where one is not known.
    private let values: [SweepField: [SweepValue?]]

    /// - Parameters:
    ///   - runs: At least one.
    /// - name: The field that is wanted, by its name, its whole name or the end of it; nil for what varies
    /// most.
    /// - Returns: nil where no field has that name.
    init?(_ runs: [SweepRun], by name: String?) {
        let settings = Self.settings(of: runs)
        let covered = Set(settings.map(\.kind))
        let loads = SweepField.standing.filter { $0.isLoad && !covered.contains($0.kind) }.reversed()
        let lengths = SweepField.standing.filter { !$0.isLoad }
        var values: [SweepField: [SweepValue?]] = [:]
        for field in settings + SweepField.standing + [SweepField.label] {
            let own = runs.map(field.value)
            values[field] =
                field.source == .inputTokens || field.source == .outputTokens
                ? Self.rounded(own) : own
        }
        func count(_ field: SweepField) -> Int { Set(values[field] ?? []).count }
        let varying = (settings + loads).filter { count($0) > 1 }
        if let name {
            let known = settings + SweepField.standing + [SweepField.label]
            guard let wanted = known.first(where: { $0.name == name || $0.wholeName == name }) else {
                return nil
            }
            along = wanted
        } else if let most = varying.map(count).max(), let last = varying.last(where: { count($0) == most }) {
            along = last
        } else {
            let rest = lengths + [SweepField.label]
            // A setting that is the same everywhere is no load, and nobody asked to see it.
            let standing = settings.filter(\.isLoad) + SweepField.standing.filter(\.isLoad)
            along =
                rest.first { count($0) > 1 }
                ?? standing.first { field in runs.contains { field.value(of: $0) != nil } }
                ?? SweepField.standing[0]
        }
        self.values = values
        let axis = along
        let others = varying.filter { $0 != axis && !($0.isLoad && $0.kind == axis.kind) }
        let pairs = others.map { other in
            (other, Self.isOneToOne(values[axis] ?? runs.map(axis.value), values[other] ?? []))
        }
        followers = pairs.filter(\.1).map(\.0)
        splits = pairs.filter { !$0.1 }.map(\.0)
    }

    /// The value of a field in a run, by its place among the runs; of the mean lengths those within 5 % are
    /// one.
    func value(_ field: SweepField, _ run: Int) -> SweepValue? { values[field]?[run] ?? nil }

    /// In what the runs of a curve must not differ.
    var aspects: Set<RunConfiguration.Aspect> {
        ([along] + followers).reduce(into: .curve) { aspects, field in
            switch field.kind {
            case .users, .rate: break
            case .inputLength: aspects.remove(.inputTokens)
            case .outputLength: aspects.remove(.outputTokens)
            case .other: aspects.subtract([.inputTokens, .outputTokens])
            }
        }
    }

    /// The settings that AIPerf varied, in the order in which the first run that has them writes them.
    private static func settings(of runs: [SweepRun]) -> [SweepField] {
        var names: [String] = []
        for place in runs.map(\.place) {
            let own =
                place.variationNames.isEmpty ? place.variationValues.keys.sorted() : place.variationNames
            names += own.filter { !names.contains($0) }
        }
        return SweepField.ofVariations(names)
    }

    /// Whether each value of one field comes with one value of the other only, and the other way round.
    private static func isOneToOne(_ first: [SweepValue?], _ second: [SweepValue?]) -> Bool {
        let pairs = Set(zip(first, second).map { [$0, $1] })
        return pairs.count == Set(first).count && pairs.count == Set(second).count
    }

    /// Numbers of which those that lie within 5 % of the smallest of their group are one, which is written
    /// whole.
    private static func rounded(_ values: [SweepValue?]) -> [SweepValue?] {
        var starts: [Double] = []
        for number in values.compactMap({ $0?.number }).sorted()
        where !RunConfiguration.isLength(number, starts.last) {
            starts.append(number)
        }
        return values.map { value in
            guard let number = value?.number, let start = starts.last(where: { $0 <= number }) else {
                return nil
            }
            return .number(start.rounded())
        }
    }
}
