import TraceAnalysis

extension ReportContent {
    static func correlation(_ analysis: Analysis) -> ContentSection {
        let correlation = analysis.correlation
        func two(_ value: Double) -> String { FigureStyle.fixed(value, 2) }
        return ContentSection(
            id: "correlation", title: "Token-to-response correlation",
            lead: analysis.sentence(of: .tokensPerChunk),
            blocks: [
                .facts(
                    title: "Token Generation Performance",
                    [
                        Fact("Avg tokens/second", .recorded(correlation.meanTokensPerSecond, two)),
                        Fact("Avg time/token", .recorded(correlation.meanTimePerToken, Quantity.time.cell)),
                    ]),
                .facts(
                    title: "Streaming Characteristics",
                    [
                        Fact("Avg output tokens", .recorded(correlation.meanOutputTokens, two)),
                        Fact(
                            "Avg inter-chunk latency",
                            .recorded(correlation.meanInterChunkLatency, Quantity.time.cell)),
                        Fact(
                            "Avg chunks per token",
                            .recorded(correlation.meanChunksPerToken) { FigureStyle.fixed($0, 3) }),
                        Fact("Avg tokens per chunk", .recorded(correlation.meanTokensPerChunk, two)),
                    ]),
                .facts(
                    title: "Network Efficiency",
                    [
                        Fact(
                            "Avg bytes per token",
                            .recorded(correlation.meanBytesPerToken, FigureStyle.bytesPerToken)),
                        Fact(
                            "Total response bytes",
                            .recorded(correlation.totalResponseBytes) { FigureStyle.size(bytes: $0) }),
                        Fact(
                            "Total output tokens",
                            .recorded(
                                correlation.totalOutputTokens.flatMap { Int(exactly: $0.rounded()) },
                                FigureStyle.grouped)),
                        Fact(
                            "Overall bytes/token",
                            .recorded(correlation.overallBytesPerToken, FigureStyle.bytesPerToken)),
                    ]),
            ])
    }

    static func network(_ analysis: Analysis) -> ContentSection {
        let network = analysis.network
        return ContentSection(
            id: "network", title: "Network efficiency insights", lead: analysis.sentence(of: .transferRatio),
            blocks: [
                .facts(
                    title: "Average breakdown",
                    [
                        Fact("Server processing + TTFB", .recorded(network.meanTTFB, duration)),
                        Fact("Network transfer time", .recorded(network.meanTransfer, duration)),
                        Fact(
                            "Transfer/Processing ratio",
                            .recorded(network.transferProcessingRatio) { FigureStyle.fixed($0, 2) + "x" }),
                    ]),
                .chart("breakdown"),
            ])
    }

    static func phases(_ analysis: Analysis) -> ContentSection {
        var blocks: [ContentBlock] = [.chart("phases")]
        if let phases = analysis.phases {
            let rows = phases.means.pairs.map { phase, mean in
                [
                    phase.title, duration(mean),
                    phases.total > 0 ? FigureStyle.percent(mean / phases.total) : "0.0%",
                ]
            }
            blocks.append(
                .table(
                    ContentTable(
                        title: "Disjoint Phases (they add up to the request)",
                        columns: [
                            ContentColumn("Phase"), ContentColumn("Mean", .trailing),
                            ContentColumn("Share", .trailing),
                        ],
                        rows: rows + [["Request", duration(phases.total), "100.0%"]])))
        }
        return ContentSection(
            id: "phases", title: "HTTP request phases",
            lead: analysis.phases.flatMap(longestPhase),
            blocks: blocks
                + analysis.statistics([
                    .httpReqBlocked, .httpReqDNSLookup, .httpReqConnecting, .httpReqSending, .httpReqWaiting,
                    .httpReqReceiving, .httpReqDuration,
                ]))
    }

    private static func longestPhase(_ phases: PhaseBreakdown) -> String? {
        guard phases.total > 0 else { return nil }
        let longest = phases.means.longest
        let share = FigureStyle.percent(longest.value / phases.total)
        return "Of a request's mean \(duration(phases.total)), \(share) is \(longest.phase.name)."
    }

    static func aiperf(_ analysis: Analysis) -> ContentSection {
        let rows = Agreement.pairs.compactMap { tag, _ in
            analysis.agreement[tag].map { agreement in
                [
                    "\(tag.name) less \(agreement.comparedWith.name)", FigureStyle.grouped(agreement.count),
                    Quantity.time.signedCell(agreement.meanDifference),
                    Quantity.time.cell(agreement.largestDifference),
                ]
            }
        }
        var blocks = analysis.statistics([
            .requestLatency, .timeToFirstToken, .interTokenLatency, .decodeTimePerToken,
        ])
        if rows.isEmpty {
            blocks.append(.paragraph("Agreement with the trace: not recorded"))
        } else {
            blocks.append(
                .table(
                    ContentTable(
                        title: "Agreement with the Trace",
                        columns: [
                            ContentColumn("Difference"), ContentColumn("Requests", .trailing),
                            ContentColumn("Mean", .trailing), ContentColumn("Largest, either way", .trailing),
                        ], rows: rows)))
            blocks.append(.paragraph(agreementNote(analysis)))
        }
        return ContentSection(
            id: "aiperf", title: "AIPerf's own latencies", lead: aiperfLead(analysis), blocks: blocks)
    }

    /// Why AIPerf's own latencies differ from the trace's, of those that are recorded.
    private static func agreementNote(_ analysis: Analysis) -> String {
        let streams = analysis.overview.streamingRequests > 0
        let end =
            streams
            ? "to the last message with content; http_req_duration from the start of sending, connecting "
                + "included, to the end of the response, which includes closing messages such as usage and [DONE]."
            : "to the answer; http_req_duration from the start of sending, connecting included, to the end "
                + "of the response."
        let first =
            analysis.agreement[.timeToFirstToken] == nil
            ? ""
            : " time_to_first_token counts from the same start, so it also holds getting a connection and sending; "
                + "http_req_waiting begins when the request has been sent."
        return
            "They differ because they start and stop at other events. request_latency runs from AIPerf's own start of "
            + "the request \(end)\(first)"
    }

    /// What each metric is, where it came from and of how many values it is made.
    static func sources(_ analysis: Analysis) -> ContentSection {
        let rows = MetricTag.allCases.map { tag in
            guard let summary = analysis.metrics[tag] else {
                return [
                    tag.name, "0",
                    analysis.absence(of: tag) == nil ? "not recorded" : "of no successful request",
                    tag.metric.definition,
                ]
            }
            return [
                tag.name, FigureStyle.grouped(summary.count), summary.source.rawValue, tag.metric.definition,
            ]
        }
        return ContentSection(
            id: "sources", title: "Metrics, sources and definitions", lead: sourcesLead(analysis),
            blocks: [
                .table(
                    ContentTable(
                        title: nil,
                        columns: [
                            ContentColumn("Metric"), ContentColumn("Values", .trailing),
                            ContentColumn("Source"), ContentColumn("Definition"),
                        ], rows: rows))
            ])
    }

    private static func duration(_ milliseconds: Double) -> String {
        FigureStyle.duration(milliseconds: milliseconds)
    }
}
