import Testing

@testable import TraceAnalysis

@Suite("Order, suppression and the matrix")
struct FindingOrderTests {
    private func finding(
        _ id: Finding.ID, _ severity: Finding.Severity, _ share: Double = 0, column: String? = nil
    ) -> Finding {
        Finding(id, severity, title: "", text: "", impact: .init(.time, share), column: column)
    }

    @Test("invalid first, then problems by group and impact, then notices as listed")
    func order() {
        let ranked = FindingOrder.ranked([
            finding(.fewRequests, .notice), finding(.missedObjectives, .problem, 0.9),
            finding(.stall, .problem, 0.04), finding(.pauses, .problem, 0.06),
            finding(.coldStart, .problem, 0.2),
            finding(.overload, .problem, 0.05), finding(.failures, .problem, 0.01), finding(.drift, .notice),
            finding(.emptyAnswers, .invalid), finding(.incomplete, .invalid),
            finding(.noTokenInFirstChunk, .notice),
        ])
        #expect(
            ranked.map(\.id) == [
                .incomplete, .emptyAnswers, .failures, .overload, .coldStart, .pauses, .missedObjectives,
                .stall,
                .noTokenInFirstChunk, .drift, .fewRequests,
            ])
    }

    @Test("few failures come after causes")
    func fewFailures() {
        let ranked = FindingOrder.ranked([
            finding(.failures, .problem, 0.009), finding(.missedObjectives, .problem, 0.1),
            finding(.stall, .problem, 0.06),
        ])
        #expect(ranked.map(\.id) == [.stall, .missedObjectives, .failures])
    }

    @Test("one silences another, or a column of it, and says which")
    func suppression() {
        let left = Suppression.applied(to: [
            finding(.overload, .problem), finding(.queueing, .problem, column: "in_flight"),
            finding(.slowCohort, .notice, column: "window"), finding(.slowCohort, .problem, column: "worker"),
        ])
        #expect(left.map(\.id) == [.overload, .slowCohort])
        #expect(left.first?.suppresses == ["queueing", "slow_cohort:window"])
        #expect(left.last?.column == "worker")
    }

    @Test("a notice silences no problem, and what is silenced still silences")
    func notices() {
        let left = Suppression.applied(to: [
            finding(.coldStart, .notice), finding(.unequalGroups, .problem, column: "turn"),
        ])
        #expect(left.count == 2)
        let chain = Suppression.applied(to: [
            finding(.loadNotDelivered, .problem), finding(.queueing, .problem, column: "in_flight"),
            finding(.slowCohort, .notice, column: "input"),
        ])
        #expect(chain.map(\.id) == [.loadNotDelivered])
    }

    @Test("every rule is listed once, every id has a rule, and every silenced id exists")
    func list() {
        #expect(FindingRule.all.count == Finding.ID.allCases.count)
        #expect(Set(FindingRule.all.map(\.id)).count == Finding.ID.allCases.count)
    }
}
