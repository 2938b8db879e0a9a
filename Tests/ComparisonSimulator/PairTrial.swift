import Foundation
import TraceAnalysis

/// Pairs of simulated runs, and how often they are called different.
package struct PairTrial: Sendable {
    /// The server and its load.
    package var server: Server
    /// Requests of a run.
    package var count: Int
    /// By what factor the candidate is slower.
    package var slowness = 1.0
    /// By how much, as a share, two starts of the server differ.
    package var spread = 0.0
    /// How many runs a side is.
    package var runs = 1

    /// A trial.
    package init(
        _ server: Server, count: Int, slowness: Double = 1, spread: Double = 0, runs: Int = 1
    ) {
        (self.server, self.count, self.slowness, self.spread, self.runs) = (
            server, count, slowness, spread, runs
        )
    }

    /// What came of several pairs.
    package struct Outcome: Sendable {
        /// How many pairs.
        package var pairs = 0
        /// How many candidates were called worse.
        package var worse = 0
        /// How many were called better.
        package var better = 0
        /// How many intervals of the median of `http_req_duration`, and of its p95, hold the true change.
        package var covered = [0, 0]
        /// How many of these intervals there are.
        package var intervals = [0, 0]
        /// How many checks of the candidate failed, and how many passed.
        package var failed = 0
        /// How many checks passed.
        package var passed = 0
        /// How many runs were found to differ from themselves.
        package var unsteady = 0

        /// How many were called different.
        package var different: Int { worse + better }
    }

    /// The two sides of one pair.
    ///
    /// - Throws: What writing and reading throws.
    package func sides(seed: UInt64, in folder: String) throws -> [ComparedSide] {
        try [1.0, slowness].enumerated().map { index, factor in
            let all = try (0..<runs).map { run in
                var random = SeededGenerator(
                    seed: seed, purpose: "\(server.rawValue) \(count) side \(index) run \(run)")
                let own = factor * exp(spread * random.normal())
                return try server.run(count, slowness: own, &random).run(
                    in: folder, name: "side \(index) run \(run)")
            }
            return ComparedSide(all[0], Array(all.dropFirst()))
        }
    }

    /// Judges pairs with the seeds from one on.
    ///
    /// - Parameter rules: What `check` holds the candidate against, with the baseline; none leaves that out.
    /// - Throws: What writing and reading throws.
    package func outcome(
        seeds: Range<UInt64>, in folder: String, rules: [CheckRule] = []
    ) throws -> Outcome {
        var outcome = Outcome()
        for seed in seeds {
            let sides = try sides(seed: seed, in: folder)
            let verdict = OverallVerdict(from: sides[0], to: sides[1])
            outcome.pairs += 1
            outcome.worse += verdict.verdict == .worse ? 1 : 0
            outcome.better += verdict.verdict == .better ? 1 : 0
            outcome.unsteady += verdict.parts.contains { !$0.change.isSteady } ? 1 : 0
            for (index, part) in verdict.parts.prefix(2).enumerated() {
                guard let estimate = part.change.estimate else { continue }
                outcome.intervals[index] += 1
                if slowness == 1, estimate.low <= 0, estimate.high >= 0 { outcome.covered[index] += 1 }
            }
            guard !rules.isEmpty else { continue }
            let report = CheckReport(
                rules, of: sides[1].first, baselines: sides[0].runs, confidence: 0.95)
            outcome.failed += report.count(.fail) > 0 ? 1 : 0
            outcome.passed += report.passed ? 1 : 0
        }
        return outcome
    }
}
