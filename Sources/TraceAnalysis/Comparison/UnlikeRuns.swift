/// In what two runs are not alike.
struct UnlikeRuns {
    private let runs: [NamedRun]
    private let analyses: [Analysis]

    /// How far mean lengths may lie apart, as a share.
    private static let lengthTolerance = 0.05
    /// How improbable a difference of lengths must be among equal runs.
    private static let lengthSignificance = 0.01
    /// How far shares of failures may lie apart.
    private static let failureTolerance = 0.01
    /// How many times as many requests one run may have.
    private static let requestRatio = 1.5
    /// How far peaks of requests in flight may lie apart, as a share.
    private static let peakTolerance = 0.1

    init(_ baseline: NamedRun, _ candidate: NamedRun) {
        runs = [baseline, candidate]
        analyses = runs.map(\.run.analysis)
    }

    /// All of it, in the order of `ComparisonWarning.ID`.
    var warnings: [ComparisonWarning] {
        let named = facts.compactMap { fact -> ComparisonWarning? in
            guard let first = fact.values[0], let second = fact.values[1], first != second else { return nil }
            return warning(fact.id, fact.name, first.visible, second.visible)
        }
        let lengths = [
            length(.inputLength, "input length", .inputTokens),
            length(.outputLength, "output length", .outputTokens),
        ]
        let rest =
            [peak, overload, requests, oneSided] + lengths + [failures, sources, phases, objectives, options]
        return [sameInput].compactMap { $0 } + named + rest.compactMap { $0 }
    }

    /// In what the runs differ that runs of the same thing have in common: model, kind of endpoint, streaming and load.
    var setup: [ComparisonWarning] {
        let ids: Set<ComparisonWarning.ID> = ComparisonWarning.ID.ofLoad.union([
            .model, .endpointType, .streaming,
        ])
        return warnings.filter { ids.contains($0.id) }
    }

    /// Both are the same records, of which no change can be told.
    private var sameInput: ComparisonWarning? {
        guard let first = analyses[0].run.sha256, first == analyses[1].run.sha256,
            analyses[0].options == analyses[1].options
        else { return nil }
        return ComparisonWarning(
            id: .sameInput,
            text: "\(runs[0].name.visible) and \(runs[1].name.visible) are the same file, byte for byte.")
    }

    /// A run that was offered more than it answered: how long its requests took depends on how long it lasted.
    private var overload: ComparisonWarning? {
        let names = zip(runs, analyses).compactMap { run, analysis in
            analysis.has(.overload) ? run.name.visible : nil
        }
        guard let first = names.first else { return nil }
        return ComparisonWarning(
            id: .overload,
            text: names.count == 1
                ? "\(first) was offered more requests than it answered: its percentiles depend on how long it lasted."
                : "Both were offered more requests than they answered: percentiles depend on how long a run lasted."
        )
    }

    /// What a summary says of a run, spelled.
    private struct Fact {
        let id: ComparisonWarning.ID
        let name: String
        let values: [String?]
    }

    private var facts: [Fact] {
        func fact(_ id: ComparisonWarning.ID, _ name: String, _ value: (RunSummary) -> String?) -> Fact {
            Fact(id: id, name: name, values: analyses.map { value($0.run.summary) })
        }
        return [
            fact(.model, "model", \.model), fact(.endpoint, "endpoint", \.endpoint),
            fact(.endpointType, "kind of endpoint", \.endpointType),
            fact(.version, "version of AIPerf", \.aiperfVersion),
            fact(.streaming, "streaming") { $0.asksForStreams.map { $0 ? "asked for" : "not asked for" } },
            fact(.loadKind, "kind of load", \.load.kind?.rawValue),
            concurrency, rate,
            fact(.prefillLimit, "limit of requests before their first token") {
                $0.load.prefillConcurrency.map(FigureStyle.grouped)
            },
        ]
    }

    /// As many at once as were asked for; the limit of them where both runs were asked for a rate, which may have none.
    private var concurrency: Fact {
        let summaries = analyses.map(\.run.summary)
        guard summaries.allSatisfy({ $0.load.kind == .rate }) else {
            return Fact(
                id: .concurrency, name: "concurrency",
                values: summaries.map { $0.concurrency.map(FigureStyle.grouped) })
        }
        return Fact(
            id: .concurrency, name: "limit of requests in flight",
            values: summaries.map { $0.concurrency.map(FigureStyle.grouped) ?? "none" })
    }

    /// The rate that was asked for; where two differ, also what was sent of it where that is less.
    private var rate: Fact {
        let rates = analyses.map(\.run.summary.requestRate)
        let values = zip(analyses, rates).map { analysis, rate in
            rate.map { asked in
                let isLess = rates[0] != rates[1] && analysis.has(.loadNotDelivered)
                let sent = isLess ? analysis.load.keptRate : nil
                return "\(FigureStyle.plain(asked)) a second"
                    + (sent.map { " (\(FindingText.digits($0)) sent)" } ?? "")
            }
        }
        return Fact(id: .requestRate, name: "request rate", values: values)
    }

    private func warning(
        _ id: ComparisonWarning.ID, _ name: String, _ first: String, _ second: String
    ) -> ComparisonWarning {
        ComparisonWarning(id: id, text: "\(name.uppercasedFirst) differs: \(first) and \(second).")
    }

    /// What only one summary says; nothing where a run has none at all and all is known of the other only.
    private var oneSided: ComparisonWarning? {
        let known = [0, 1].map { index in
            facts.filter { $0.values[index] != nil && $0.values[1 - index] == nil }.map(\.name)
        }
        let parts = zip(runs, known).filter { !$0.1.isEmpty }.map { run, names in
            "of \(run.name.visible) only: \(names.joined(separator: ", "))"
        }
        guard !parts.isEmpty else { return nil }
        return ComparisonWarning(id: .oneSided, text: "Known \(parts.joined(separator: "; ")).")
    }

    private var peak: ComparisonWarning? {
        guard analyses.contains(where: { $0.run.summary.load == AskedLoad() }),
            let first = analyses[0].load.peakInFlight, let second = analyses[1].load.peakInFlight,
            Double(abs(second - first)) > Self.peakTolerance * Double(max(first, second))
        else { return nil }
        return warning(
            .peakInFlight, "peak of requests in flight", FigureStyle.grouped(first),
            FigureStyle.grouped(second))
    }

    private var requests: ComparisonWarning? {
        let counts = analyses.map(\.overview.countedRecords)
        guard Double(max(counts[0], counts[1])) >= Self.requestRatio * Double(min(counts[0], counts[1]))
        else {
            return nil
        }
        return warning(
            .requests, "number of requests", FigureStyle.grouped(counts[0]),
            FigureStyle.grouped(counts[1]))
    }

    /// Lengths that differ by more than 5 % and by more than chance.
    private func length(
        _ id: ComparisonWarning.ID, _ name: String, _ tag: MetricTag
    ) -> ComparisonWarning? {
        guard let first = analyses[0].metrics[tag]?.mean, let second = analyses[1].metrics[tag]?.mean,
            abs(second - first) > Self.lengthTolerance * max(first, second)
        else { return nil }
        if let before = runs[0].evidence(.mean, tag, purpose: ""),
            let after = runs[1].evidence(.mean, tag, purpose: ""),
            ChangeEstimate(from: before, to: after).pValue >= Self.lengthSignificance
        {
            return nil
        }
        return warning(
            id, "mean \(name)", FigureStyle.fixed(first, 1), FigureStyle.fixed(second, 1) + " tokens")
    }

    private var failures: ComparisonWarning? {
        let shares = analyses.map { $0.figure(.run(.failedShare)).value ?? 0 }
        guard abs(shares[1] - shares[0]) >= Self.failureTolerance else { return nil }
        let figures = "\(FigureStyle.percent(shares[0])) and \(FigureStyle.percent(shares[1]))"
        return ComparisonWarning(
            id: .failures,
            text: "The share of failed requests differs: \(figures); latencies are of the successful ones.")
    }

    private var sources: ComparisonWarning? {
        let differing = MetricTag.allCases.compactMap { tag -> String? in
            guard let first = analyses[0].metrics[tag]?.source, let second = analyses[1].metrics[tag]?.source,
                first != second
            else { return nil }
            return "\(tag.name) (\(first.rawValue) and \(second.rawValue))"
        }
        guard !differing.isEmpty else { return nil }
        return ComparisonWarning(
            id: .sources,
            text: "Taken from different sources, so without a verdict: \(differing.joined(separator: ", ")).")
    }

    private var phases: ComparisonWarning? {
        let names = analyses.map { $0.groups.filter { $0.by == .phaseName }.map(\.value).sorted() }
        guard names[0] != names[1] else { return nil }
        let words = names.map { $0.isEmpty ? "one" : $0.map(\.visible).joined(separator: ", ") }
        return warning(.phases, "split into phases", words[0], words[1])
    }

    private var objectives: ComparisonWarning? {
        let texts = analyses.map { $0.goodput?.parts.map(\.objective.text).sorted() ?? [] }
        guard texts[0] != texts[1] else { return nil }
        let words = texts.map { $0.isEmpty ? "none" : $0.map(\.visible).joined(separator: ", ") }
        return warning(.objectives, "list of objectives", words[0], words[1])
    }

    private var options: ComparisonWarning? {
        guard analyses[0].options != analyses[1].options else { return nil }
        guard analyses[0].options.isSteady == analyses[1].options.isSteady else {
            return ComparisonWarning(
                id: .firstWave,
                text: "The first wave of requests counts on one side only: --steady was chosen for one run.")
        }
        return ComparisonWarning(
            id: .options,
            text:
                "Not analysed alike: percentile method, phase, window, failed records or objectives were chosen "
                + "differently.")
    }
}

extension Analysis {
    /// Whether a finding of the kind was made.
    fileprivate func has(_ id: Finding.ID) -> Bool { findings?.ranked.contains { $0.id == id } ?? false }
}
