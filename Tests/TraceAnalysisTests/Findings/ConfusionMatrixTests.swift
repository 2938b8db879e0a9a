import FindingsSimulator
import Foundation
import Testing

@testable import TraceAnalysis

/// The simulator's runs, written as records and read back: a small part of what `scripts/check-findings.sh` prints.
@Suite struct ConfusionMatrixTests {
    private func matrix(
        _ faults: [Fault], healthy: Int = 0, counts: [Int] = [100]
    ) throws -> ConfusionMatrix {
        let folder = try TemporaryFolder()
        return try ConfusionMatrix(
            SimulatedRun(folder: folder.url.path()), firstSeed: 7, seeds: 2, healthy: healthy, faults: faults,
            counts: counts, strengths: [true])
    }

    @Test(arguments: Fault.allCases.filter { $0 != .queueing_open && $0 != .overload_shared })
    func aFaultAtFullStrengthLeads(fault: Fault) throws {
        let matrix = try matrix([fault])
        #expect(!matrix.cells.isEmpty)
        #expect(matrix.cells.filter { $0.right < $0.wanted }.map { "\($0)" } == [])
    }

    @Test func healthyRunsGetNoProblem() throws {
        let matrix = try matrix([], healthy: 30)
        #expect(matrix.healthy.map(\.runs).reduce(0, +) == 30)
        #expect(matrix.healthy.filter { !$0.alarms.isEmpty }.map { "\($0)" } == [])
    }
}
