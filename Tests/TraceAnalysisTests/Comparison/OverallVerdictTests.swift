import Testing

@testable import TraceAnalysis

@Suite struct OverallVerdictTests {
    private func change(
        percent: Double, pValue: Double?, of figure: FigureID = .percentile(50, .ttfb)
    ) -> FigureChange {
        let estimate = pValue.map { ChangeEstimate(low: percent - 1, high: percent + 1, pValue: $0) }
        return FigureChange(
            of: figure, baseline: 100, candidate: 100 + percent, estimate: estimate, isComparable: true)
    }

    private func verdict(_ changes: [FigureChange]) -> ChangeVerdict {
        OverallVerdict(changes).verdict
    }

    @Test func aChangeMustBeClearAndLarge() {
        #expect(verdict([change(percent: 20, pValue: 0.001)]) == .worse)
        #expect(verdict([change(percent: -20, pValue: 0.001)]) == .better)
        #expect(verdict([change(percent: 20, pValue: 0.02)]) == .noClearDifference)
        #expect(verdict([change(percent: 4.9, pValue: 1e-9)]) == .noClearDifference)
        #expect(verdict([change(percent: 5, pValue: 1e-9)]) == .worse)
    }

    /// What a run that is not whole differs in decides nothing.
    @Test func runsThatCannotBeComparedHaveNoOtherVerdict() {
        let overall = OverallVerdict([change(percent: 20, pValue: 1e-6)], reason: "it is not a whole run")
        #expect(overall.verdict == .notComparable && overall.reason == "it is not a whole run")
        #expect(overall.parts.allSatisfy { !$0.isDecisive })
    }

    @Test func worseOutweighsBetter() {
        let changes = [change(percent: -20, pValue: 1e-6), change(percent: 20, pValue: 1e-6)]
        #expect(verdict(changes) == .worse)
    }

    @Test func manyFiguresNeedClearerChanges() {
        let alone = change(percent: 20, pValue: 0.004)
        let unclear = change(percent: 1, pValue: 0.9)
        #expect(verdict([alone]) == .worse)
        #expect(verdict([alone] + Array(repeating: unclear, count: 5)) == .noClearDifference)
    }

    @Test func whatHasNoEstimateDoesNotCount() {
        #expect(verdict([]) == .tooFewSamples)
        #expect(verdict([change(percent: 90, pValue: nil)]) == .tooFewSamples)
        #expect(
            verdict([change(percent: 90, pValue: nil), change(percent: 9, pValue: 0.9)]) == .noClearDifference
        )
    }

    @Test func throughputAloneDoesNotCallLatenciesAlike() {
        let throughput = change(percent: 2, pValue: 0.9, of: .run(.requestThroughput))
        let untested = change(percent: -70, pValue: nil)
        #expect(verdict([untested, throughput]) == .tooFewSamples)
        #expect(verdict([throughput]) == .noClearDifference)
        #expect(
            verdict([untested, change(percent: -50, pValue: 1e-9, of: .run(.requestThroughput))]) == .worse)
    }

    @Test func throughputIsTheOtherWayRound() {
        let slower = change(percent: -20, pValue: 1e-6, of: .run(.requestThroughput))
        let result = OverallVerdict([slower])
        #expect(result.parts[0].name == "request_throughput.avg")
        #expect(result.verdict == .worse && result.parts[0].isDecisive)
    }

    @Test(
        arguments: [
            ([0.01, 0.02, 0.03], 0.05, [true, true, true]),
            ([0.04, 0.001, 0.03], 0.05, [false, true, false]),
            ([0.02, 0.02, 0.02], 0.05, [false, false, false]), ([], 0.05, []), ([0.05], 0.05, [true]),
        ] as [([Double], Double, [Bool])])
    func holm(pValues: [Double], significance: Double, expected: [Bool]) {
        #expect(Holm.rejected(pValues, significance: significance) == expected)
    }
}
