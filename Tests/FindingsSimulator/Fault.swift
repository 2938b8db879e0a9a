import TraceAnalysis

/// What can be wrong with a simulated run, at full and at half strength.
package enum Fault: String, Sendable, CaseIterable {
    case overload, overload_shared, stall, cold_start, queueing_open, queueing_closed, drift, failures,
        second_server, cohort, slow_address
    case late_client, connections, lookups, decode, pauses, prefill, rate, concurrency, objectives, empty

    /// The findings of which one is to come first.
    package var right: Set<Finding.ID> {
        switch self {
        case .overload, .overload_shared: [.overload]
        case .stall: [.stall]
        case .cold_start: [.coldStart]
        case .queueing_open, .queueing_closed: [.queueing]
        case .drift: [.drift]
        case .failures: [.failures]
        case .second_server: [.unequalGroups]
        case .cohort: [.slowCohort]
        // A slow address is both: a cohort and an unequal group.
        case .slow_address: [.slowCohort, .unequalGroups]
        case .late_client: [.lateClient]
        case .connections: [.newConnections]
        case .lookups: [.slowDNS]
        case .decode: [.decodeSlowdown]
        case .pauses: [.pauses]
        case .prefill: [.prefillCost]
        case .rate: [.loadNotDelivered]
        case .concurrency: [.concurrencyNotReached]
        case .objectives: [.missedObjectives]
        case .empty: [.emptyAnswers]
        }
    }

    /// Whether a shape records what shows it.
    package func isVisible(in shape: Shape) -> Bool {
        switch self {
        case .second_server, .slow_address, .connections, .lookups: shape != .traceless
        default: true
        }
    }

    /// How many of 20 are to be right.
    package func wanted(count: Int, isFull: Bool) -> Int {
        switch (self, count, isFull) {
        case (.overload, 100, _), (.overload_shared, 100, _), (.drift, 100, _): isFull ? 18 : 12
        case (.queueing_open, 100, _): 0
        case (.queueing_open, 300, false): 14
        default: isFull ? 19 : 15
        }
    }

    /// A run with this fault.
    package func scenario(count: Int, isFull: Bool, seed: UInt64) -> Scenario {
        var random = SeededGenerator(seed: seed, purpose: rawValue)
        var run = Scenario(count: count, random: &random)
        let users = 8
        func open(_ share: Double, slots: Int) {
            run.slots = slots
            run.load = .open(
                rate: share * Double(slots) * 1_000 / run.service, isRandom: random.uniform() < 0.7, cap: nil)
        }
        switch self {
        case .overload: open(isFull ? 1.5 : 1.2, slots: [4, 8, 16][Int(seed % 3)])
        case .overload_shared:
            let capacity = [4, 8, 16][Int(seed % 3)]
            run.slots = 1_000
            run.sharedAbove = capacity
            run.load = .open(
                rate: (isFull ? 1.5 : 1.2) * Double(capacity) * 1_000 / run.service,
                isRandom: random.uniform() < 0.7,
                cap: nil)
        case .stall:
            run.stall = isFull ? 2_000 : 600
            if seed % 4 == 0 { open(0.6, slots: 12) }
        case .cold_start:
            run.cold = isFull ? 5 : 2.5
            run.load = .closed(users: [4, 8, 12, 16][Int(seed % 4)])
            run.slots = 16
        case .queueing_open:
            run.slots = [2, 3, 4][Int(seed % 3)]
            run.load = .open(
                rate: (isFull ? 0.9 : 0.8) * Double(run.slots) * 1_000 / run.busyService, isRandom: true,
                cap: nil)
        case .queueing_closed:
            run.slots = [4, 6][Int(seed % 2)]
            run.load = .closed(users: run.slots * (isFull ? 3 : 2))
        case .drift:
            let ratio = isFull ? 1.6 : 1.3
            run.slowdown = (ratio - 1) / (0.75 - 0.25 * ratio)
        case .failures: run.failures = isFull ? 0.1 : 0.02
        case .second_server:
            run.secondServer = isFull ? 4 : 2
        case .cohort: run.cohort = (.worker, isFull ? 4 : 2)
        case .slow_address: run.cohort = (.remote, isFull ? 4 : 2)
        case .late_client:
            run.lag = (isFull ? 0.5 : 0.2) * (run.prefill + run.prefillPerToken * run.inputTokens) * 1.15
            run.lag = max(run.lag, 12)
            run.prefill = run.lag / (isFull ? 0.5 : 0.2) / 1.15 - run.prefillPerToken * run.inputTokens
        case .connections, .lookups:
            let share = isFull ? 0.2 : 0.08
            run.opensAlways = true
            let cost = share / (1 - share) * run.service
            if self == .connections { run.connect = cost } else { run.lookup = cost }
        case .decode:
            run.decode = isFull ? 2.5 : 1.7
            run.outputTokens = 60 + 40 * random.uniform()
        case .pauses: run.pauses = isFull ? (0.2, 2_000) : (0.1, 600)
        case .prefill:
            run.inputSpread = 0.4 + 0.2 * random.uniform()
            let p90 = run.inputTokens * exp(1.2816 * run.inputSpread)
            run.prefillPerToken = (isFull ? 4 : 2) * run.prefill / p90
        case .rate:
            let kept = isFull ? 0.6 : 0.85
            if seed % 3 == 0 {
                // The client cannot keep the pace.
                let rate = 0.4 * Double(users) * 1_000 / run.service
                run.slots = users
                run.load = .open(rate: rate, isRandom: false, cap: nil)
                run.askedRate = rate / kept
            } else {
                run.slots = users
                let asked = Double(users) * 1_000 / (run.busyService * kept)
                run.load = .open(rate: asked, isRandom: true, cap: users)
            }
        case .concurrency:
            let share = isFull ? 0.6 : 0.8
            run.pause = run.busyService * (1 - share) / share
        case .objectives: run.goodShare = isFull ? 0.3 : 0.8
        case .empty: run.empty = isFull ? 0.3 : 0.03
        }
        return run
    }
}
