import TraceAnalysis

/// A row a kind of failure, a stroke a failure where it happened.
struct FailuresOverTimeChart {
    private let measure = "Failures by kind over time"

    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["kind", "time", "time_to_failure"]
        func missing(_ reason: String) -> Chart {
            .missing(measure, run.analysis, reason: reason, columns: columns)
        }
        if let reason = Caption.withoutRequests(run) { return missing(reason) }
        guard let table = run.measurements.requests, let time = Timeline(table) else {
            return missing("the start of requests was not recorded")
        }
        let times = FailureTimes(table, time)
        guard !times.kinds.isEmpty else {
            return missing(
                times.unknown > 0 ? "when requests failed was not recorded" : "no request failed")
        }
        let notes =
            Caption.notShown(times.unknown, "failures", "neither start nor end is recorded")
            + Caption.thinned(table)
        let (failed, cancelled) = (times.count { !$0.isCancellation }, times.count(\.isCancellation))
        let counts = [
            failed > 0 ? Caption.items(failed, "failures") : nil,
            cancelled > 0 ? Caption.items(cancelled, "cancellations") : nil,
        ].compactMap { $0 }.joined(separator: " and ")
        let stroke =
            cancelled == 0 ? "failure" : failed == 0 ? "cancellation" : "failure or cancellation"
        return Chart(
            title: finding(run.analysis) ?? (failed > 0 ? measure : "Cancelled requests over time"),
            subtitle: counts + (failed > 0 ? " by kind over time" : " over time"),
            caption:
                "Each stroke is a \(stroke); right, how many and the median time to it.",
            description: description(times, time, notes), footnotes: notes,
            content: .plot(plot(times, time, each: table.oneOf)),
            data: ChartTable(
                columns: columns,
                rows: times.kinds.flatMap { kind in
                    kind.failures.map { failure in
                        [
                            .text(kind.key), .number(failure.moment / 1e6),
                            failure.time.map { .number($0 / 1e6) } ?? .missing,
                        ]
                    }
                }))
    }

    /// How many of how many failed; nil where all were cancelled.
    private func finding(_ analysis: Analysis) -> String? {
        let failed = analysis.overview.ownFailures
        let asked = analysis.overview.successfulRequests + failed
        guard failed > 0 else { return nil }
        if failed == asked {
            return asked == 1 ? "The only request failed" : "All \(grouped(asked)) requests failed"
        }
        return "\(grouped(failed)) of \(grouped(asked)) requests failed"
    }

    private func grouped(_ count: Int) -> String { FigureStyle.grouped(count) }

    private func plot(_ times: FailureTimes, _ time: Timeline, each: Int) -> Plot {
        let rows = times.kinds.map { kind in
            let count = grouped(kind.failures.count * each)
            let median = kind.medianTime.map { " · \(ChartText.duration(nanoseconds: $0))" } ?? ""
            return EventRows.Row(
                label: kind.title, trailing: count + median, events: kind.failures.map(\.moment),
                ink: kind.isCancellation ? .muted : .failure)
        }
        return Plot(
            x: ValueScale(linear: 0, max(time.length, 1)), y: .bands(BandScale(count: rows.count, gap: 0.4)),
            marks: [
                ValueAxis(time), EventRows(rows),
                Readout(
                    rows.enumerated().map { index, row in
                        (place: .wholeRow(index), text: "\(row.label): \(row.trailing)")
                    }),
            ])
    }

    private func description(_ times: FailureTimes, _ time: Timeline, _ notes: [String]) -> String {
        let kinds = times.kinds.map { kind in
            let first = kind.failures.first.map { ChartText.duration(nanoseconds: $0.moment) } ?? ""
            let last = kind.failures.last.map { ChartText.duration(nanoseconds: $0.moment) } ?? ""
            let median = kind.medianTime.map {
                ", \(ChartText.duration(nanoseconds: $0)) to failure at the median"
            }
            let span = kind.failures.count > 1 ? "from \(first) to \(last)" : "at \(first)"
            return "\(kind.title): \(grouped(kind.failures.count)), \(span)\(median ?? "")"
        }
        let what = times.kinds.allSatisfy(\.isCancellation) ? "Cancellations" : "Failures"
        return "\(what) over \(ChartText.duration(nanoseconds: time.length)), a row for each kind. "
            + kinds.joined(separator: "; ") + "." + Caption.sentences(notes)
    }
}

extension FailureTimes {
    /// How many failures are of some kinds.
    fileprivate func count(_ isMeant: (Kind) -> Bool) -> Int {
        kinds.filter(isMeant).reduce(0) { $0 + $1.failures.count }
    }

    /// When requests failed, those that were cancelled apart.
    var moments: (failed: [Double], cancelled: [Double]) {
        func moments(_ isCancellation: Bool) -> [Double] {
            kinds.filter { $0.isCancellation == isCancellation }.flatMap { $0.failures.map(\.moment) }
        }
        return (moments(false), moments(true))
    }
}
