import Foundation
import TraceAnalysis

/// Sweeps of a simulated server of known capacity, and how often the knee and the capacity are told right.
package struct SweepTrial: Sendable {
    /// How many requests the server answers at once; the others wait in a queue.
    package var slots: Int
    /// How many users each run has.
    package var loads = [1, 2, 4, 8, 16, 32]
    /// Requests of a run.
    package var count = 100
    /// Runs of a load.
    package var repetitions = 1
    /// By how much, as a share, two starts of the server differ.
    package var spread = 0.03

    /// A trial of a server.
    package init(slots: Int, count: Int = 100, repetitions: Int = 1, spread: Double = 0.03) {
        (self.slots, self.count, self.repetitions, self.spread) = (slots, count, repetitions, spread)
    }

    /// What came of several sweeps.
    package struct Outcome: Sendable {
        /// How many sweeps.
        package var sweeps = 0
        /// How many have the knee where the server's slots are all taken, or none where they never are.
        package var rightKnees = 0
        /// How many have the capacity there.
        package var rightCapacities = 0
        /// How many claim a knee.
        package var knees = 0
    }

    /// The largest load that does not wait, where one does.
    private var knee: Int? { loads.last.flatMap { $0 > slots ? loads.last { $0 <= slots } : nil } }

    /// Sweeps with the seeds of a range.
    ///
    /// - Throws: What writing and reading throws.
    package func outcome(seeds: Range<UInt64>, in folder: String) throws -> Outcome {
        var outcome = Outcome()
        for seed in seeds {
            let curves = try sweep(seed: seed, in: folder).curves
            guard let curve = curves.first, curves.count == 1 else { continue }
            let found = curve.knee.flatMap { curve.points[$0].load.number }
            let most = curve.capacity.flatMap { curve.points[$0].load.number }
            outcome.sweeps += 1
            outcome.knees += found == nil ? 0 : 1
            outcome.rightKnees += found == knee.map(Double.init) ? 1 : 0
            outcome.rightCapacities += most == (knee ?? loads.last).map(Double.init) ? 1 : 0
        }
        return outcome
    }

    /// One sweep.
    ///
    /// - Throws: What writing and reading throws.
    package func sweep(seed: UInt64, in folder: String) throws -> Sweep {
        var options = AnalysisOptions()
        options.objectives = [try Objective("time_to_first_token <= 120ms")]
        var runs: [SweepRun] = []
        for load in loads {
            for repetition in 0..<repetitions {
                var random = SeededGenerator(
                    seed: seed, purpose: "slots \(slots) n \(count) load \(load) run \(repetition)")
                let slowness = exp(spread * random.normal())
                let file = folder + "/swept.jsonl"
                try requests(load, slowness, &random).write(to: file)
                var reader = TraceReader(options: options)
                reader.detail = .findings
                var run = RunDescription(file: "swept.jsonl")
                run.summary.load.kind = .concurrency
                run.summary.load.concurrency = load
                let (measured, _) = try reader.measure(RunLocation(file))
                runs.append(
                    SweepRun(
                        AnalyzedRun(measured, run: run, options: options, findings: .archive(nil)),
                        folder: "concurrency_\(load)/run_\(repetition)"))
            }
        }
        return try Sweep(runs, options: options)
    }

    /// A closed loop of users before the slots: answers of 300 ms (lognormal, σ 0.2), the first token after 40 ms of them.
    private func requests(
        _ users: Int, _ slowness: Double, _ random: inout SeededGenerator
    ) -> [SimulatedRequest] {
        var free = (0..<users).map { Double($0) }
        var slots = [Double](repeating: 0, count: min(self.slots, users))
        return (0..<count).map { _ in
            let user = free.indices.min { free[$0] < free[$1] } ?? 0
            let slot = slots.indices.min { slots[$0] < slots[$1] } ?? 0
            let start = free[user]
            let begin = max(start, slots[slot])
            let service = 300 * slowness * random.lognormal(0.2)
            (free[user], slots[slot]) = (begin + service + 0.5, begin + service)
            return SimulatedRequest(
                start: start, first: begin + 40 * slowness * random.lognormal(0.2), end: begin + service,
                tokens: 50)
        }
    }
}
