/// What a run tells: its findings in the order in which they are shown, and the headline.
public struct Findings: Sendable, Equatable {
    /// Ranked; none that another one explains.
    public internal(set) var ranked: [Finding]
    /// How the run went, in one sentence.
    var outcome: String
    /// How long it took, in the figures of the run's tables; empty where nothing succeeded.
    ///
    /// Not stored in an archive, as figures are analysed anew with the options of the reader.
    var figures = ""
    /// How often the server answered nobody for a while.
    public let stalls: Int
    /// The share of the variance of duration that output tokens explain; nil where lengths don't vary.
    let durationExplainedByTokens: Double?

    /// Findings that are known.
    init(ranked: [Finding], outcome: String, stalls: Int, durationExplainedByTokens: Double?) {
        self.ranked = ranked
        self.outcome = outcome
        self.stalls = stalls
        self.durationExplainedByTokens = durationExplainedByTokens
    }

    /// The findings of a run.
    ///
    /// O(n log n) for n kept requests, of which rank statistics look at 20,000.
    init(_ input: FindingInput) {
        let basis = FindingBasis(input)
        let fired = FindingRule.all.flatMap { $0.findings(basis) }
        var ranked = FindingOrder.ranked(Suppression.applied(to: fired))
        for index in ranked.indices {
            ranked[index].requests = ranked[index].rows.compactMap(input.requests.id)
            // Neither means anything without the table.
            (ranked[index].rows, ranked[index].column) = ([], nil)
        }
        self.init(
            ranked: ranked, outcome: Headline(basis, ranked).outcome, stalls: basis.stalls.count,
            durationExplainedByTokens: basis.residual.explained)
        figures = input.figures.sentence(ranked)
    }

    /// What page one begins with: one sentence or two.
    public var headline: String { figures.isEmpty ? outcome : "\(outcome) \(figures)" }

    /// The same with other figures in the headline.
    func with(_ figures: HeadlineFigures) -> Findings {
        var findings = self
        findings.figures = figures.sentence(ranked)
        return findings
    }

    /// How many findings are of a severity.
    public func count(_ severity: Finding.Severity) -> Int { ranked.count { $0.severity == severity } }

    /// What page one says is to be done: of invalid ones and problems, at most three.
    public var actions: [Finding] {
        Array(ranked.filter { $0.severity < .notice && $0.advice != nil }.prefix(3))
    }
}

extension FindingRule {
    /// Every rule; the invalid ones in the order in which they are shown.
    static let all: [FindingRule] = [
        foreignSummary, incomplete, repeatedRequests, idleTime, mixedPhases, unreadUnits, mostlyFailed,
        emptyAnswers,
        loadNotDelivered, lateClient, overload, failures, stall, coldStart, queueing, drift, slowCohort,
        newConnections, slowDNS, decodeSlowdown, prefillCost, pauses, noTokenInFirstChunk, bursts,
        missedObjectives,
        unequalGroups, concurrencyNotReached, fewRequests,
    ]
}
