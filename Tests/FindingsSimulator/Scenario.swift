import TraceAnalysis

/// A simulated run before it is run: a load, a server and what is wrong with them.
///
/// Times are ms.
package struct Scenario: Sendable {
    /// What decides when a request begins.
    package enum Load: Sendable, Equatable {
        /// So many users, each with one request at a time.
        case closed(users: Int)
        /// So many a second, at most `cap` in flight.
        case open(rate: Double, isRandom: Bool, cap: Int?)
        /// So many users in conversations of up to `turns`, who think between turns.
        case conversations(users: Int, turns: Int, think: Double)
    }

    package var count: Int
    package var load = Load.closed(users: 8)
    /// Slots of each server.
    package var slots = 16
    /// The first token of an idle server, without the prompt's part.
    package var prefill = 60.0
    /// What a token of the prompt adds.
    package var prefillPerToken = 0.05
    package var prefillSpread = 0.2
    package var gap = 8.0
    package var outputTokens = 50.0
    package var outputSpread = 0.35
    package var inputTokens = 200.0
    package var inputSpread = 0.3
    package var isStreaming = true
    /// Neither tokens nor a stream.
    package var isEmbedding = false
    /// Several tokens come at once.
    package var burst = 1
    package var connect = 1.0
    package var lookup = 0.0
    package var roundTrip = 0.2
    package var sendsHeadersAtOnce = true
    /// Whether every request opens a connection.
    package var opensAlways = false
    package var lag = 0.6
    package var overhead = 1.0
    /// Whether prompts are worked on one at a time.
    package var prefillsInTurn = false
    /// From how many requests at once on each makes the others slower; nil where slots keep them apart.
    package var sharedAbove: Int?
    /// Think time after each request in a closed loop.
    package var pause = 0.0

    // What is wrong.
    package var slowdown = 0.0
    package var cold = 1.0
    package var stall = 0.0
    package var failures = 0.0
    package var secondServer: Double?
    package var cohort: (column: Column, factor: Double)?
    package var decode = 1.0
    package var pauses: (share: Double, length: Double)?
    package var empty = 0.0
    package var goodShare: Double?
    package var askedRate: Double?
    package var askedUsers: Int?

    /// By what a cohort is told.
    package enum Column: Sendable {
        case remote
        case worker
    }

    /// A healthy run of usual proportions, drawn anew for each seed.
    package init(count: Int, random: inout SeededGenerator) {
        self.count = count
        prefill = 20 * exp(random.uniform() * log(6))
        gap = 5 + 7 * random.uniform()
        outputTokens = 30 + 50 * random.uniform()
        outputSpread = 0.2 + 0.25 * random.uniform()
        prefillSpread = 0.15 + 0.15 * random.uniform()
        inputSpread = 0.2 + 0.2 * random.uniform()
        prefillPerToken = prefill * (0.05 + 0.25 * random.uniform()) / 300
        sendsHeadersAtOnce = random.uniform() < 0.5
        let users = [4, 8, 12, 16][random.index(below: count < 60 ? 1 : count < 200 ? 2 : 4)]
        load = .closed(users: users)
        slots = users + random.index(below: users + 1)
        roundTrip = 0.1 + random.uniform()
        connect = roundTrip + 0.5
    }

    /// The mean time a request holds a slot, roughly.
    package var service: Double {
        let tokens = isEmbedding ? 0 : outputTokens * (1 + outputSpread * outputSpread / 2)
        return (prefill + prefillPerToken * inputTokens) * 1.1 + tokens * gap * 1.15
    }
}

extension Scenario {
    /// The mean time a request holds a slot when nearly all are taken.
    package var busyService: Double { service * 1.04 }
}
