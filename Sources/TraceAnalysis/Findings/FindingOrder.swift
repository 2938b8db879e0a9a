/// Which finding comes first: invalid ones as listed, problems by what they are and cost, notices as listed.
enum FindingOrder {
    private static let invalid: [Finding.ID] = [
        .foreignSummary, .incomplete, .repeatedRequests, .idleTime, .mixedPhases, .unreadUnits, .mostlyFailed,
        .emptyAnswers,
    ]
    private static let notices: [Finding.ID] = [
        .noTokenInFirstChunk, .concurrencyNotReached, .unequalGroups, .queueing, .coldStart, .drift,
        .slowCohort,
        .prefillCost, .bursts, .fewRequests,
    ]

    /// The findings in order.
    static func ranked(_ findings: [Finding]) -> [Finding] {
        findings.enumerated().sorted { one, other in
            let (first, second) = (key(one.element), key(other.element))
            return (first.severity, first.group, -first.impact, one.offset)
                < (second.severity, second.group, -second.impact, other.offset)
        }
        .map(\.element)
    }

    private static func key(
        _ finding: Finding
    ) -> (severity: Finding.Severity, group: Int, impact: Double) {
        switch finding.severity {
        case .invalid: (.invalid, invalid.firstIndex(of: finding.id) ?? invalid.count, 0)
        case .notice: (.notice, notices.firstIndex(of: finding.id) ?? notices.count, 0)
        case .problem: (.problem, problemGroup(finding), finding.impact.share)
        }
    }

    /// Failures of at least 1 %; what is wrong with the load, of at least 5 %; other causes of at least 5 %; missed
    /// objectives, which are a symptom; the rest.
    private static func problemGroup(_ finding: Finding) -> Int {
        let share = finding.impact.share
        switch finding.id {
        case .failures: return share >= 0.01 ? 0 : 4
        case .loadNotDelivered, .lateClient, .overload: return share >= 0.05 ? 1 : 4
        case .missedObjectives: return 3
        default: return share >= 0.05 ? 2 : 4
        }
    }
}
