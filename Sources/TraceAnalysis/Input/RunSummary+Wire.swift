extension AskedLoad {
    private static let second = 1e9

    /// The load of the phases that were measured, whichever place and name they have.
    init(_ config: SummaryWire.Config?) {
        guard let config else { return }
        if let old = config.loadgen { read(old, config.input) }
        let phases = (config.phases ?? []).compactMap(\.wrappedValue).filter {
            // Before there were kinds the name told.
            $0.kind.map { $0 == "profiling" } ?? ($0.name != "warmup")
        }
        if phases.count == 1 {
            read(phases[0])
        } else {
            ramp = phases.compactMap { $0.concurrency_ramp?.duration }.max().map { $0 * Self.second }
        }
        cancels = cancels || phases.contains { ($0.cancellation?.rate ?? 0) > 0 }
        thinks =
            thinks
            || (config.datasets ?? []).contains { ($0.wrappedValue?.turn_delay?.mean ?? 0) > 0 }
        let endpoint = config.endpoint
        avoidsReuse =
            (endpoint?.connection_reuse ?? endpoint?.connection_reuse_strategy).map { $0 != "pooled" }
            ?? false
        timeout = (endpoint?.timeout ?? endpoint?.timeout_seconds).map { $0 * Self.second }
        keepWhatIsPossible()
    }

    private mutating func read(_ phase: SummaryWire.Phase) {
        kind = phase.type.flatMap(Kind.init(pattern:))
        isEvenlySpaced = phase.type == "constant"
        rate = phase.rate
        concurrency = phase.concurrency ?? phase.users
        prefillConcurrency = phase.prefill_concurrency
        requests = phase.requests
        sessions = phase.sessions
        duration = phase.duration.map { $0 * Self.second }
        ramp = phase.concurrency_ramp?.duration.map { $0 * Self.second }
    }

    /// 0.6 to 0.8.
    private mutating func read(_ old: SummaryWire.LoadGenerator, _ input: SummaryWire.Input?) {
        rate = old.request_rate ?? old.user_centric_rate
        concurrency = old.concurrency ?? old.num_users
        let pattern = old.arrival_pattern.flatMap(Kind.init(pattern:))
        if old.user_centric_rate != nil {
            kind = .users
        } else {
            kind = pattern ?? (rate != nil ? .rate : concurrency != nil ? .concurrency : nil)
        }
        isEvenlySpaced = old.arrival_pattern == "constant"
        prefillConcurrency = old.prefill_concurrency
        requests = old.request_count
        sessions = input?.conversation?.num
        duration = old.benchmark_duration.map { $0 * Self.second }
        ramp = old.concurrency_ramp_duration.map { $0 * Self.second }
        cancels = (old.request_cancellation_rate ?? 0) > 0
        thinks = (input?.conversation?.turn?.delay?.mean ?? 0) > 0
    }

    /// Leaves out what no load can be; a number that somebody wrote into a file is not a count of ours.
    private mutating func keepWhatIsPossible() {
        let counts = 0...(1 << 40)
        func possible(_ count: Int?) -> Int? { count.flatMap { counts.contains($0) ? $0 : nil } }
        func possible(_ number: Double?) -> Double? { number.flatMap { (0...1e18).contains($0) ? $0 : nil } }
        (rate, duration, ramp, timeout) = (
            possible(rate), possible(duration), possible(ramp), possible(timeout)
        )
        (concurrency, prefillConcurrency) = (possible(concurrency), possible(prefillConcurrency))
        sessions = possible(sessions)
        requests = sessions == nil && duration == nil ? possible(requests) : nil
    }
}

extension AskedLoad.Kind {
    /// - Parameter pattern: AIPerf's `type` of a phase, or its arrival pattern; nil for what is none of them.
    init?(pattern: String) {
        switch pattern {
        case "concurrency", "concurrency_burst": self = .concurrency
        case "poisson", "constant", "gamma", "request_rate": self = .rate
        case "fixed_schedule": self = .schedule
        case "user_centric", "user_centric_rate": self = .users
        default: return nil
        }
    }
}

extension SummaryFacts {
    /// What a summary claims.
    init(_ wire: SummaryWire) {
        localStart = wire.start_time.flatMap(Timestamp.nanoseconds)
        successful = wire.request_count?.avg.flatMap { Int(exactly: $0.rounded()) }
            .flatMap { (0...(1 << 40)).contains($0) ? $0 : nil }
        wasCancelled = wire.was_cancelled
        isComplete = wire.is_complete
        incompleteReason = wire.incomplete_reason.flatMap { MaskedMessage($0) }
        goodput = wire.goodput?.avg
        goodFraction = wire.good_request_fraction?.avg
    }
}

extension SweepPlace {
    /// How many settings are kept.
    private static let mostValues = 100

    /// - Parameter longestText: How many characters of a text are kept.
    init(_ wire: SummaryWire.RunInfo?, longestText: Int) {
        sweepID = wire?.sweep_id?.shortened(to: longestText)
        trial = wire?.trial.flatMap { (0...(1 << 40)).contains($0) ? $0 : nil }
        runLabel = wire?.run_label?.shortened(to: longestText)
        variationLabel = wire?.variation_label?.shortened(to: longestText)
        let values = (wire?.variation_values ?? [:]).compactMapValues(\.wrappedValue)
        for (name, value) in values.sorted(by: { $0.key < $1.key }).prefix(Self.mostValues) {
            variationValues[name.shortened(to: longestText)] = value.text.shortened(to: longestText)
        }
    }
}
