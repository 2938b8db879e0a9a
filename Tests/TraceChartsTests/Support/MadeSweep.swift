@testable import TraceAnalysis

/// Sweeps made of a few numbers.
struct MadeSweep {
    var loads: [Double] = [1, 2, 4, 8, 16, 32]
    /// Words in place of the loads.
    var names: [String] = []
    var curves = 1
    var repetitions = 1
    /// At how many users the server is full.
    var slots = 8.0
    /// The first token without a queue, in ms.
    var firstToken = 50.0
    var failed: [Int] = []
    var limit: Double?
    var hasTokens = true
    var hasPhases = true
    var requests = 60
    var seed: UInt64 = 1

    /// The sweep.
    func sweep() throws -> Sweep {
        var random = SplitMix64(seed)
        var runs: [SweepRun] = []
        for curve in 0..<curves {
            for (index, load) in loads.enumerated() {
                for repetition in 0..<repetitions {
                    let noise = random.logNormal(median: 1, spread: 0.02)
                    runs.append(run(curve, index, load, repetition, noise, &random))
                }
            }
        }
        return try Sweep(runs, options: AnalysisOptions())
    }

    private func run(
        _ curve: Int, _ index: Int, _ load: Double, _ repetition: Int, _ noise: Double,
        _ random: inout SplitMix64
    ) -> SweepRun {
        let length = 128.0 * Double(curve + 1)
        var configuration = RunConfiguration()
        configuration.load.kind = .concurrency
        configuration.load.concurrency = Int(load)
        (configuration.inputTokens, configuration.outputTokens) = (length, 100)
        configuration.streams = true
        let objectives = limit.flatMap { try? Objective("time_to_first_token <= \($0)ms") }.map { [$0] } ?? []
        configuration.objectives = objectives.map(\.text)
        var place = SweepPlace()
        place.variationNames = ["isl", "concurrency"]
        place.variationValues = [
            "isl": "\(Int(length))", "concurrency": names.isEmpty ? "\(load)" : names[index],
        ]
        let busy = min(load, slots) / Double(curve + 1)
        let wait = firstToken + max(load - slots, 0) / slots * 400 * noise
        let values = (0..<requests).map { _ in wait * 1e6 * random.logNormal(median: 1, spread: 0.3) }
        let sample = Sample(values)
        let options = AnalysisOptions()
        func summary(_ tag: MetricTag, _ values: [Double]) -> Summary? {
            Sample(values).map { Summary(of: $0, tag: tag, source: .metrics, options: options) }
        }
        let failures = failed.isEmpty ? 0 : failed[index % failed.count]
        var totals = PhaseTotals()
        totals.add(
            PhaseTimes(blocked: 0, dns: 0, connect: 0.2e6, send: 0.4e6, wait: wait * 1e6, transfer: 250e6))
        return SweepRun(
            folder: "\(curve)/\(index)/\(repetition)", configuration: configuration, place: place,
            metrics: [
                .timeToFirstToken: hasTokens ? summary(.timeToFirstToken, values) : nil,
                .httpReqDuration: summary(.httpReqDuration, values.map { $0 + 250e6 }),
            ].compactMapValues { $0 },
            requestThroughput: busy * 3.5 * noise,
            outputTokenThroughput: hasTokens ? busy * 350 * noise : nil,
            tokensPerUser: hasTokens ? max(120 - min(load, slots) * 2, 8) * noise : nil, requests: requests,
            failed: failures,
            good: limit.map { limit in
                (sample?.sortedValues?.count { $0 <= limit * 1e6 } ?? 0, requests)
            }, findings: [], phases: hasPhases ? PhaseBreakdown(totals) : nil,
            firstToken: hasTokens ? sample.map { CoarseDistribution($0) } : nil, objectives: objectives)
    }
}
