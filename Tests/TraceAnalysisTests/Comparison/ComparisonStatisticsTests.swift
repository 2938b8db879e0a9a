import ComparisonSimulator
import Foundation
import Testing

@testable import TraceAnalysis

/// A small part of what `scripts/check-statistics.sh` prints, with fixed seeds: equal servers whose requests depend on
/// each other are not called different, and slower ones are called worse.
@Suite struct ComparisonStatisticsTests {
    private func outcome(_ trial: PairTrial, pairs: UInt64 = 5) throws -> PairTrial.Outcome {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try trial.outcome(seeds: 1..<1 + pairs, in: folder.path())
    }

    @Test(arguments: [Server.independent, .batching, .queue, .stalls])
    func equalServersAreNotCalledDifferent(_ server: Server) throws {
        let found = try outcome(PairTrial(server, count: 300))
        #expect(found.pairs == 5 && found.different <= 1, "\(found)")
    }

    @Test func slowerServersAreCalledWorse() throws {
        let found = try outcome(PairTrial(.independent, count: 300, slowness: 1.25))
        #expect(found.worse >= 4 && found.better == 0, "\(found)")
    }

    @Test func startsThatDifferNeedSeveralRuns() throws {
        let equal = try outcome(
            PairTrial(.independent, count: 200, spread: 0.05, runs: 4), pairs: 2)
        #expect(equal.different == 0, "\(equal)")
        let slower = try outcome(
            PairTrial(.independent, count: 200, slowness: 1.4, spread: 0.05, runs: 4), pairs: 2)
        #expect(slower.worse >= 1, "\(slower)")
    }
}
