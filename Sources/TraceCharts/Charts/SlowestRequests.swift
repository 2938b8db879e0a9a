import TraceAnalysis

/// A row a request, its phases from where it began.
struct SlowestRequestsChart {
    private let measure = "The slowest requests"

    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["id", "duration"] + WirePhase.allCases.map(\.name)
        if let reason = Caption.withoutRequests(run) {
            return .missing(measure, run.analysis, reason: reason, columns: columns)
        }
        let requests = run.measurements.requests?.slowest.requests ?? []
        guard !requests.isEmpty else {
            return .missing(
                measure, run.analysis, reason: Subject.ttfb.reason(run.analysis), columns: columns)
        }
        let counted = run.measurements.requests.map { $0.total - $0.failureCount(run.analysis) } ?? 0
        let isLatency = requests.contains { $0.measure == .requestLatency }
        let subtitle =
            ["\(requests.count) of \(Caption.items(max(counted, requests.count), "requests"))"]
            + Caption.exclusions(run.analysis)
            + [isLatency ? "by http_req_duration, else request_latency" : "by http_req_duration"]
        let unknown = requests.filter { $0.phases == nil }.count
        let notes = unknown > 0 ? ["phases of \(Caption.items(unknown, "requests")) are not recorded"] : []
        let head = Caption.head(
            measure, finding: Caption.finding(run.analysis, on: "slowest-requests"), counts: subtitle[0],
            Array(subtitle.dropFirst()))
        return Chart(
            title: head.title, subtitle: head.subtitle,
            caption: "Phases where they lie in time, each request from its own beginning.",
            description: description(requests, notes),
            footnotes: notes, content: .plot(plot(requests)),
            data: ChartTable(columns: columns, rows: requests.map(\.cells)))
    }

    private func plot(_ requests: [SlowRequest]) -> Plot {
        let rows = zip(requests, labels(requests)).map { request, label in
            Waterfall.Row(
                label: label, trailing: ChartText.duration(nanoseconds: request.duration),
                pieces: request.pieces.map {
                    Waterfall.Piece(from: $0.start, to: $0.end, ink: .phase($0.phase))
                }
            )
        }
        let longest = max(rows.flatMap(\.pieces).map(\.end).max() ?? 0, 1)
        let x = ValueAxis(
            .bottom, title: "Time since the request began", quantity: .time, typical: longest,
            largest: longest)
        var entries = WirePhase.allCases.map { Key.Entry(.box(.phase($0)), $0.title) }
        if requests.contains(where: { $0.phases == nil }) {
            entries.append(Key.Entry(.box(.phase(nil)), "not recorded by phase"))
        }
        return Plot(
            x: ValueScale(linear: 0, longest), y: .bands(BandScale(count: rows.count, gap: 0.25)),
            marks: [x, Key(entries), Waterfall(rows), Readout(requests)])
    }

    /// As much of each id as tells it from the others, eight characters at least; all of it is in the data and where a
    /// pointer rests.
    private func labels(_ requests: [SlowRequest]) -> [String] {
        let ids = requests.map(\.label)
        let longest = ids.map(\.count).max() ?? 0
        let kinds = Set(ids).count
        let length = (8..<max(longest, 9)).first { length in Set(ids.map { $0.prefix(length) }).count == kinds
        }
        return ids.map { String($0.prefix(length ?? longest)) }
    }

    private func description(_ requests: [SlowRequest], _ notes: [String]) -> String {
        let rows = requests.prefix(5).map { request in
            "\(request.label) \(ChartText.duration(nanoseconds: request.duration))"
        }
        let last = requests.last.map { ChartText.duration(nanoseconds: $0.duration) } ?? ""
        return
            "The \(Caption.items(requests.count, "requests")) that took longest, each cut into its phases. "
            + "The slowest: \(rows.joined(separator: ", ")); the last shown took \(last)."
            + Caption.sentences(notes)
    }
}

extension SlowRequest {
    /// The id as it can be shown.
    fileprivate var label: String { id.map(\.visible) ?? "no id" }

    fileprivate var cells: [ChartTable.Cell] {
        let parts = phases?.values.map { ChartTable.Cell.number($0 / 1e6) }
        return [id.map { .text($0.visible) } ?? .missing, .number(duration / 1e6)]
            + (parts ?? [ChartTable.Cell](repeating: .missing, count: WirePhase.allCases.count))
    }
}

extension RequestTable {
    /// How many of all requests do not count for the latencies.
    fileprivate func failureCount(_ analysis: Analysis) -> Int {
        analysis.options.includeFailed ? 0 : analysis.overview.failedRequests
    }
}
