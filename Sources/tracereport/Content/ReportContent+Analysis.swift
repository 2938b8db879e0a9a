import TraceAnalysis

extension ReportContent {
    /// All that a report says about a run.
    ///
    /// - Parameters:
    ///   - title: The report's title; nil makes one from the model or the file's name, of which a very long
    ///     one is cut.
    ///   - requests: The slowest requests; nil leaves their section out.
    init(
        _ analysis: Analysis, title: String? = nil, note: String? = nil,
        slowest requests: SlowestRequests? = nil
    ) {
        self.init(
            title: title
                ?? "AIPerf run: "
                + (analysis.run.summary.model.map(\.visible) ?? analysis.run.shownFile).cut(to: 160)
                + (analysis.options.phase.name.map { ", phase \($0.visible.cut(to: 80))" } ?? "")
                + (analysis.options.part.map { ", \($0)" } ?? ""),
            note: note,
            summary: analysis.findings?.headline ?? Self.summary(of: analysis),
            slowest: requests.flatMap(Self.slowestSentence),
            date: analysis.run.startTime,
            run: Self.runFacts(analysis),
            keyFigures: Self.keyFigures(analysis),
            verdicts: analysis.insights.map {
                Verdict($0, text: analysis.sentence(of: $0), advice: Verdict.advice(for: $0, in: analysis))
            },
            sections: [Self.findingsSection(analysis.findings)].compactMap { $0 }
                + Self.sections(analysis, slowest: requests).map { section in
                    var section = section
                    section.figure = Self.figure(of: section, analysis, slowest: requests)
                    return section
                },
            chapters: Self.chapters(analysis, slowest: requests), notes: analysis.notes.map(\.text),
            provenance: Self.provenance(analysis))
        findings = analysis.findings?.ranked.enumerated().map { ContentFinding($1, number: $0 + 1) }
        plain = Self.plainCharts(analysis)
        definitions = MetricTag.allCases.compactMap { tag in
            analysis.metrics[tag].map { Fact(tag.name, "\(tag.metric.definition) (\($0.source.words))") }
        }
        actions = analysis.findings.flatMap(Self.actions)
        pageOne = PageOne(analysis, summary: summary)
    }

    /// What the run was: model, endpoint, load, version, times and requests.
    static func runFacts(_ analysis: Analysis) -> [Fact] {
        let run = analysis.run
        let overview = analysis.overview
        let lost = overview.lostInWords
        let requests =
            ([FigureStyle.grouped(overview.successfulRequests) + " successful"]
            + (lost.isEmpty ? ["0 failed"] : lost)).joined(separator: ", ")
        let facts: [(String, String?)] = [
            ("Model", run.summary.model), ("Endpoint", run.summary.endpoint),
            ("Endpoint type", run.summary.endpointType),
            ("Load", analysis.load.asked.words), ("Goodput", analysis.goodput.map(\.sentence)),
            ("AIPerf version", run.summary.aiperfVersion), ("Benchmark id", run.summary.benchmarkID),
            ("Start", run.startTime),
            ("Duration", overview.duration.map(Quantity.time.cell)),
            ("Requests", requests), ("Part", analysis.options.part), ("Input", run.shownFile),
        ]
        return facts.compactMap { label, value in value.map { Fact(label, $0.visible) } }
    }

    private static func keyFigures(_ analysis: Analysis) -> [KeyFigure] {
        let overview = analysis.overview
        func latency(_ label: String, _ tag: MetricTag) -> KeyFigure {
            guard let summary = analysis.metrics[tag], let p50 = summary.p(50), let p99 = summary.p(99) else {
                return KeyFigure(label: label, value: "not recorded")
            }
            let text = tag.quantity
            let warning = SampleWarning.text(count: summary.count, percentiles: [Percentile(99)])
            return KeyFigure(
                label: label, value: text.cell(p50),
                detail: "p50; p99 \(text.cell(p99))" + (warning.map { ", \($0)" } ?? ""))
        }
        func rate(_ label: String, _ figure: RunFigure, _ detail: String) -> KeyFigure {
            guard let value = analysis.figure(.run(figure)).value else {
                return KeyFigure(label: label, value: "not recorded")
            }
            return KeyFigure(label: label, value: figure.quantity.cell(value), detail: detail)
        }
        let failed = analysis.figure(.run(.failedShare))
        let cancelled =
            overview.cancelledRequests > 0
            ? "; \(FigureStyle.grouped(overview.cancelledRequests)) cancelled" : ""
        return [
            latency("Time to first byte", .ttfb), latency("Inter-chunk latency", .interChunkLatency),
            latency("Request duration", .httpReqDuration),
            rate("Requests", .requestThroughput, "requests/s"),
            rate("Output tokens", .outputTokenThroughput, "tokens/s, whole run"),
            KeyFigure(
                label: RunFigure.failedShare.label, value: Quantity.share.cell(failed.value ?? 0),
                detail: "\(FigureStyle.grouped(overview.ownFailures)) of "
                    + "\(FigureStyle.grouped(failed.count))\(cancelled)"),
        ]
    }

    private static func provenance(_ analysis: Analysis) -> [Fact] {
        let options = analysis.options
        let method: String
        switch options.percentileMethod {
        case .nearest:
            method = "nearest: the element at index ⌊n·p/100⌋, from 0, of the sorted values, at most the last"
        case .linear:
            method = "linear: interpolated between the two neighbours, as AIPerf and numpy do"
        }
        var facts = [
            Fact("Percentiles", method),
            Fact(
                "Median, std",
                "Median (p50) is that percentile, Median alone the mean of the two middle values where n is even; "
                    + "std divides by n"),
            Fact(
                "Latencies",
                "differences of integer nanoseconds, over "
                    + (options.includeFailed ? "all requests that were timed" : "successful requests")),
            Fact("Phase", options.phase.rawValue.visible + (options.part.map { ", \($0)" } ?? "")),
            Fact(
                "Failed records",
                options.includeFailed ? "enter the latencies (--include-failed)" : "enter no latency"),
            Fact("Input", "\(analysis.run.shownFile), \(FigureStyle.grouped(analysis.run.bytes)) bytes"),
        ]
        if let hash = analysis.run.sha256 {
            let count = analysis.run.parts.count
            let origin =
                count > 1 ? ", that of its \(FigureStyle.grouped(count)) parts' SHA-256 in order" : ""
            facts.append(Fact("SHA-256", hash + origin))
        }
        facts.append(Fact("Made by", "tracereport \(ToolVersion.current)"))
        facts.append(Fact("Command", analysis.normalCommand))
        return facts
    }
}

extension MetricSource {
    /// Where values came from, in a word or two.
    fileprivate var words: String {
        switch self {
        case .trace: "trace"
        case .metrics: "AIPerf"
        case .mixed: "trace and AIPerf"
        }
    }
}

extension Verdict {
    /// An insight in words.
    init(_ insight: Insight, text: String, advice: String?) {
        self.init(
            id: insight.id.rawValue, grade: Grade(insight.verdict), label: insight.id.label,
            value: insight.value.map(insight.quantity.cell), rule: insight.rule, text: text,
            advice: advice)
    }
}

extension Verdict.Grade {
    /// The grade of a verdict.
    init(_ verdict: Insight.Verdict) {
        switch verdict {
        case .good: self = .good
        case .info: self = .info
        case .warning: self = .warning
        case .bad: self = .bad
        }
    }
}

extension Insight.ID {
    /// What was looked at, as headings say it.
    var label: String {
        switch self {
        case .connectionReuse: "Connection reuse"
        case .dnsCache: "DNS cache"
        case .ttfb: "Time to first byte"
        case .iclConsistency: "ICL consistency"
        case .transferRatio: "Transfer/processing"
        case .tokenThroughput: "Token throughput"
        case .timePerToken: "Time per token"
        case .bytesPerToken: "Bytes per token"
        case .tokensPerChunk: "Tokens per chunk"
        }
    }
}
