import Testing

@testable import TraceAnalysis

@Suite struct HalfChangeTests {
    private func halves(slowerBy factor: Double) throws -> [HalfChange] {
        var random = SeededGenerator(seed: 1)
        let table = try Requests.table(
            (0..<600).map { index in
                let wait = 50 * (1 + 0.1 * random.normal()) * (index < 300 ? 1 : factor)
                return Requests.record(start: Double(index) * 100, wait: wait)
            })
        return HalfChange.all(
            table, table.rowsByStart(AnalysisOptions()), SteadyBlocks(table), by: .nearest)
    }

    @Test func aSteadyRunAgreesWithItself() throws {
        let halves = try halves(slowerBy: 1)
        #expect(halves.map(\.figure).contains(.percentile(95, .ttfb)))
        #expect(halves.map(\.figure).contains(.run(.requestThroughput)))
        #expect(!halves.contains { $0.differs }, "\(halves)")
    }

    @Test func aRunThatBecomesSlowerDoesNot() throws {
        let halves = try halves(slowerBy: 1.3)
        let median = try #require(halves.first { $0.figure == .percentile(50, .ttfb) })
        #expect(median.verdict == .worse && median.differs)
        #expect(abs(try #require(median.changePercent) - 30) < 4)
        let pace = try #require(halves.first { $0.figure == .run(.requestThroughput) })
        #expect(!pace.differs)
    }

    @Test func fewRequestsSayNothing() throws {
        let table = try Requests.table((0..<30).map { Requests.record(start: Double($0) * 100) })
        let halves = HalfChange.all(table, table.rowsByStart(AnalysisOptions()), nil, by: .nearest)
        #expect(halves.allSatisfy { $0.verdict == .tooFewSamples && $0.changePercent == nil })
    }

    /// The figure in which a run differs from itself is neither better nor worse, whatever its interval says.
    @Test func whatDiffersWithinDecidesNothing() throws {
        func run(_ factor: Double, _ second: Double) -> NamedRun {
            var collector = MeasurementCollector(options: AnalysisOptions(), detail: .comparisons)
            var random = SeededGenerator(seed: UInt64(factor * 10))
            for index in 0..<600 {
                let wait = 50 * factor * (1 + 0.1 * random.normal()) * (index < 300 ? 1 : second)
                collector.add(Requests.record(start: Double(index) * 1_000, wait: wait))
            }
            return NamedRun(
                name: "run",
                run: AnalyzedRun(
                    collector.finish(), run: RunDescription(file: "a"), options: AnalysisOptions()))
        }
        let steady = OverallVerdict(from: ComparedSide(run(1, 1)), to: ComparedSide(run(2, 1)))
        #expect(steady.verdict == .worse)
        let drifting = Comparison(run(1, 1), [run(2, 1.3)]).candidates[0]
        // Such a jump makes its requests depend on each other, so that no latency has an interval.
        #expect(drifting.overall.verdict == .tooFewSamples)
        #expect(drifting.overall.parts.contains { !$0.change.isSteady })
        #expect(drifting.warnings.contains { $0.id == .selfConsistency })
        #expect(drifting.selfConsistency.contains { $0.differs && $0.verdict == .worse })
    }
}
