import ComparisonSimulator
import Testing

@testable import TraceAnalysis

/// The knee and the capacity of simulated servers; docs/sweeps.md has the rates for more of them.
@Suite struct SimulatedSweepTests {
    /// A server that answers 4, 8 or 16 at once, with one run of each load and with three.
    @Test(arguments: [4, 8, 16], [1, 3])
    func kneeAndCapacityAreRightInNineteenOfTwenty(_ slots: Int, _ repetitions: Int) throws {
        let folder = try TemporaryFolder()
        let trial = SweepTrial(slots: slots, repetitions: repetitions)
        let outcome = try trial.outcome(seeds: 1..<21, in: folder.url.path())
        #expect(outcome.sweeps == 20)
        #expect(outcome.rightKnees >= 19)
        #expect(outcome.rightCapacities >= 19)
    }

    /// A server with a slot for everybody: throughput grows to the end.
    @Test(arguments: [1, 3]) func noKneeIsClaimedWhereThroughputGrows(_ repetitions: Int) throws {
        let folder = try TemporaryFolder()
        let trial = SweepTrial(slots: 1_000, count: 100, repetitions: repetitions)
        let outcome = try trial.outcome(seeds: 1..<21, in: folder.url.path())
        #expect(outcome.sweeps == 20 && outcome.knees == 0)
    }
}
