import Foundation
import TraceAnalysis

/// A server and its load: in which way its requests depend on each other.
package enum Server: String, Sendable, CaseIterable {
    /// Answers of lognormal length (σ 0.45) in a closed loop of 16.
    case independent
    /// Continuous batching: 12 slots for 16 users; every step makes one token of each.
    case batching
    /// A queue before 8 workers at 80 % load: Poisson arrivals, lognormal service (σ 0.3).
    case queue
    /// A closed loop of 16 in which all stands still for 0.15 to 0.4 s every 1.5 s on average.
    case stalls
    /// A server that becomes 30 % slower over the run.
    case drift
    /// Load of others that comes and goes, for a fifth of the run at a time.
    case wandering
    /// Short and long answers, 7 to 3, ten times as long.
    case mix

    /// What the table calls it.
    package var title: String {
        switch self {
        case .independent: "Independent requests"
        case .batching: "Continuous batching, 12 slots"
        case .queue: "Queue (M/G/8, 80 % load)"
        case .stalls: "Stalls"
        case .drift: "Drift, 30 % over the run"
        case .wandering: "Wandering load"
        case .mix: "Mix of lengths"
        }
    }

    /// A run of requests.
    ///
    /// - Parameters:
    ///   - slowness: By what factor all takes longer.
    ///   - random: What chance draws from.
    package func run(
        _ count: Int, slowness: Double = 1, _ random: inout SeededGenerator
    ) -> [SimulatedRequest] {
        switch self {
        case .batching: batched(count, slowness, &random)
        case .queue: queued(count, slowness, &random)
        case .stalls: stalled(count, slowness, &random)
        case .independent:
            closedLoop(count) { _, _ in (500 * slowness * random.lognormal(0.45), 50) }
        case .drift:
            closedLoop(count) { index, _ in
                let factor = 1 + 0.3 * Double(index) / Double(count)
                return (500 * slowness * factor * random.lognormal(0.45), 50)
            }
        case .wandering:
            wandering(count, slowness, &random)
        case .mix:
            closedLoop(count) { _, _ in
                let isLong = random.uniform() < 0.3
                return ((isLong ? 2_000 : 200) * slowness * random.lognormal(0.2), isLong ? 200 : 20)
            }
        }
    }

    /// Sixteen users, each of whom sends the next request when an answer is whole.
    private func closedLoop(
        _ count: Int, _ service: (_ index: Int, _ start: Double) -> (duration: Double, tokens: Int)
    ) -> [SimulatedRequest] {
        var free = (0..<16).map { Double($0) * 3 }
        return (0..<count).map { index in
            let user = free.indices.min { free[$0] < free[$1] } ?? 0
            let start = free[user]
            let (duration, tokens) = service(index, start)
            free[user] = start + duration + 0.5
            return SimulatedRequest(
                start: start, first: start + duration * 0.2, end: start + duration, tokens: tokens)
        }
    }

    private func wandering(
        _ count: Int, _ slowness: Double, _ random: inout SeededGenerator
    ) -> [SimulatedRequest] {
        // An Ornstein–Uhlenbeck process of the logarithm, σ 0.2.
        let memory = exp(-5 / Double(count))
        var level = 0.2 * random.normal()
        return closedLoop(count) { _, _ in
            level = memory * level + 0.2 * (1 - memory * memory).squareRoot() * random.normal()
            return (500 * slowness * exp(level) * random.lognormal(0.45), 50)
        }
    }

    private func queued(
        _ count: Int, _ slowness: Double, _ random: inout SeededGenerator
    ) -> [SimulatedRequest] {
        let workers = 8
        var free = [Double](repeating: 0, count: workers)
        var now = 0.0
        let mean = exp(0.3 * 0.3 / 2)
        // What came before the run has filled the queue already.
        let before = 200
        let all = (0..<count + before).map { _ in
            now += -log(1 - random.uniform()) * 1_000 / (0.8 * Double(workers))
            let worker = free.indices.min { free[$0] < free[$1] } ?? 0
            let begin = max(now, free[worker])
            let service = 1_000 * slowness * random.lognormal(0.3) / mean
            free[worker] = begin + service
            return SimulatedRequest(
                start: now, first: begin + service * 0.2, end: begin + service, tokens: 50)
        }
        return Array(all.dropFirst(before))
    }

    private func stalled(
        _ count: Int, _ slowness: Double, _ random: inout SeededGenerator
    ) -> [SimulatedRequest] {
        var stalls: [(from: Double, to: Double)] = []
        var now = 0.0
        // As many as the run can need, in the order of time.
        while now < Double(count) * 200 * slowness {
            now += -log(1 - random.uniform()) * 1_500
            let end = now + 150 + 250 * random.uniform()
            stalls.append((now, end))
            now = end
        }
        /// When something is done that needs some time in which the server works.
        func done(_ start: Double, _ work: Double) -> Double {
            var (time, rest) = (start, work)
            var index = stalls.partitioningIndex { $0.to > start }
            while index < stalls.count, time + rest > stalls[index].from {
                rest -= max(stalls[index].from - time, 0)
                time = max(time, stalls[index].to)
                index += 1
            }
            return time + rest
        }
        var free = (0..<16).map { Double($0) * 3 }
        return (0..<count).map { _ in
            let user = free.indices.min { free[$0] < free[$1] } ?? 0
            let start = free[user]
            let work = 500 * slowness * random.lognormal(0.45)
            let (first, end) = (done(start, work * 0.2), done(start, work))
            free[user] = end + 0.5
            return SimulatedRequest(start: start, first: first, end: end, tokens: 50)
        }
    }

    private func batched(
        _ count: Int, _ slowness: Double, _ random: inout SeededGenerator
    ) -> [SimulatedRequest] {
        struct Active {
            var request: SimulatedRequest
            var left: Int
        }
        var now = 0.0
        var (sent, waiting, active, done) = (0, [Double](), [Active](), [SimulatedRequest]())
        for user in 0..<16 { waiting.append(Double(user) * 0.01) }
        while done.count < count {
            while active.count < 12, !waiting.isEmpty, sent < count {
                let start = waiting.removeFirst()
                let tokens = max(2, Int(40 * random.lognormal(0.5)))
                active.append(
                    Active(
                        request: SimulatedRequest(start: start, first: 0, end: 0, tokens: tokens),
                        left: tokens))
                sent += 1
            }
            now += slowness * (8 + 0.6 * Double(active.count)) * random.lognormal(0.1)
            for index in active.indices {
                if active[index].left == active[index].request.tokens { active[index].request.first = now }
                active[index].left -= 1
                if active[index].left == 0 {
                    active[index].request.end = now
                    done.append(active[index].request)
                    waiting.append(now + 0.5)
                }
            }
            active.removeAll { $0.left == 0 }
        }
        return done
    }
}

extension SeededGenerator {
    /// A number of the lognormal distribution of median 1.
    mutating func lognormal(_ sigma: Double) -> Double { exp(sigma * normal()) }
}
