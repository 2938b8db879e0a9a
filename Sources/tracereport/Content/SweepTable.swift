import TraceAnalysis

/// The points of a curve as a table, and the figures of one point.
struct SweepTable {
    private let curve: SweepCurve

    init(_ curve: SweepCurve) {
        self.curve = curve
    }

    /// A column: its heading and what stands in it; nil for what is not recorded.
    private struct Column {
        let title: String
        let cell: (SweepPoint) -> String?

        init(_ title: String, _ cell: @escaping (SweepPoint) -> String?) {
            (self.title, self.cell) = (title, cell)
        }

        init(_ title: String, _ figure: SweepFigure) {
            self.init(title) { point in point.mean(figure).map(figure.quantity.cell) }
        }
    }

    /// A row a point, `8 (knee)`, invalid ones marked at their load; columns in which nothing stands are left out.
    var table: ContentTable {
        let columns = columns.filter { column in
            (curve.points + curve.invalid).contains { column.cell($0) != nil }
        }
        let marked = curve.points.map { ($0, true) } + curve.invalid.map { ($0, false) }
        let ordered = marked.enumerated().sorted {
            ($0.element.0.load, $0.offset) < ($1.element.0.load, $1.offset)
        }.map(\.element)
        let remarks = ordered.map(\.0).map(remarks)
        let isRemarked = remarks.contains { $0 != nil }
        let rows = zip(ordered, remarks).map { row, remark in
            let (point, isValid) = row
            return [label(point, isValid: isValid)] + columns.map { $0.cell(point) ?? "–" }
                + (isRemarked ? [remark ?? "–"] : [])
        }
        return ContentTable(
            columns: [ContentColumn(curve.along.title)] + columns.map { ContentColumn($0.title, .trailing) }
                + (isRemarked ? [ContentColumn("Remarks")] : []),
            rows: rows)
    }

    private var columns: [Column] {
        let isRepeated = (curve.points + curve.invalid).contains { $0.runs.count > 1 }
        let first = curve.firstToken
        let name = first == .ttfb ? "TTFB" : "TTFT"
        func times(_ name: String, _ tag: MetricTag) -> [Column] {
            [50, 99].map { Column("\(name) p\($0)", .percentile($0, tag)) }
        }
        return [
            isRepeated ? [Column("Runs") { FigureStyle.grouped($0.runs.count) }] : [],
            [
                Column("Requests/s", .requestThroughput), Column("Tokens/s a user", .tokensPerUser),
                Column("Tokens/s", .outputTokenThroughput),
            ],
            first.map { times(name, $0) } ?? [], times("Token", .decodeTimePerToken),
            times("Request", .httpReqDuration),
            [
                Column("Failed") { $0.failedShare.map(FigureStyle.percent) },
                Column("In SLO") { $0.goodShare.map(FigureStyle.percent) },
            ],
        ].flatMap { $0 }
    }

    /// The load, and what the point is among the others: `8 (knee)`, `64 (invalid)`.
    private func label(_ point: SweepPoint, isValid: Bool) -> String {
        let marks = [("knee", curve.knee), ("most in SLO", curve.capacity)].compactMap { name, index in
            index.flatMap { isValid && curve.points[$0].load == point.load ? name : nil }
        }
        let all = isValid ? marks : ["invalid"]
        let load = curve.along.short(point.load)
        return all.isEmpty ? load : "\(load) (\(all.joined(separator: ", ")))"
    }

    /// The titles of what cost answers or time or puts figures in doubt; nil for none.
    private func remarks(_ point: SweepPoint) -> String? {
        let titles = point.findings.filter { $0.remark.severity < .notice }.map(\.remark.title)
        return titles.isEmpty ? nil : titles.joined(separator: "; ")
    }
}

extension SweepTable {
    /// What a point is made of, in one sentence.
    static func lead(_ point: SweepPoint) -> String {
        let folders = point.runs.map(\.folder.visible).joined(separator: ", ").cut(to: 160)
        let failed =
            point.failed == 0
            ? "none failed" : "\(FigureStyle.grouped(point.failed)) failed"
        return
            "\(point.runs.count.counted("run")), \(point.requests.counted("request")), \(failed): \(folders)."
    }

    /// The key figures of a point, and what its runs tell.
    static func figures(
        _ point: SweepPoint, of curve: SweepCurve, _ options: AnalysisOptions
    ) -> [ContentBlock] {
        let facts = [
            ("Requests/s", SweepFigure.requestThroughput), ("Tokens/s in all", .outputTokenThroughput),
            ("Tokens/s a user", .tokensPerUser),
        ].compactMap { label, figure in
            point.figure(figure).map { Fact(label, text($0, figure.quantity)) }
        }
        let shares = [("Failed", point.failedShare), ("Within the SLOs", point.goodShare)]
            .compactMap { label, share in share.map { Fact(label, FigureStyle.percent($0)) } }
        return [.facts(title: nil, facts + shares), .table(latencies(point))]
            + point.findings.filter { $0.remark.severity < .notice }.map { finding in
                guard point.runs.count > 1, let first = finding.folders.first else {
                    return .paragraph("\(finding.remark.title). \(finding.remark.text)")
                }
                let count = "\(finding.folders.count) of \(point.runs.count.counted("run"))"
                return .paragraph(
                    "\(finding.remark.title) (\(count)). \(first.visible.cut(to: 60)): \(finding.remark.text)"
                )
            }
    }

    /// A row a metric: mean and percentiles, with the intervals of repetitions.
    private static func latencies(_ point: SweepPoint) -> ContentTable {
        let percentiles = [50, 90, 95, 99]
        let isRepeated = point.runs.count > 1
        let tags = [
            MetricTag.timeToFirstToken, .ttfb, .decodeTimePerToken, .httpReqDuration, .inputTokens,
            .outputTokens,
        ].filter { point.mean(.metric($0, .mean)) != nil }
        let rows = tags.map { tag -> [String] in
            func cell(_ statistic: MetricStatistic) -> String {
                point.mean(.metric(tag, statistic)).map(tag.quantity.cell) ?? "–"
            }
            let cells =
                [tag.metric.title, cell(.mean)] + percentiles.map { cell(.percentile(Percentile($0))) }
            return isRepeated
                ? cells + [50, 99].map { interval(point.figure(.percentile($0, tag)), tag.quantity) } : cells
        }
        let columns =
            ["Mean"] + percentiles.map { "p\($0)" }
            + (isRepeated ? ["p50, 95% interval", "p99, 95% interval"] : [])
        return ContentTable(
            columns: [ContentColumn("Metric")] + columns.map { ContentColumn($0, .trailing) }, rows: rows)
    }

    /// What a metric is, in a few words.
    private static func name(_ tag: MetricTag) -> String {
        switch tag {
        case .timeToFirstToken: "First token (TTFT)"
        case .ttfb: "First byte (TTFB)"
        case .decodeTimePerToken: "Decode time per token"
        case .httpReqDuration: "Whole request"
        default: tag.metric.title
        }
    }

    private static func text(_ figure: RepeatedFigure, _ quantity: Quantity) -> String {
        let mean = quantity.cell(figure.mean)
        return figure.interval == nil ? mean : "\(mean) (\(interval(figure, quantity)))"
    }

    /// `26.10 to 28.40`; a dash where one run tells nothing of its spread.
    private static func interval(_ figure: RepeatedFigure?, _ quantity: Quantity) -> String {
        figure?.interval.map { "\(quantity.cell($0.lowerBound)) to \(quantity.cell($0.upperBound))" } ?? "–"
    }
}
