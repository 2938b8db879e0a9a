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

    private static func overview(_ analysis: Analysis) -> ContentSection {
        let overview = analysis.overview
        let counted = overview.countedRecords
        let traced =
            FigureStyle.grouped(overview.recordsWithTrace)
            + (counted > 0
                ? " (\(FigureStyle.percent(Double(overview.recordsWithTrace) / Double(counted))))" : "")
        let facts = [
            Fact("Total records", FigureStyle.grouped(overview.totalRecords)),
            Fact("Records with trace data", traced),
            Fact("Streaming requests", FigureStyle.grouped(overview.streamingRequests)),
            Fact("Non-streaming requests", FigureStyle.grouped(overview.nonStreamingRequests)),
            Fact("Successful requests", FigureStyle.grouped(overview.successfulRequests)),
            Fact("Failed requests", FigureStyle.grouped(overview.failedRequests)),
            Fact("Cancelled (of the failed)", FigureStyle.grouped(overview.cancelledRequests)),
            Fact("Left out by phase", FigureStyle.grouped(overview.excludedByPhase)),
            Fact("Malformed lines", FigureStyle.grouped(overview.malformedLines)),
            Fact(
                "Duration",
                .recorded(overview.durationSeconds) { FigureStyle.duration(nanoseconds: $0 * 1e9) }),
            Fact("Requests/second", .recorded(overview.requestThroughput) { FigureStyle.fixed($0, 2) }),
            Fact(
                "Output tokens/second", .recorded(overview.outputTokenThroughput) { FigureStyle.fixed($0, 2) }
            ),
        ]
        return ContentSection(
            id: "overview", title: "Overview", lead: overview.sentence,
            blocks: [
                .chart("throughput-over-time", isHalf: true), .chart("concurrency", isHalf: true),
                .facts(title: nil, facts),
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
                + analysis.statistics([
                    (.connectionEstablishmentTime, "Connection Establishment Time", nil, .distribution),
                    (.connectionQueueWait, "Queue Wait Time", nil, .distribution),
                ]))
    }

    private static func dns(_ analysis: Analysis) -> ContentSection {
        let dns = analysis.dns
        let facts = [
            Fact("DNS resolutions performed", .recorded(dns.lookups, FigureStyle.grouped)),
            Fact("DNS cache hits", .recorded(dns.cacheHits, FigureStyle.grouped)),
            Fact("DNS cache hit rate", .recorded(dns.cacheHitRate, FigureStyle.percent)),
        ]
        return ContentSection(
            id: "dns", title: "DNS statistics", lead: analysis.sentence(of: .dnsCache),
            blocks: [.facts(title: nil, facts)]
                + analysis.statistics([(.dnsResolutionTime, "DNS Resolution Time", nil, .distribution)]))
    }

    private static func requestTiming(_ analysis: Analysis) -> ContentSection {
        ContentSection(
            id: "request-send", title: "Request timing - send",
            lead: lead(.requestSendTime, analysis, what: "Sending a request"),
            blocks: analysis.statistics([(.requestSendTime, "Request Send Time", nil, .distribution)]))
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
                + analysis.statistics([
                    (
                        .ttfb, "Time to First Byte", "TTFB (includes network + server processing)",
                        .distribution
                    )
                ]))
    }

    private static func lastByte(_ analysis: Analysis) -> ContentSection {
        ContentSection(
            id: "ttlb", title: "Response timing - time to last byte (TTLB)",
            lead: lead(.ttlb, analysis, what: "The last byte"),
            blocks: [.chart("ttlb-histogram", isHalf: true), .chart("ttlb-cdf", isHalf: true)]
                + analysis.statistics([
                    (.ttlb, "Time to Last Byte", "TTLB (total response time)", .distribution)
                ]))
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
                + analysis.statistics([(.chunksPerRequest, "Chunks per Request", nil, .brief)])
                + analysis.statistics([
                    (.interChunkLatency, "Inter-Chunk Latency (ICL)", nil, .distribution),
                    (.chunkSize, "Chunk Sizes", nil, .distribution),
                ]))
    }

    private static func bandwidth(_ analysis: Analysis) -> ContentSection {
        let efficiency = analysis.network.transferShare
        return ContentSection(
            id: "bandwidth", title: "Bandwidth statistics", lead: bandwidthLead(analysis),
            blocks: analysis.statistics([
                (.requestSize, "Request Sizes", nil, .total), (.responseSize, "Response Sizes", nil, .total),
            ]) + [
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
                    (.inputTokens, "Input Tokens", nil, .total),
                    (.outputTokens, "Output Tokens", nil, .total),
                ])
                + analysis.statistics([
                    (.tokenThroughput, "Token Throughput", "Token Throughput (tokens/second)", .distribution),
                    (.timePerOutputToken, "Time per Output Token", nil, .distribution),
                ])
                + analysis.statistics([
                    (.bytesPerToken, "Bytes per Token", "Bytes per Token (network efficiency)", .brief),
                    (.chunksPerToken, "Chunks per Token", "Chunks per Token (streaming granularity)", .brief),
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
        let failures = failedRequests == 0 ? "none" : FigureStyle.grouped(failedRequests)
        return "\(successfulRequests.counted("successful request"))\(kind); \(failures) failed."
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

    /// Statistics tables, those with the same labels grouped; a missing metric is said to be missing.
    func statistics(_ wanted: [(MetricTag, String, String?, StatisticsRow.Layout)]) -> [ContentBlock] {
        var rows: [StatisticsRow] = []
        var missing: [ContentBlock] = []
        for (tag, title, heading, layout) in wanted {
            if let row = StatisticsRow(tag, of: self, title: title, heading: heading, layout: layout) {
                rows.append(row)
            } else {
                missing.append(.paragraph("\(title.sentenceCased): not recorded"))
            }
        }
        return (rows.isEmpty ? [] : [.statistics(StatisticsGroup(rows))]) + missing
    }
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
