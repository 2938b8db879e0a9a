import TraceAnalysis

extension ReportContent {
    /// The sections in the seed's order, then those added to it.
    static func sections(_ analysis: Analysis, slowest requests: SlowestRequests?) -> [ContentSection] {
        [
            overview(analysis), connections(analysis), dns(analysis), requestTiming(analysis),
            firstByte(analysis), lastByte(analysis), streaming(analysis), bandwidth(analysis),
            tokens(analysis), correlation(analysis), network(analysis), phases(analysis),
            aiperf(analysis), failures(analysis), requests.map { slowest($0, analysis) }, sources(analysis),
        ].compactMap { $0 }
    }

    static func overview(_ analysis: Analysis) -> ContentSection {
        let overview = analysis.overview
        let counted = overview.countedRecords
        let traced =
            FigureStyle.grouped(overview.recordsWithTrace)
            + (counted > 0
                ? " (\(FigureStyle.percent(Double(overview.recordsWithTrace) / Double(counted))))" : "")
        let asked = [
            overview.outsideWindow > 0
                ? Fact("Left out by window", FigureStyle.grouped(overview.outsideWindow)) : nil,
            analysis.load.asked.words.map { Fact("Load", $0) },
            analysis.goodput.map { Fact("Goodput", $0.text) },
        ]
        let facts = [
            Fact("Total records", FigureStyle.grouped(overview.totalRecords)),
            Fact("Records with trace data", traced),
            Fact("Streaming requests", FigureStyle.grouped(overview.streamingRequests)),
            Fact("Non-streaming requests", FigureStyle.grouped(overview.nonStreamingRequests)),
            Fact("Successful requests", FigureStyle.grouped(overview.successfulRequests)),
            Fact("Failed requests", FigureStyle.grouped(overview.ownFailures)),
            Fact("Cancelled requests", FigureStyle.grouped(overview.cancelledRequests)),
            Fact("Left out by phase", FigureStyle.grouped(overview.excludedByPhase)),
            Fact("Malformed lines", FigureStyle.grouped(overview.malformedLines)),
            Fact(
                "Duration",
                .recorded(overview.duration, Quantity.time.cell)),
            Fact("Requests/second", .recorded(overview.requestThroughput) { FigureStyle.fixed($0, 2) }),
            Fact(
                "Output tokens/second", .recorded(overview.outputTokenThroughput) { FigureStyle.fixed($0, 2) }
            ),
        ]
        return ContentSection(
            id: "overview", title: "Overview", lead: overview.sentence,
            blocks: [
                .chart("throughput-over-time", isHalf: true), .chart("concurrency", isHalf: true),
                .facts(title: nil, facts + asked.compactMap { $0 }),
            ])
    }

    private static func connections(_ analysis: Analysis) -> ContentSection {
        let connections = analysis.connections
        let facts = [
            Fact("Connections created", .recorded(connections.created, FigureStyle.grouped)),
            Fact("Connections reused", .recorded(connections.reused, FigureStyle.grouped)),
            Fact("Connection reuse rate", .recorded(connections.reuseRate, FigureStyle.percent)),
        ]
        return ContentSection(
            id: "connections", title: "Connection statistics", lead: analysis.sentence(of: .connectionReuse),
            blocks: [.chart("lanes"), .facts(title: nil, facts)]
                + analysis.statistics([.connectionEstablishmentTime, .connectionQueueWait]))
    }

    private static func dns(_ analysis: Analysis) -> ContentSection {
        let dns = analysis.dns
        let facts = [
            Fact("DNS resolutions performed", .recorded(dns.lookups, FigureStyle.grouped)),
            Fact("DNS cache hits", .recorded(dns.cacheHits, FigureStyle.grouped)),
            Fact("DNS cache hit rate", dns.cacheHitRate.map(FigureStyle.percent) ?? dns.withoutRate),
        ]
        return ContentSection(
            id: "dns", title: "DNS statistics", lead: analysis.sentence(of: .dnsCache),
            blocks: [.facts(title: nil, facts)]
                + analysis.statistics([.dnsResolutionTime]))
    }

    private static func requestTiming(_ analysis: Analysis) -> ContentSection {
        ContentSection(
            id: "request-send", title: "Request timing - send",
            lead: lead(
                .requestSendTime, analysis,
                what: holdsConnecting(analysis)
                    ? "Sending a request, connecting included," : "Sending a request"),
            blocks: analysis.statistics([.requestSendTime, .scheduleLag]))
    }

    private static func firstByte(_ analysis: Analysis) -> ContentSection {
        ContentSection(
            id: "ttfb", title: "Response timing - time to first byte (TTFB)",
            lead: analysis.sentence(of: .ttfb),
            blocks: [
                .chart("ttfb-histogram"), .chart("ttfb-cdf", isHalf: true),
                .chart("ttfb-percentiles", isHalf: true), .chart("ttfb-over-time", isHalf: true),
                .chart("ttfb-by-input-tokens", isHalf: true),
            ]
                + analysis.statistics([.ttfb, .timeToHeaders]))
    }

    private static func lastByte(_ analysis: Analysis) -> ContentSection {
        ContentSection(
            id: "ttlb", title: "Response timing - time to last byte (TTLB)",
            lead: lead(.ttlb, analysis, what: "The last byte"),
            blocks: [.chart("ttlb-histogram", isHalf: true), .chart("ttlb-cdf", isHalf: true)]
                + analysis.statistics([.ttlb]))
    }

    private static func streaming(_ analysis: Analysis) -> ContentSection {
        ContentSection(
            id: "streaming", title: "Streaming statistics", lead: analysis.sentence(of: .iclConsistency),
            blocks: [
                .chart("icl-histogram"), .chart("icl-cdf", isHalf: true),
                .chart("icl-percentiles", isHalf: true), .chart("icl-by-position"),
                .chart("chunks-per-request-histogram", isHalf: true),
                .chart("chunk-size-histogram", isHalf: true),
            ]
                + analysis.statistics([.chunksPerRequest, .interChunkLatency, .chunkSize]))
    }

    private static func bandwidth(_ analysis: Analysis) -> ContentSection {
        let efficiency = analysis.network.transferShare
        return ContentSection(
            id: "bandwidth", title: "Bandwidth statistics", lead: bandwidthLead(analysis),
            blocks: analysis.statistics([.requestSize, .responseSize]) + [
                .facts(
                    title: "Transfer Efficiency",
                    [
                        Fact(
                            "Mean processing (TTFB)",
                            .recorded(analysis.network.meanTTFB) {
                                FigureStyle.duration(milliseconds: $0)
                            }),
                        Fact(
                            "Mean transfer",
                            .recorded(analysis.network.meanTransfer) {
                                FigureStyle.duration(milliseconds: $0)
                            }),
                        Fact("Transfer share of response", .recorded(efficiency, FigureStyle.percent)),
                    ])
            ])
    }

    private static func tokens(_ analysis: Analysis) -> ContentSection {
        ContentSection(
            id: "tokens", title: "Token analytics", lead: analysis.sentence(of: .tokenThroughput),
            blocks: [.chart("throughput-histogram", isHalf: true), .chart("throughput-cdf", isHalf: true)]
                + analysis.statistics([
                    .inputTokens, .outputTokens, .tokenThroughput, .timePerOutputToken, .bytesPerToken,
                    .chunksPerToken,
                ]))
    }
}

extension Overview {
    /// How many requests there were, of which kind, and whether they failed.
    fileprivate var sentence: String {
        let kind =
            switch (streamingRequests, nonStreamingRequests) {
            case (0, 0): ""
            case (_, 0): ", all streaming"
            case (0, _): ", none streaming"
            default: ", \(FigureStyle.grouped(streamingRequests)) of them streaming"
            }
        let lost = lostInWords.isEmpty ? "none failed" : lostInWords.joined(separator: ", ")
        return "\(successfulRequests.counted("successful request"))\(kind); \(lost)."
    }
}

extension NetworkBreakdown {
    /// Mean transfer ÷ (mean TTFB + mean transfer); nil when unknown or both are 0.
    var transferShare: Double? {
        guard let meanTTFB, let meanTransfer, meanTTFB + meanTransfer > 0 else { return nil }
        return meanTransfer / (meanTTFB + meanTransfer)
    }
}

extension Analysis {
    /// The sentence of an insight, as the lead of the section it belongs to.
    func sentence(of id: Insight.ID) -> String? { insights.first { $0.id == id }.map(sentence(of:)) }
}

extension String {
    /// What was recorded, written by `style`; else "not recorded".
    static func recorded<Value>(_ value: Value?, _ style: (Value) -> String) -> String {
        value.map(style) ?? "not recorded"
    }

    /// A title as it stands in a sentence: "Chunk Sizes" becomes "Chunk sizes".
    var sentenceCased: String {
        split(separator: " ").enumerated().map { index, word in
            let isName = word.dropFirst().contains { $0.isUppercase } || word.first == "("
            return index == 0 || isName ? String(word) : word.lowercased()
        }.joined(separator: " ")
    }
}

extension Int {
    /// A count with its noun: "1 request", "1,200 requests".
    func counted(_ noun: String) -> String {
        "\(FigureStyle.grouped(self)) \(noun)\(self == 1 ? "" : "s")"
    }
}

extension DNSResolution {
    /// What stands where there is no hit rate.
    var withoutRate: String { lookups == 0 ? "no lookup" : "not recorded" }
}
