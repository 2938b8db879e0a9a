extension RunSummary: StorableByParts {
    static var parts: some StoredForm<RunSummary> {
        StoredParts(
            StoredPart("aiperf_version", \.aiperfVersion),
            StoredPart("benchmark_id", \.benchmarkID),
            StoredPart("model", \.model),
            StoredPart("endpoint", \.endpoint),
            StoredPart("endpoint_type", \.endpointType),
            StoredPart("asks_for_streams", \.asksForStreams),
            // What earlier versions wrote in the place of `load`.
            StoredPart("concurrency") { _ in Int64?.none },
            StoredPart("request_rate") { _ in Double?.none },
            StoredPart("load", \.storedLoad),
            StoredPart("facts", unwritten: SummaryFacts(), \.facts),
            StoredPart("objectives", unwritten: [:], \.objectives),
            StoredPart("place", unwritten: SweepPlace(), \.place)
        ) {
            version, benchmark, model, endpoint, type, asksForStreams, concurrency, rate, load, facts,
            objectives,
            place in
            var summary = RunSummary()
            summary.aiperfVersion = version
            summary.benchmarkID = benchmark
            summary.model = model
            summary.endpoint = endpoint
            summary.endpointType = type
            summary.asksForStreams = asksForStreams
            summary.load.concurrency = concurrency.flatMap { Int(exactly: $0) }
            summary.load.rate = rate
            summary.load = load ?? summary.load
            summary.facts = facts
            summary.objectives = objectives
            summary.place = place
            return summary
        }
    }

    private var storedLoad: AskedLoad? { load }
}

extension AskedLoad.Kind: Storable {}

extension AskedLoad: StorableByParts {
    static var parts: some StoredForm<AskedLoad> {
        StoredParts(
            StoredPart("kind", \.kind),
            StoredPart("numbers") { load in
                numbers.reduce(into: [:]) { $0[$1.key] = load[keyPath: $1.value] }
            },
            StoredPart("counts") { load in
                counts.reduce(into: [:]) { $0[$1.key] = load[keyPath: $1.value] }
            },
            StoredPart("flags") { load in
                flags.filter { load[keyPath: $0.value] }.map(\.key)
            }
        ) { (kind, stored: [String: Double], counted: [String: Int], set: [String]) in
            var load = AskedLoad()
            load.kind = kind
            for (name, number) in numbers { load[keyPath: number] = stored[name] }
            for (name, count) in counts { load[keyPath: count] = counted[name] }
            for (name, flag) in flags { load[keyPath: flag] = set.contains(name) }
            return load
        }
    }

    private static var numbers: KeyValuePairs<String, WritableKeyPath<AskedLoad, Double?>> {
        ["rate": \.rate, "duration": \.duration, "ramp": \.ramp, "timeout": \.timeout]
    }

    private static var counts: KeyValuePairs<String, WritableKeyPath<AskedLoad, Int?>> {
        [
            "concurrency": \.concurrency, "prefill_concurrency": \.prefillConcurrency,
            "requests": \.requests, "sessions": \.sessions,
        ]
    }

    private static var flags: KeyValuePairs<String, WritableKeyPath<AskedLoad, Bool>> {
        [
            "is_evenly_spaced": \.isEvenlySpaced, "cancels": \.cancels, "thinks": \.thinks,
            "avoids_reuse": \.avoidsReuse,
        ]
    }
}

extension SummaryFacts: StorableByParts {
    static var parts: some StoredForm<SummaryFacts> {
        StoredParts(
            StoredPart("local_start", \.localStart),
            StoredPart("successful", \.successful),
            StoredPart("was_cancelled", \.wasCancelled),
            StoredPart("is_complete", \.isComplete),
            StoredPart("incomplete_reason", \.incompleteReason?.text),
            StoredPart("goodput", \.goodput),
            StoredPart("good_fraction", \.goodFraction)
        ) { start, successful, wasCancelled, isComplete, reason, goodput, fraction in
            var facts = SummaryFacts()
            facts.localStart = start
            facts.successful = successful
            facts.wasCancelled = wasCancelled
            facts.isComplete = isComplete
            facts.incompleteReason = reason.map { MaskedMessage(masked: $0) }
            facts.goodput = goodput
            facts.goodFraction = fraction
            return facts
        }
    }
}

extension SweepPlace: StorableByParts {
    static var parts: some StoredForm<SweepPlace> {
        StoredParts(
            StoredPart("sweep_id", \.sweepID),
            StoredPart("trial", \.trial),
            StoredPart("run_label", \.runLabel),
            StoredPart("variation_label", \.variationLabel),
            StoredPart("variation_values", unwritten: [:], \.variationValues),
            StoredPart("variation_names", unwritten: [], \.variationNames)
        ) { sweep, trial, label, variation, values, names in
            var place = SweepPlace()
            place.sweepID = sweep
            place.trial = trial
            place.runLabel = label
            place.variationLabel = variation
            place.variationValues = values
            place.variationNames = names
            return place
        }
    }
}
