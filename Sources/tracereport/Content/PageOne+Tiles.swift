import TraceAnalysis

extension PageOne {
    /// The figures that stand large: failures, then how long it took, then how much came.
    static func tiles(_ analysis: Analysis) -> [Tile] {
        let metrics = analysis.metrics
        func latency(_ label: String, _ tags: [MetricTag]) -> Tile? {
            guard let tag = tags.first(where: { metrics[$0] != nil }), let summary = metrics[tag],
                let p50 = summary.p(50), let p99 = summary.p(99)
            else { return nil }
            let few = summary.count < 100 ? ", of \(FigureStyle.grouped(summary.count))" : ""
            return Tile(
                label: label, value: tag.quantity.short(p50),
                detail: summary.count == 1 ? "of one request" : "p50 · p99 \(tag.quantity.short(p99))\(few)")
        }
        let first = latency("First token", [.timeToFirstToken]) ?? latency("First byte", [.ttfb])
        return [
            failed(analysis)?.shown(by: ["failures-over-time", "throughput-over-time"]),
            first?.shown(by: ["ttfb-histogram", "ttfb-over-time"]),
            latency("Whole request", [.httpReqDuration, .requestLatency])?
                .shown(by: ["duration-by-output-tokens", "ttlb-histogram", "phases", "breakdown"]),
            latency("Between tokens", [.decodeTimePerToken])?.shown(by: ["icl-histogram", "icl-by-position"]),
            output(analysis.overview)?.shown(by: ["throughput-over-time"]),
        ].compactMap { $0 }
    }

    /// How many failed, without those that were cancelled; nil where nothing was counted.
    private static func failed(_ analysis: Analysis) -> Tile? {
        let overview = analysis.overview
        let finding = analysis.findings?.ranked.first { $0.id == .failures }
        let (failed, cancelled) = (overview.ownFailures, overview.cancelledRequests)
        let counted = overview.countedRecords - cancelled
        guard overview.countedRecords > 0 else { return nil }
        let why = analysis.load.asked.cancels ? " on purpose" : ""
        let onPurpose = cancelled > 0 ? "\(FigureStyle.grouped(cancelled)) cancelled\(why)" : nil
        guard failed > 0 else {
            return Tile(
                label: "Failed", value: "0",
                detail: ["of \(FigureStyle.grouped(counted))", onPurpose].compactMap { $0 }
                    .joined(separator: "; "))
        }
        let kinds = failureKinds.compactMap { key, words in
            finding?.count(key).map { count in
                (
                    count: count,
                    text: key == "server" ? count.counted(words) : "\(FigureStyle.grouped(count)) \(words)"
                )
            }
        }.sorted { $0.count > $1.count }.map(\.text)
        let whole = "\(FigureStyle.grouped(failed)) of \(FigureStyle.grouped(counted))"
        let told =
            kinds.isEmpty
            ? whole
            : kinds.count == 1 && kinds[0].hasPrefix(FigureStyle.grouped(failed) + " ")
                ? "\(whole), \(kinds[0].drop { $0 != " " }.dropFirst())"
                : "\(whole): \(kinds.joined(separator: ", "))"
        return Tile(
            label: "Failed", value: Quantity.share.short(Double(failed) / Double(max(counted, 1))),
            detail: [told, onPurpose].compactMap { $0 }.joined(separator: "; "), isBad: true)
    }

    /// The kinds of failure by their names in the evidence.
    private static let failureKinds = [
        ("server", "server error"), ("limited", "limited"), ("refused", "refused"),
        ("broken_off", "broken off"), ("timed_out", "timed out"), ("other", "with another error"),
    ]

    /// What came a second: tokens where there are any, else requests; nil where no duration is known.
    private static func output(_ overview: Overview) -> Tile? {
        guard let requests = overview.requestThroughput, overview.successfulRequests > 1 else { return nil }
        let rate = Quantity.count.short(rounded(requests))
        guard let tokens = overview.outputTokenThroughput else {
            return Tile(label: "Output", value: rate, detail: "requests/s")
        }
        return Tile(
            label: "Output", value: Quantity.count.short(rounded(tokens)),
            detail: "tokens/s · \(rate) requests/s")
    }

    /// Without a fraction from 100 on.
    private static func rounded(_ rate: Double) -> Double { rate >= 100 ? rate.rounded() : rate }
}

extension PageOne.Tile {
    /// The tile with the charts that tell more of it.
    fileprivate func shown(by charts: [String]) -> PageOne.Tile {
        var tile = self
        tile.charts = charts
        return tile
    }
}

extension Finding {
    /// A count behind the text; nil where there is none of the name.
    func count(_ name: String) -> Int? {
        guard case .count(let count)? = evidence.first(where: { $0.name == name })?.value else { return nil }
        return count
    }
}
