import TraceAnalysis

/// Runs a scenario: users or a rate, connections, servers with slots and a queue, prefill, decode, a clock that can
/// stand still.
///
/// Requests are taken in the order in which they are sent, and slots are given in that order, so a request's end is
/// known when it begins and no list of events is needed. O(requests × (tokens + slots)).
package struct Simulation {
    private let scenario: Scenario
    private var random: SeededGenerator
    /// When each slot of each server is free, by the server's clock.
    private var slots: [[Double]]
    /// When each connection is free.
    private var connections: [Double] = []
    /// When the requests in flight end.
    private var flight: [Double] = []
    /// When the server stands still, by the wall.
    private var stall: (from: Double, length: Double)?
    private var coldUntil = 0.0
    /// When the one who works on prompts is free.
    private var lane = 0.0
    private var failing: Set<Int> = []

    /// The requests of a scenario, in the order in which they were sent.
    package static func run(_ scenario: Scenario, seed: UInt64) -> [WireRequest] {
        var simulation = Simulation(scenario, seed: seed)
        return simulation.requests()
    }

    private init(_ scenario: Scenario, seed: UInt64) {
        self.scenario = scenario
        random = SeededGenerator(seed: seed, purpose: "simulation")
        let servers = scenario.secondServer == nil ? 1 : 2
        slots = [[Double]](repeating: [Double](repeating: 0, count: scenario.slots), count: servers)
        if scenario.stall > 0 {
            let span = expectedSpan
            stall = (span * (0.25 + 0.4 * random.uniform()), scenario.stall)
        }
        if scenario.cold > 1 { coldUntil = scenario.service * 0.9 }
        let failed = Int((scenario.failures * Double(scenario.count)).rounded())
        while failing.count < failed { failing.insert(random.index(below: scenario.count)) }
    }

    /// How long the run will take, roughly.
    private var expectedSpan: Double {
        let each = scenario.service + scenario.overhead + scenario.pause
        switch scenario.load {
        case .closed(let users), .conversations(let users, _, _):
            return Double(scenario.count) / Double(users) * each
        case .open(let rate, _, _): return Double(scenario.count) / rate * 1_000
        }
    }

    private mutating func requests() -> [WireRequest] {
        var requests: [WireRequest] = []
        requests.reserveCapacity(scenario.count)
        switch scenario.load {
        case .closed(let users):
            var ready = (0..<users).map { _ in random.uniform() * 1.5 }
            while requests.count < scenario.count {
                let user = earliest(ready)
                let request = request(at: ready[user], number: requests.count, turn: nil, context: 0)
                // AIPerf's think time varies; what is told is its mean.
                let pause = scenario.pause > 0 ? scenario.pause * (0.5 + random.uniform()) : 0
                ready[user] = request.end + scenario.overhead * (0.5 + random.uniform()) + pause
                requests.append(request)
            }
        case .open(let rate, let isRandom, let cap):
            var time = 0.0
            while requests.count < scenario.count {
                if let cap {
                    flight.removeAll { $0 <= time }
                    if flight.count >= cap {
                        flight.sort()
                        time = flight[flight.count - cap]
                    }
                }
                let request = request(at: time, number: requests.count, turn: nil, context: 0)
                if cap != nil { flight.append(request.end) }
                requests.append(request)
                time += isRandom ? -log(1 - random.uniform()) * 1_000 / rate : 1_000 / rate
            }
        case .conversations(let users, let turns, let think):
            var ready = (0..<users).map { _ in random.uniform() * 1.5 }
            var turn = [Int](repeating: 0, count: users)
            var length = (0..<users).map { _ in 1 + random.index(below: turns) }
            while requests.count < scenario.count {
                let user = earliest(ready)
                let request = request(
                    at: ready[user], number: requests.count, turn: turn[user],
                    context: Double(turn[user]) * 40)
                ready[user] = request.end + scenario.overhead + think * random.uniform() * 2
                turn[user] += 1
                if turn[user] == length[user] {
                    (turn[user], length[user]) = (0, 1 + random.index(below: turns))
                }
                requests.append(request)
            }
        }
        rate(&requests)
        return requests
    }

    private func earliest(_ times: [Double]) -> Int {
        var best = 0
        for index in times.indices where times[index] < times[best] { best = index }
        return best
    }

    /// Says which met the objective: a limit on the duration that the wanted share meets.
    private func rate(_ requests: inout [WireRequest]) {
        guard let share = scenario.goodShare else { return }
        let durations = requests.map { $0.end - $0.start }.sorted()
        let limit = durations[min(Int(share * Double(durations.count)), durations.count - 1)]
        for index in requests.indices {
            requests[index].isGood = requests[index].end - requests[index].start < limit
        }
    }

    private mutating func spread(_ sigma: Double) -> Double { exp(sigma * random.normal()) }

    private mutating func request(at credit: Double, number: Int, turn: Int?, context: Double) -> WireRequest
    {
        var request = WireRequest()
        request.credit = credit
        request.start = credit + scenario.lag * spread(0.6) / 1.2
        request.turn = turn
        request.input = (scenario.inputTokens * spread(scenario.inputSpread) + context).rounded()
        request.worker = random.index(below: 4)
        var factor = 1.0
        if let cohort = scenario.cohort, number % 20 == 7 {
            factor = cohort.factor
            if cohort.column == .worker { request.worker = 4 } else { request.remote = 1 }
        }
        if let second = scenario.secondServer {
            request.remote = number % 2
            if request.remote == 1 { factor = second }
        }
        connect(&request)
        request.sendEnd = request.start + request.connect + 0.1
        serve(&request, number: number, factor: factor)
        connections[request.connection] = request.failure == nil ? request.end : .infinity
        return request
    }

    /// Takes an idle connection, the one used last, or opens one.
    private mutating func connect(_ request: inout WireRequest) {
        var best: Int?
        for (index, free) in connections.enumerated() where free <= request.start {
            if best.map({ connections[$0] < free }) ?? true { best = index }
        }
        if let best, !scenario.opensAlways {
            request.connection = best
        } else {
            request.connection = connections.count
            connections.append(0)
            request.opened = true
            request.lookup = scenario.lookup * spread(0.1)
            request.connect = scenario.connect * spread(0.1) + request.lookup
        }
    }

    private mutating func serve(_ request: inout WireRequest, number: Int, factor: Double) {
        let server = scenario.secondServer == nil ? 0 : request.remote
        let arrival = serverTime(request.sendEnd + scenario.roundTrip / 2)
        let slot = earliest(slots[server])
        let active = slots[server].count { $0 > arrival }
        let busy =
            scenario.sharedAbove.map { 1.15 * max(1, Double(active) / Double($0)) }
            ?? 1 + 0.2 * Double(active) / Double(scenario.slots)
        let progress = Double(number) / Double(scenario.count)
        let pace = factor * busy * (1 + scenario.slowdown * progress)
        var prefill = (scenario.prefill + scenario.prefillPerToken * request.input) * pace
        prefill *= spread(scenario.prefillSpread)
        if arrival < coldUntil { prefill *= scenario.cold }
        var begin = max(arrival, slots[server][slot])
        if scenario.prefillsInTurn {
            begin = max(begin, lane)
            lane = begin + prefill
        }
        let isFailing = failing.contains(number)
        let isEmpty = !isFailing && random.uniform() < scenario.empty
        let tokens =
            scenario.isEmbedding || isEmpty
            ? 0 : max((scenario.outputTokens * spread(scenario.outputSpread)).rounded(), 2)
        var time = begin + prefill
        var arrivals: [Double] = []
        let kind = isFailing ? random.index(below: 3) : 3
        if isFailing, kind < 2 {
            // A 500 or a 429 comes back soon, the other breaks off in mid-answer.
            request.failure = kind == 0 ? .server : .limited
            time = arrival + 2 + 3 * random.uniform()
            arrivals = [time]
        } else {
            let last = isFailing ? Int(tokens / 2) : Int(tokens)
            decode(&time, &arrivals, tokens: max(last, 1), pace: pace, slot: (server, slot))
            if isFailing { request.failure = .brokenOff }
            slots[server][slot] = time
        }
        let back = scenario.roundTrip / 2
        arrivals = arrivals.map { wallTime($0) + back }
        request.arrivals = scenario.isStreaming && !scenario.isEmbedding ? arrivals : arrivals.suffix(1)
        request.end = (arrivals.last ?? wallTime(time) + back) + 0.2
        let first = request.arrivals.first ?? request.end
        let early = scenario.sendsHeadersAtOnce && scenario.isStreaming && !scenario.isEmbedding
        request.headers = early ? min(wallTime(arrival + 0.5) + back, first) : first
        request.output = scenario.isEmbedding ? nil : isEmpty ? 0 : tokens
    }

    /// Makes the tokens of an answer.
    private mutating func decode(
        _ time: inout Double, _ arrivals: inout [Double], tokens: Int, pace: Double, slot: (Int, Int)
    ) {
        let own = scenario.gap * pace * spread(0.05)
        let growth = (scenario.decode - 1) / (0.95 - 0.05 * scenario.decode)
        var pauseAt = -1
        if let pauses = scenario.pauses, random.uniform() < pauses.share {
            pauseAt = tokens / 4 + random.index(below: max(tokens / 2, 1))
        }
        arrivals.reserveCapacity(tokens)
        arrivals.append(time)
        guard tokens > 1 else { return }
        for token in 1..<tokens {
            time += own * (1 + growth * Double(token) / Double(tokens)) * spread(0.25)
            if token == pauseAt, let pauses = scenario.pauses {
                time += pauses.length * (0.8 + 0.4 * random.uniform())
            }
            arrivals.append(time)
        }
        guard scenario.burst > 1 else { return }
        // What a batch of tokens waits for is its last one.
        for index in arrivals.indices {
            let last = min((index / scenario.burst + 1) * scenario.burst - 1, arrivals.count - 1)
            arrivals[index] = arrivals[last] + 0.02 * Double(index % scenario.burst)
        }
    }

    /// The server's clock, which stands still in a stall.
    private func serverTime(_ wall: Double) -> Double {
        guard let stall, wall > stall.from else { return wall }
        return max(wall - stall.length, stall.from)
    }

    private func wallTime(_ server: Double) -> Double {
        guard let stall, server > stall.from else { return server }
        return server + stall.length
    }
}
