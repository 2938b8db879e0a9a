import TraceAnalysis

/// The words of a chart that come from its run.
enum Caption {
    /// What was left out, where values come from, and how percentiles are defined.
    static func provenance(_ run: AnalyzedRun, of subject: Subject) -> [String] {
        var parts = exclusions(run.analysis)
        switch run.analysis.metrics[subject.tag]?.source {
        case .metrics: parts.append("from AIPerf's metrics, not the trace")
        case .mixed: parts.append("partly from AIPerf's metrics")
        case .trace, nil: break
        }
        return parts + ["percentiles: \(run.analysis.options.percentileMethod.rawValue)"]
    }

    /// The title and the subtitle: the finding and, below it, what is measured; without a finding that is the title.
    ///
    /// - Parameters:
    ///   - measure: What the chart shows: `Duration by output tokens`.
    ///   - finding: What it tells in this run; nil for nothing.
    ///   - counts: How many values: `300 requests`.
    ///   - rest: What else stands in the subtitle.
    static func head(
        _ measure: String, finding: String?, counts: String, _ rest: [String]
    ) -> (title: String, subtitle: String) {
        guard let finding else { return (measure, joined([counts] + rest)) }
        return (finding, joined(["\(counts), \(measure.lowercasedFirst)"] + rest))
    }

    /// The first finding of the run that a chart shows.
    static func finding(_ analysis: Analysis, on chart: String) -> String? {
        analysis.findings?.ranked.first { $0.chart == chart }?.title.visible
    }

    /// What part of the run is analysed: `the window 10s..90s`, `the warm-up`; nil for all that was measured.
    static func part(_ options: AnalysisOptions) -> String? {
        let phase =
            switch options.phase {
            case .profiling: String?.none
            case .warmup: "the warm-up"
            case .all: "all phases"
            case .named(let name): "phase \(name.visible)"
            }
        let parts = [phase, options.part].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// What of the run is not among the values.
    static func exclusions(_ analysis: Analysis) -> [String] {
        var parts: [String] = []
        let overview = analysis.overview
        let lost = overview.lostInWords
        if !lost.isEmpty {
            let which = lost.joined(separator: " and ")
            parts.append("\(which) \(analysis.options.includeFailed ? "included" : "left out")")
        }
        if overview.excludedByPhase > 0 {
            parts.append("\(FigureStyle.grouped(overview.excludedByPhase)) of other phases left out")
        }
        return parts
    }

    /// What did not succeed, in words: "failed and cancelled", only what there is of both.
    static func lost(
        _ overview: Overview, failed: String = "failed", cancelled: String = "cancelled"
    ) -> String {
        overview.lost.names(failed: failed, cancelled: cancelled).joined(separator: " and ")
    }

    /// Parts of a subtitle in one line.
    static func joined(_ parts: [String]) -> String { parts.joined(separator: " · ") }

    /// Notes as sentences after others; empty for none.
    static func sentences(_ notes: [String]) -> String { notes.map { " \($0)." }.joined() }

    /// A number with its noun in the plural; `1 request`.
    static func items(_ count: Int, _ plural: String) -> String {
        guard count == 1 else { return "\(FigureStyle.grouped(count)) \(plural)" }
        let words = plural.split(separator: " ").map(String.init)
        let singular = words.first.map { $0.hasSuffix("s") ? String($0.dropLast()) : $0 } ?? ""
        return "1 " + ([singular] + words.dropFirst()).joined(separator: " ")
    }

    /// What lies outside an axis, in words: `25 values (0.5 %) beyond the axis, largest 12 s`.
    static func footnotes(
        _ outside: OffAxisValues, count: Int, quantity: Quantity, isLogarithmic: Bool
    ) -> [String] {
        var notes: [String] = []
        if outside.below > 0 {
            let why = isLogarithmic && outside.smallest <= 0 ? "; a logarithmic axis has no 0" : ""
            let smallest = ChartText.figure(outside.smallest, quantity)
            notes.append("\(share(outside.below, of: count)) below the axis, smallest \(smallest)\(why)")
        }
        if outside.beyond > 0 {
            let largest = ChartText.figure(outside.largest, quantity)
            notes.append("\(share(outside.beyond, of: count)) beyond the axis, largest \(largest)")
        }
        return notes
    }

    /// Why a run has no requests to draw one by one; nil where it has.
    static func withoutRequests(_ run: AnalyzedRun) -> String? {
        guard run.measurements.requests?.count ?? 0 == 0 else { return nil }
        let overview = run.analysis.overview
        if overview.countedRecords == 0 { return "the run has no request of this phase" }
        return overview.successfulRequests == 0
            ? "no request succeeded" : "the figures of single requests were not kept"
    }

    /// Said where only a part of the requests is drawn.
    static func thinned(_ table: RequestTable) -> [String] {
        guard table.oneOf > 1 else { return [] }
        return [
            "drawn from \(FigureStyle.grouped(table.count)) of \(FigureStyle.grouped(table.total)) requests, "
                + "1 in \(table.oneOf), chosen by a hash"
        ]
    }

    /// Said of requests of which something is not known; `3 requests not shown: REASON`.
    static func notShown(_ count: Int, _ items: String, _ reason: String) -> [String] {
        count > 0 ? ["\(self.items(count, items)) not shown: \(reason)"] : []
    }

    /// Said where a p99 rests on few values.
    static func fewValues(_ count: Int) -> [String] {
        count < 100 ? ["p99 of fewer than 100 values says little about the tail"] : []
    }

    /// `25 values (0.5 %)`.
    private static func share(_ part: Int, of count: Int) -> String {
        let percent = Double(part) / Double(count) * 100
        let text = percent < 0.05 ? "under 0.1" : FigureStyle.fixed(percent, 1)
        return "\(items(part, "values")) (\(text) %)"
    }

    /// The percentiles in a sentence.
    static func percentiles(_ marks: [Landmark], quantity: Quantity) -> String {
        let parts = marks.map { "\($0.name) \(ChartText.figure($0.value, quantity))" }
        return "Percentiles: \(parts.joined(separator: ", "))."
    }
}

/// A percentile that charts mark.
struct Landmark: Sendable, Equatable {
    /// The percentile as options name it: `p99`.
    let name: String
    /// Which it is.
    let percentile: Percentile
    /// The value there.
    let value: Double

    /// p50, p90, p95 and p99 of a sample.
    static func all(of sample: Sample, by method: PercentileMethod) -> [Landmark] {
        let percentiles = [50, 90, 95, 99].map { Percentile($0) }
        return zip(percentiles, sample.percentiles(percentiles, by: method)).map { percentile, value in
            Landmark(name: "p\(percentile.label)", percentile: percentile, value: value)
        }
    }
}

extension Landmark {
    /// p50 and as many further nines as the sample has values for, at most p99.99.
    static func known(of sample: Sample, by method: PercentileMethod) -> [Landmark] {
        ["50", "90", "95", "99", "99.9", "99.99"].compactMap(Percentile.init).filter {
            // A hair for the last percentile of all, 1 − 1/n.
            (1 - $0.fraction) * Double(sample.count) >= 1 - 1e-9
        }.map { percentile in
            Landmark(
                name: "p\(percentile.label)", percentile: percentile,
                value: sample.percentile(percentile, by: method))
        }
    }
}

extension Chart {
    /// A chart that says why it shows nothing.
    static func missing(_ title: String, _ analysis: Analysis, reason: String, columns: [String]) -> Chart {
        Chart(
            title: title, subtitle: Caption.joined(Caption.exclusions(analysis)),
            description: "No data: \(reason).",
            content: .noData(reason: reason), data: ChartTable(columns: columns, rows: []))
    }
}
