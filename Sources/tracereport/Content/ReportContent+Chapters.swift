import TraceAnalysis

extension ReportContent {
    /// What HTML and PDF show after page one and the findings: the sections merged to what belongs together, each
    /// figure and each chart once.
    static func chapters(_ analysis: Analysis, slowest requests: SlowestRequests?) -> [ContentSection] {
        [
            load(analysis), firstToken(analysis), streamed(analysis), time(analysis), connected(analysis),
            requests.map { requests in
                var section = slowest(requests, analysis)
                section.figure = figure(of: section, analysis, slowest: requests)
                return section
            }, allMetrics(analysis),
        ].compactMap { $0 }.filter { !$0.blocks.isEmpty || $0.lead != nil }
    }

    /// How much was sent and answered, and what failed.
    private static func load(_ analysis: Analysis) -> ContentSection {
        let overview = analysis.overview
        let isLossy = overview.failedRequests > 0
        let sent = self.overview(analysis)
        let failed = isLossy ? failures(analysis).blocks : []
        let title =
            overview.ownFailures > 0
            ? "Failures and load" : isLossy ? "Cancelled requests and load" : "Load"
        var section = ContentSection(
            id: loadID, title: title, lead: sent.lead,
            blocks: (isLossy ? [.chart("failures-over-time")] : []) + failed
                + [.chart("throughput-over-time"), .chart(telemetryChart)] + inFlight(analysis)
                + [.chart("slo")] + sent.blocks.compactMap(\.withoutNoughts))
        section.shortCharts = ["failures-over-time", "concurrency"]
        section.figure =
            (overview.requestThroughput.map { Quantity.requestsPerSecond.short($0) + ", " } ?? "")
            + (isLossy ? overview.lostInWords.joined(separator: ", ") : "0 failed")
        return section
    }

    /// Every change of the requests in flight where a finding speaks of them, or where no chapter on streaming follows;
    /// else their mean below throughput is enough.
    private static func inFlight(_ analysis: Analysis) -> [ContentBlock] {
        let ranked = analysis.findings?.ranked ?? []
        let isTold = ranked.contains { $0.chart == "concurrency" } || analysis.overview.streamingRequests == 0
        return isTold ? [.chart("concurrency")] : []
    }

    /// How long the first token or byte took.
    private static func firstToken(_ analysis: Analysis) -> ContentSection {
        var section = ContentSection(
            id: "ttfb", title: "First token and first byte",
            lead: analysis.sentence(of: .ttfb),
            blocks: [
                .chart("ttfb-histogram"), .chart("stalls"), .chart("ttfb-over-time", isHalf: true),
                .chart("ttfb-percentiles", isHalf: true), .chart("ttfb-by-input-tokens", isHalf: true),
                .chart("first-token-by-in-flight", isHalf: true),
            ])
        section.shortCharts = ["ttfb-histogram", "stalls"]
        section.figure = analysis.metrics[.ttfb]?.p(50).map { "first byte " + Quantity.time.short($0) }
        return section
    }

    /// How answers streamed.
    private static func streamed(_ analysis: Analysis) -> ContentSection? {
        guard analysis.overview.streamingRequests > 0 else { return nil }
        let correlation = correlation(analysis)
        var section = ContentSection(
            id: "streaming", title: "Streaming and tokens", lead: analysis.sentence(of: .iclConsistency),
            blocks: [
                .chart("icl-histogram", isHalf: true), .chart("icl-percentiles", isHalf: true),
                .chart("icl-by-position"), .chart("throughput-histogram", isHalf: true),
                .chart("chunks-per-request-histogram", isHalf: true), .chart("chunk-size-histogram"),
            ] + recordedFacts(correlation.blocks, title: "Tokens and chunks"))
        section.shortCharts = ["icl-by-position", "chunk-size-histogram"]
        section.figure = analysis.metrics[.decodeTimePerToken]?.p(50).map {
            Quantity.time.short($0) + " between tokens"
        }
        return section
    }

    /// Where the time of a request goes.
    private static func time(_ analysis: Analysis) -> ContentSection {
        let streams = analysis.overview.streamingRequests > 0
        let phases = phases(analysis)
        let facts = network(analysis).blocks + (streams ? [] : correlation(analysis).blocks)
        var section = ContentSection(
            id: "phases", title: "Where the time goes",
            lead: phases.lead ?? analysis.sentence(of: .transferRatio),
            blocks: [
                .chart("phases"), .chart("duration-by-output-tokens", isHalf: true),
                .chart("ttlb-histogram", isHalf: true),
            ] + phases.blocks.filter(\.isTable) + explained(analysis)
                + recordedFacts(facts, title: "Processing and transfer"))
        section.shortCharts = ["phases"]
        section.figure = analysis.metrics[.httpReqDuration]?.p(50).map {
            "whole request " + Quantity.time.short($0)
        }
        return section
    }

    /// How connections were made and used.
    private static func connected(_ analysis: Analysis) -> ContentSection? {
        let connections = analysis.connections
        guard let created = connections.created else { return nil }
        let dns = analysis.dns
        let facts = [
            Fact("Connections created", FigureStyle.grouped(created)),
            connections.reused.map { Fact("Connections reused", FigureStyle.grouped($0)) },
            connections.reuseRate.map { Fact("Connection reuse rate", FigureStyle.percent($0)) },
            dns.lookups.map { Fact("DNS resolutions performed", FigureStyle.grouped($0)) },
            dns.cacheHits.map { Fact("DNS cache hits", FigureStyle.grouped($0)) },
            dns.cacheHitRate.map { Fact("DNS cache hit rate", FigureStyle.percent($0)) },
        ].compactMap { $0 }
        let few =
            analysis.overview.failedRequests == 0
            && ((connections.reuseRate ?? 0) >= 0.9 || created <= (analysis.load.peakInFlight ?? 0))
        let lead = [
            analysis.sentence(of: .connectionReuse),
            sendLead(analysis),
        ].compactMap { $0 }
        var section = ContentSection(
            id: "connections", title: "Connections", lead: lead.isEmpty ? nil : lead.joined(separator: " "),
            blocks: (few ? [] : [.chart("lanes")]) + [.facts(title: nil, facts)])
        section.figure =
            "\(FigureStyle.grouped(created)) opened"
            + (connections.reuseRate.map { ", \(Quantity.share.short($0)) reuse" } ?? "")
        return section
    }

    /// Every metric in one table, and how AIPerf's own compare.
    private static func allMetrics(_ analysis: Analysis) -> ContentSection {
        let rows = MetricTag.allCases.compactMap { StatisticsRow(whole: $0, of: analysis) }
        let absent = MetricTag.allCases.filter { analysis.metrics[$0] == nil }.map { tag in
            (title: tag.metric.title.sentenceCased, why: analysis.absence(of: tag))
        }
        let missing = absent.filter { $0.why == nil }.map(\.title)
        var blocks: [ContentBlock] = rows.isEmpty ? [] : [.statistics(StatisticsGroup(rows))]
        if rows.contains(where: { $0.title.hasSuffix("†") }) {
            blocks.append(
                .paragraph("† Fewer than 100 values: p99 is the largest of them or one of its neighbours."))
        }
        if !missing.isEmpty {
            blocks.append(.paragraph("Not recorded: \(missing.joined(separator: ", "))."))
        }
        blocks += absent.compactMap { title, why in why.map { .paragraph("\(title): \($0).") } }
        let agreement = aiperf(analysis)
        blocks += agreement.blocks.filter { block in
            switch block {
            case .table: true
            case .paragraph(let text): !text.hasSuffix("not recorded")
            default: false
            }
        }
        var section = ContentSection(
            id: metricsID, title: "All metrics",
            lead: [sourcesLead(analysis), agreement.lead].compactMap { $0 }.joined(separator: " "),
            blocks: blocks)
        section.figure = "\(analysis.metrics.count) recorded"
        return section
    }

    /// How much of the duration the length of answers explains.
    private static func explained(_ analysis: Analysis) -> [ContentBlock] {
        analysis.correlation.durationExplainedByTokens.map {
            [
                .paragraph(
                    "Output tokens explain \(Quantity.share.short($0)) of the variance of the requests' duration."
                )
            ]
        } ?? []
    }

    /// The facts of several lists that were recorded, as one list; nothing for none.
    private static func recordedFacts(_ blocks: [ContentBlock], title: String) -> [ContentBlock] {
        let facts = blocks.flatMap { block in
            if case .facts(_, let facts) = block { facts } else { [Fact]() }
        }.filter { $0.value != "not recorded" }
        return facts.isEmpty ? [] : [.facts(title: facts.count > 2 ? title : nil, facts)]
    }
}

extension ContentBlock {
    /// Whether it is a table.
    fileprivate var isTable: Bool { if case .table = self { true } else { false } }

    /// Labels and values without those of nothing left out and nothing of a kind; nil for any other block.
    fileprivate var withoutNoughts: ContentBlock? {
        guard case .facts(let title, let facts) = self else { return nil }
        return .facts(title: title, facts.filter { $0.value != "0" && $0.value != "not recorded" })
    }
}

extension StatisticsRow {
    /// All figures of one metric, in the columns that every metric has; nil when it was not recorded.
    init?(whole tag: MetricTag, of analysis: Analysis) {
        guard let summary = analysis.metrics[tag] else { return nil }
        let quantity = tag.quantity
        let shown = [50, 90, 95, 99].map { Percentile($0) } + analysis.options.extraPercentiles
        let percentiles = Set(shown).sorted().compactMap { percentile in
            summary.percentiles[percentile].map { Fact("p\(percentile.label)", quantity.cell($0)) }
        }
        let few = summary.count < 100 ? " †" : ""
        self.init(
            title: tag.metric.title + (quantity.wordBesideTitle.map { " (\($0))" } ?? "") + few,
            heading: tag.metric.heading, count: FigureStyle.grouped(summary.count),
            cells: percentiles + [
                Fact("Max", quantity.cell(summary.maximum)), Fact("Mean", quantity.cell(summary.mean)),
                Fact("Std", quantity.cell(summary.standardDeviation)),
                Fact("Min", quantity.cell(summary.minimum)),
            ])
    }
}
