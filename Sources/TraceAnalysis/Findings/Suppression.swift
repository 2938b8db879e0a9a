/// Which finding keeps another quiet, because it explains it.
///
/// A notice never silences a problem. Every finding that fired silences, also one that is silenced itself.
enum Suppression {
    /// A finding, or one column of it.
    struct Target: Sendable, Equatable {
        let id: Finding.ID
        /// nil for all of them.
        var column: String?

        /// `id` or `id:column`.
        var text: String { column.map { "\(id.rawValue):\($0)" } ?? id.rawValue }

        func matches(_ finding: Finding) -> Bool {
            finding.id == id && (column == nil || column == finding.column)
        }
    }

    /// The table of the docs: this one (with this column) silences those.
    static let table: [(by: Target, silences: [Target])] = [
        (
            Target(id: .mixedPhases),
            [
                .queueing, .drift, .slowCohort, .unequalGroups, .coldStart, .concurrencyNotReached, .overload,
                .missedObjectives,
            ].map { Target(id: $0) }
        ),
        (Target(id: .incomplete), [Target(id: .fewRequests)]),
        (Target(id: .mostlyFailed), [Target(id: .stall), Target(id: .fewRequests)]),
        (Target(id: .emptyAnswers), [Target(id: .slowCohort), Target(id: .unequalGroups)]),
        (Target(id: .failures), [Target(id: .newConnections), Target(id: .slowDNS)]),
        (
            Target(id: .loadNotDelivered),
            [.concurrencyNotReached, .queueing, .drift].map { Target(id: $0) }
        ),
        (Target(id: .lateClient), [Target(id: .concurrencyNotReached)]),
        (
            Target(id: .overload),
            [Target(id: .queueing), Target(id: .drift), Target(id: .prefillCost)]
                + columns(.slowCohort, "window", "input", "turn") + columns(.unequalGroups, "turn")
        ),
        (
            Target(id: .coldStart),
            columns(.slowCohort, "window", "turn", "input") + columns(.unequalGroups, "turn")
                + [Target(id: .prefillCost)]
        ),
        (Target(id: .slowCohort, column: "connection"), [Target(id: .coldStart)]),
        (
            Target(id: .queueing, column: "in_flight"),
            [Target(id: .drift)] + columns(.slowCohort, "window", "input", "turn")
        ),
        (Target(id: .stall), columns(.slowCohort, "window")),
        (Target(id: .pauses), columns(.slowCohort, "window")),
        (Target(id: .newConnections), columns(.slowCohort, "connection")),
        (Target(id: .slowDNS), columns(.slowCohort, "connection")),
        (Target(id: .prefillCost), columns(.slowCohort, "input")),
        (
            Target(id: .unequalGroups, column: "remote"),
            columns(.slowCohort, "remote") + [Target(id: .prefillCost)]
        ),
        (
            Target(id: .unequalGroups, column: "turn"),
            columns(.slowCohort, "turn", "phase", "input") + [Target(id: .prefillCost), Target(id: .drift)]
        ),
        (
            Target(id: .unequalGroups, column: "phase"),
            columns(.slowCohort, "turn", "phase", "input") + [Target(id: .prefillCost), Target(id: .drift)]
        ),
    ]

    /// The findings that nothing silences, one of an id, each with what it silenced in this run.
    static func applied(to fired: [Finding]) -> [Finding] {
        var isQuiet = [Bool](repeating: false, count: fired.count)
        var silenced = [[String]](repeating: [], count: fired.count)
        for (index, finding) in fired.enumerated() {
            for entry in table where entry.by.matches(finding) {
                for target in entry.silences {
                    for (place, other) in fired.enumerated() where place != index && target.matches(other) {
                        guard finding.severity < .notice || other.severity == .notice else { continue }
                        isQuiet[place] = true
                        if !silenced[index].contains(target.text) { silenced[index].append(target.text) }
                    }
                }
            }
        }
        var seen: Set<Finding.ID> = []
        var left: [Finding] = []
        for (index, finding) in fired.enumerated() where !isQuiet[index] && seen.insert(finding.id).inserted {
            var finding = finding
            finding.suppresses = silenced[index]
            left.append(finding)
        }
        return left
    }

    private static func columns(_ id: Finding.ID, _ names: String...) -> [Target] {
        names.map { Target(id: id, column: $0) }
    }
}
