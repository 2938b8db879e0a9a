import TraceAnalysis

/// First sentences of sections that no insight speaks for; nil where nothing was recorded.
extension ReportContent {
    /// How long something took: the middle and the tail.
    static func lead(_ tag: MetricTag, _ analysis: Analysis, what: String) -> String? {
        guard let summary = analysis.metrics[tag], let p50 = summary.p(50), let p99 = summary.p(99) else {
            return nil
        }
        let style = tag.quantity
        if summary.count == 1 { return "\(what) took \(style.cell(p50)), measured once." }
        let warning = SampleWarning.text(count: summary.count, percentiles: [Percentile(99)])
        return "\(what) took \(style.cell(p50)) at p50 and \(style.cell(p99)) at p99"
            + (warning.map { " (p99 from \($0))" } ?? "") + "."
    }

    /// How long the disjoint phase Send takes; nil where phases are not recorded.
    static func sendLead(_ analysis: Analysis) -> String? {
        guard let phases = analysis.phases else { return nil }
        let apart = holdsConnecting(analysis) ? ", connecting apart" : ""
        return
            "On average a request was sent in \(FigureStyle.duration(milliseconds: phases.means.send))\(apart)."
    }

    /// Whether the send time from the start of sending to its end holds more than the disjoint phase Send: connections
    /// are taken in it.
    static func holdsConnecting(_ analysis: Analysis) -> Bool {
        guard let phases = analysis.phases, let send = analysis.metrics[.requestSendTime] else {
            return false
        }
        return Quantity.time.encoded(send.mean) > phases.means.send * (1 + 1e-9)
    }

    /// What a request and its answer weigh.
    static func bandwidthLead(_ analysis: Analysis) -> String? {
        func mean(_ tag: MetricTag) -> String? {
            analysis.metrics[tag].map { tag.quantity.cell($0.mean) }
        }
        let sizes =
            switch (mean(.requestSize), mean(.responseSize)) {
            case (let request?, let response?):
                "On average a request is \(request) and a response \(response)"
            case (let request?, nil): "On average a request is \(request)"
            case (nil, let response?): "On average a response is \(response)"
            case (nil, nil): String?.none
            }
        let share = analysis.network.transferShare.map {
            "; \(FigureStyle.percent($0)) of the time to its last byte passes after the first"
        }
        return sizes.map { $0 + (share ?? "") + "." }
    }

    /// How AIPerf's own latency compares with the trace's.
    static func aiperfLead(_ analysis: Analysis) -> String? {
        guard let agreement = analysis.agreement[.requestLatency] else {
            return lead(.requestLatency, analysis, what: "By AIPerf's own clock a request")
        }
        let difference = agreement.meanDifference
        let other = agreement.comparedWith.name
        if difference == 0 { return "On average request_latency is exactly \(other)." }
        return "On average request_latency is \(Quantity.time.cell(abs(difference))) "
            + "\(difference < 0 ? "shorter" : "longer") than \(other)."
    }

    /// How much of what could be recorded was, and from where.
    static func sourcesLead(_ analysis: Analysis) -> String {
        let all = MetricTag.allCases.count
        let recorded = analysis.metrics.values
        func count(_ source: MetricSource) -> Int { recorded.count { $0.source == source } }
        let origins = [
            (count(.trace), "from the trace"), (count(.metrics), "from AIPerf's metrics"),
            (count(.mixed), "from both"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return recorded.isEmpty
            ? "None of \(all) metrics was recorded."
            : "\(recorded.count) of \(all) metrics were recorded: \(origins.joined(separator: ", "))."
    }
}

/// Says which percentiles rest on too few values: a p99 on fewer than 100, a p99.9 on fewer than 1,000.
enum SampleWarning {
    /// What to mind about some percentiles of so many values; nil where there are enough.
    static func text(count: Int, percentiles: [Percentile]) -> String? {
        let short = percentiles.compactMap { percentile in
            percentile.leastCount.map { (percentile: percentile, needed: $0) }
        }.filter { count < $0.needed }.min { $0.needed < $1.needed }
        guard let short else { return nil }
        let samples = "fewer than \(FigureStyle.grouped(short.needed)) samples"
        return short.percentile == Percentile(99) ? samples : "p\(short.percentile.label) from \(samples)"
    }
}

extension Analysis {
    /// An insight's sentence; where a finding explains the figure it names that instead of judging.
    ///
    /// "Slow generation" would be wrong where the requests waited in a queue.
    func sentence(of insight: Insight) -> String {
        let text = figureSentence(of: insight)
        guard let number = explanation(of: insight), let finding = findings?.ranked[number - 1] else {
            return text
        }
        return text.withoutJudgement.withoutStop + "; see the finding “\(finding.title)”."
    }

    /// An insight's sentence, marked where the p99 in it rests on too few values.
    private func figureSentence(of insight: Insight) -> String {
        let tag: MetricTag
        switch insight.id {
        case .ttfb: tag = .ttfb
        case .iclConsistency: tag = .interChunkLatency
        default: return insight.text
        }
        guard insight.text.contains("p99"), let count = metrics[tag]?.count,
            let warning = SampleWarning.text(count: count, percentiles: [Percentile(99)]),
            insight.text.hasSuffix(".")
        else { return insight.text }
        return insight.text.dropLast() + " (p99 from \(warning))."
    }
}

extension String {
    /// The sentence without the word or two before its colon: "Slow generation: 10 tokens/sec" is "10 tokens/sec".
    fileprivate var withoutJudgement: String {
        guard let colon = firstRange(of: ": ") else { return self }
        let judgement = self[..<colon.lowerBound]
        guard judgement.count <= 30, !judgement.contains(where: \.isNumber) else { return self }
        return String(self[colon.upperBound...]).uppercasedFirst
    }
}
