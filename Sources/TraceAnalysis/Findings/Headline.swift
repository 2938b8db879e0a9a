/// What page one begins with: the outcome; `HeadlineFigures` follow it.
struct Headline: Sendable, Equatable {
    /// One sentence.
    let outcome: String

    init(_ run: FindingBasis, _ ranked: [Finding]) {
        let outcome = Self.outcome(run, ranked)
        self.outcome = run.input.part.map { "In \($0): \(outcome.lowercasedFirst)" } ?? outcome
    }

    /// How it went.
    private static func outcome(_ run: FindingBasis, _ ranked: [Finding]) -> String {
        func evidence(_ finding: Finding, _ name: String) -> Double? {
            switch finding.evidence.first(where: { $0.name == name })?.value {
            case .number(let number): number
            case .count(let count): Double(count)
            default: nil
            }
        }
        let total = run.countedTotal
        let cancelled = run.input.counts.cancelled
        guard total > 0 else {
            return cancelled == 0
                ? "No request was sent to its end."
                : cancelled == 1
                    ? "The only request was cancelled."
                    : "All \(FindingText.count(cancelled)) requests were cancelled."
        }
        let share = Double(run.failedTotal) / Double(total)
        let failed =
            run.failedTotal == 0
            ? nil
            : FindingText.oneIn(run.failedTotal, of: total, "request") + " failed"
        if let invalid = ranked.first(where: { $0.severity == .invalid }) {
            switch invalid.id {
            case .incomplete:
                let asked = evidence(invalid, "asked")
                return asked.map {
                    "The run is incomplete: \(FindingText.count(Int(evidence(invalid, "records") ?? 0))) of "
                        + "\(FindingText.digits($0)) \(invalid.text.contains("conversation") ? "conversations" : "requests")."
                } ?? "The run was cut short after \(FindingText.count(run.input.counts.records, "request"))."
            case .mostlyFailed:
                guard run.failedTotal < total else { return (failed ?? invalid.title) + "." }
                return invalid.title
                    + " (\(FindingText.count(run.failedTotal)) of \(FindingText.count(total)))."
            default: return invalid.title + (failed.map { ", and " + $0.lowercasedFirst } ?? "") + "."
            }
        }
        if let failed, share >= 0.01 { return failed + "." }
        if let load = ranked.first(where: { $0.id == .loadNotDelivered }),
            let asked = evidence(load, "asked_per_second"), let sent = evidence(load, "sent_per_second")
        {
            return
                "\(FindingText.digits(sent)) requests a second were sent of the \(FindingText.digits(asked)) that were "
                + "asked for."
        }
        if let worst = ranked.first, worst.severity == .problem {
            return sentence(for: worst.id) + (failed == nil ? "; \(success(total, cancelled))." : ".")
        }
        return failed.map { $0 + "." }
            ?? success(total, cancelled).uppercasedFirst + "."
    }

    /// That all succeeded of which that was expected.
    private static func success(_ total: Int, _ cancelled: Int) -> String {
        guard cancelled == 0 else {
            let those =
                total == 1
                ? "the only request that was" : "all \(FindingText.count(total)) requests that were"
            return those + " not cancelled succeeded (\(FindingText.count(cancelled)) "
                + "\(cancelled == 1 ? "was" : "were") cancelled)"
        }
        if total == 2 { return "both requests succeeded" }
        return total == 1 ? "the request succeeded" : "all \(FindingText.count(total)) requests succeeded"
    }

    /// A problem in a few words.
    private static func sentence(for id: Finding.ID) -> String {
        switch id {
        case .overload: "Requests came faster than the server answered"
        case .lateClient: "The load generator sent late"
        case .stall: "The server stood still for a while"
        case .coldStart: "The server started cold"
        case .queueing: "Requests queued"
        case .slowCohort: "Some requests were slow for a reason of their own"
        case .newConnections: "Connections were opened anew"
        case .slowDNS: "Names were looked up slowly"
        case .decodeSlowdown: "Long answers slowed down"
        case .pauses: "Answers paused in the middle"
        case .missedObjectives: "Objectives were missed"
        case .unequalGroups: "One server is slower than another"
        default: "Something cost time"
        }
    }
}
