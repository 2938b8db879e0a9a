import Testing

@testable import TraceAnalysis

/// Equal servers are not told apart, slower ones are called worse with the phase that is to blame.
///
/// Twenty seeded repetitions of each, of which at most one may be wrong.
@Suite struct ComparisonScenarioTests {
    /// A server that is slower in one way, and the phase in which it is.
    struct Slowdown: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let phase: String
        let baseline: SimulatedServer
        let candidate: SimulatedServer
    }

    static let slowdowns = [
        Slowdown(
            testDescription: "slower first byte", phase: "wait", baseline: SimulatedServer(),
            candidate: SimulatedServer(firstByte: 120)),
        Slowdown(
            testDescription: "slower chunks", phase: "transfer", baseline: SimulatedServer(),
            candidate: SimulatedServer(gap: 10)),
        Slowdown(
            testDescription: "slower connect", phase: "connect",
            baseline: SimulatedServer(connect: 5, connectsAlways: true),
            candidate: SimulatedServer(connect: 60, connectsAlways: true)),
    ]

    private func overall(_ baseline: NamedRun, _ candidate: NamedRun) -> ChangeVerdict {
        OverallVerdict(FigureComparer(baseline: baseline, candidate: candidate)).verdict
    }

    @Test func equalServersAreNotToldApart() {
        let server = SimulatedServer()
        let wrong = (1...20).filter { seed in
            let verdict = overall(server.named(seed: UInt64(seed)), server.named(seed: UInt64(seed + 1_000)))
            return verdict != .noClearDifference
        }
        #expect(wrong.count <= 1, "wrong with the seeds \(wrong)")
    }

    @Test(arguments: slowdowns)
    func slowerServersAreWorse(_ slowdown: Slowdown) {
        let wrong = (1...20).filter { seed in
            let baseline = slowdown.baseline.named(seed: UInt64(seed))
            let candidate = slowdown.candidate.named(seed: UInt64(seed + 1_000))
            let phases = PhaseChange.all(from: baseline, to: candidate)
            return overall(baseline, candidate) != .worse || phases.leading?.phase.name != slowdown.phase
        }
        #expect(wrong.count <= 1, "wrong with the seeds \(wrong)")
    }

    @Test(arguments: slowdowns)
    func theOtherWayRoundTheyAreBetter(_ slowdown: Slowdown) {
        let verdict = overall(slowdown.candidate.named(seed: 1), slowdown.baseline.named(seed: 2))
        #expect(verdict == .better)
    }
}
