import TraceAnalysis

/// A healthy run, and what kind of one.
package enum Healthy: String, Sendable, CaseIterable {
    case closed, open, mixed_lengths, conversations, not_streamed, embeddings, far_tls, bursts, common_wave,
        think_time

    /// A run with nothing wrong.
    package func scenario(count: Int, seed: UInt64) -> Scenario {
        var random = SeededGenerator(seed: seed, purpose: "healthy " + rawValue)
        var run = Scenario(count: count, random: &random)
        func open() {
            run.slots = 8 + random.index(below: 9)
            run.load = .open(
                rate: (0.5 + 0.2 * random.uniform()) * Double(run.slots) * 1_000 / run.service,
                isRandom: random.uniform() < 0.7, cap: nil)
        }
        switch self {
        case .closed: break
        case .open: open()
        case .mixed_lengths:
            (run.outputSpread, run.inputSpread) = (0.9, 0.8)
            if seed % 2 == 0 { open() }
        case .conversations:
            let users = 4 + random.index(below: 9)
            run.load = .conversations(users: users, turns: 6, think: 300 * random.uniform())
            run.slots = users * 2
        case .not_streamed:
            run.isStreaming = false
            if seed % 2 == 0 { open() }
        case .embeddings:
            run.isEmbedding = true
            if seed % 2 == 0 { open() }
        case .far_tls:
            run.roundTrip = 60 + 90 * random.uniform()
            run.connect = 3 * run.roundTrip
            run.lookup = 20
            if seed % 3 == 0 { open() }
        case .bursts: run.burst = 2 + random.index(below: 4)
        case .common_wave:
            run.prefillsInTurn = true
            run.prefill = 6 + 6 * random.uniform()
            run.prefillPerToken = 0.01
            run.gap = max(run.gap, 8)
        case .think_time: run.pause = run.service * random.uniform() * 3
        }
        return run
    }
}
