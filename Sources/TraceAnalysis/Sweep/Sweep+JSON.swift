extension Sweep {
    /// The sweep as JSON: keys sorted, numbers at full precision, absent as `null`.
    public func json(generator: Analysis.Generator) throws -> String {
        try JSONText.text(of: SweepDocument(sweep: self, generator: generator))
    }
}

/// The whole JSON document.
private struct SweepDocument: Encodable {
    let sweep: Sweep
    let generator: Analysis.Generator

    func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("schema_version", Analysis.schemaVersion), ("generator", generator),
            ("options", sweep.options),
            ("curves", sweep.curves.map { CurveDocument(curve: $0, sweep: sweep) }),
            ("left_out", sweep.leftOut),
        ])
    }
}

extension Sweep.LeftOut: Encodable {
    /// Writes one element of `left_out`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([("run", run), ("reason", reason)])
    }
}

/// One element of `curves`.
private struct CurveDocument: Encodable {
    let curve: SweepCurve
    let sweep: Sweep

    func encode(to encoder: any Encoder) throws {
        func load(_ index: Int?) -> SweepValue? { index.map { curve.points[$0].load } }
        func documents(_ points: [SweepPoint]) -> [PointDocument] {
            points.map { PointDocument(point: $0, statistics: sweep.statistics) }
        }
        try encoder.encodeObject([
            ("group", curve.group), ("along", curve.along.name), ("field", curve.along.wholeName),
            ("varies_with_it", curve.followers.map(\.name)), ("points", documents(curve.points)),
            ("invalid", documents(curve.invalid)), ("knee", load(curve.knee)),
            ("capacity", load(curve.capacity)), ("pareto", curve.pareto.map { curve.points[$0].load }),
            ("sentences", curve.sentences),
        ])
    }
}

extension SweepGroup: Encodable {
    /// Writes `group`.
    public func encode(to encoder: any Encoder) throws {
        let values = Dictionary(splits.map { ($0.field.name, $0.value) }) { first, _ in first }
        try encoder.encodeObject([
            ("model", configuration.model), ("endpoint_type", configuration.endpointType),
            ("streaming", configuration.streams), ("input_tokens", configuration.inputTokens),
            ("output_tokens", configuration.outputTokens), ("aiperf_version", configuration.version),
            ("slo", configuration.objectives), ("values", values),
        ])
    }
}

extension Sweep {
    /// The statistics of each metric that are written.
    fileprivate var statistics: [MetricStatistic] {
        let percentiles = ([50, 90, 95, 99].map { Percentile($0) } + options.extraPercentiles)
        return [.mean, .minimum, .maximum, .standardDeviation]
            + Set(percentiles).sorted().map { .percentile($0) }
    }
}

/// One element of `points`.
private struct PointDocument: Encodable {
    let point: SweepPoint
    let statistics: [MetricStatistic]

    func encode(to encoder: any Encoder) throws {
        var metrics: [String: [String: RepeatedDocument]?] = [:]
        for tag in MetricTag.allCases {
            let figures = statistics.compactMap { statistic in
                point.figure(.metric(tag, statistic)).map {
                    (statistic.name, RepeatedDocument(figure: $0, quantity: tag.quantity))
                }
            }
            metrics[tag.name] = .some(
                figures.isEmpty ? nil : Dictionary(figures) { first, _ in first })
        }
        for (name, figure) in SweepFigure.ofRuns {
            metrics[name] = .some(
                point.figure(figure).map { ["avg": RepeatedDocument(figure: $0, quantity: figure.quantity)] })
        }
        try encoder.encodeObject([
            ("load", point.load), ("runs", point.runs.map(\.folder)), ("metrics", metrics),
            ("requests", point.requests), ("failed_share", point.failedShare),
            ("slo_share", point.goodShare), ("findings", point.findings),
        ])
    }
}

/// One figure of a point.
private struct RepeatedDocument: Encodable {
    let figure: RepeatedFigure
    let quantity: Quantity

    func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("mean", quantity.encoded(figure.mean)),
            ("low", figure.interval.map { quantity.encoded($0.lowerBound) }),
            ("high", figure.interval.map { quantity.encoded($0.upperBound) }),
        ])
    }
}

extension SweepPoint.Remark: Encodable {
    /// Writes one element of a point's `findings`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("id", remark.id.rawValue), ("severity", remark.severity.rawValue), ("title", remark.title),
            ("runs", folders),
        ])
    }
}
