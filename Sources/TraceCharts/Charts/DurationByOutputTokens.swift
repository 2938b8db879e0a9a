import TraceAnalysis

/// A dot a request at the tokens of its answer, the line that most of them follow, and those far above it.
struct DurationByOutputTokensChart {
    private let measure = "Duration by output tokens"
    private static let named = 5

    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["output_tokens", "duration", "excess"]
        func missing(_ reason: String) -> Chart {
            .missing(measure, run.analysis, reason: reason, columns: columns)
        }
        if let reason = Caption.withoutRequests(run) { return missing(reason) }
        guard let table = run.measurements.requests else { return missing("no request was kept") }
        let counted = table.counted(run.analysis.options)
        guard let durations = DurationByTokens(table, run.analysis.options),
            let tokens = Sample(durations.points.map(\.tokens)),
            let sample = Sample(durations.points.map(\.duration))
        else {
            let isTimed = counted.contains { table[.duration][$0] != nil }
            return missing(
                isTimed ? "output tokens were not recorded" : Subject.duration.reason(run.analysis))
        }
        let notes =
            Caption.notShown(
                counted.count - durations.points.count, "requests", "output tokens or duration not recorded")
            + Caption.thinned(table)
        let head = Caption.head(
            measure, finding: finding(durations, of: tokens),
            counts: Caption.items(durations.points.count, "requests"), Caption.exclusions(run.analysis))
        return Chart(
            title: head.title, subtitle: head.subtitle,
            caption: caption(durations),
            description: description(durations, tokens, sample, notes), footnotes: notes,
            content: .plot(plot(durations, tokens, sample, run)),
            data: ChartTable(
                columns: columns,
                rows: durations.points.map { point in
                    [
                        .number(point.tokens), .number(point.duration / 1e6),
                        durations.slope == nil && durations.middle == nil
                            ? .missing : .number(point.excess / 1e6),
                    ]
                }))
    }

    private func caption(_ durations: DurationByTokens) -> String {
        guard durations.slope != nil || durations.middle != nil else { return "Each dot is a request." }
        let line =
            durations.slope == nil ? "The line is the median" : "The line is what most requests follow"
        return line + (durations.outliers.isEmpty ? "." : "; rings mark those far above it.")
    }

    /// What lengths explain; nil where little can be said: fewer than 30 requests, or lengths that hardly vary.
    private func finding(_ durations: DurationByTokens, of tokens: Sample) -> String? {
        guard durations.points.count >= 30, let explained = durations.explained,
            let slope = durations.slope, slope > 0
        else { return nil }
        let spread = tokens.percentiles([Percentile(10), Percentile(90)], by: .nearest)
        guard spread[1] >= 1.2 * spread[0] else { return nil }
        if explained >= 0.5 { return "Longer answers explain most of the duration" }
        return explained < 0.1 ? "The length of answers explains little of the duration" : nil
    }

    private func plot(_ durations: DurationByTokens, _ tokens: Sample, _ sample: Sample, _ run: AnalyzedRun)
        -> Plot
    {
        let xRange = DisplayRange(scatterOf: tokens)
        let yScale = ValueScale(DisplayRange(whole: sample)).withHeadroom
        let yRange = DisplayRange(
            lower: yScale.lower, upper: yScale.upper, isLogarithmic: yScale.isLogarithmic)
        let x = ValueAxis(
            .bottom, title: "Output tokens", quantity: .count,
            typical: tokens.percentile(Percentile(50), by: .nearest), largest: xRange.upper)
        let y = ValueAxis(
            .left, title: "Request duration", quantity: .time,
            typical: sample.percentile(Percentile(50), by: .nearest), largest: yScale.upper)
        let points = durations.points
        let isDense = points.count > Dots.limit
        let drawn: any Mark =
            isDense
            ? Density(DensityGrid(x: points.map(\.tokens), y: points.map(\.duration), over: xRange, yRange))
            : Dots(points.map { Line.Place($0.tokens, $0.duration) })
        var marks: [any Mark] = [Grid(of: y), drawn]
        var entries = [
            isDense
                ? Key.Entry(.shades(.series(0)), "requests (log)") : Key.Entry(.dot(.series(0)), "a request")
        ]
        if let slope = durations.slope, let intercept = durations.intercept {
            // A line on a logarithmic axis is a curve.
            let line = (0...64).map { step -> Line.Place in
                let value = DisplayRange(
                    lower: max(tokens.minimum, xRange.lower), upper: tokens.maximum,
                    isLogarithmic: xRange.isLogarithmic
                ).value(at: Double(step) / 64)
                return Line.Place(value, intercept + slope * value)
            }.filter { !yScale.isLogarithmic || $0.y >= yScale.lower }
            marks.append(Line([line], ink: .guide))
            let each = ChartText.duration(nanoseconds: slope)
            entries.append(Key.Entry(.line(.guide, .solid), "usual: \(each) a token"))
        }
        if let middle = durations.middle {
            let ends = [xRange.lower, xRange.upper].map { Line.Place($0, middle) }
            marks.append(Line([ends], ink: .guide))
            let time = ChartText.duration(nanoseconds: middle)
            entries.append(Key.Entry(.line(.guide, .solid), "median: \(time)"))
        }
        // The longest are what somebody points at.
        let longest =
            isDense ? [] : points.sorted { ($1.duration, $0.row) < ($0.duration, $1.row) }.prefix(100)
        let readout = Readout(
            longest.map { point in
                (
                    place: .point(Line.Place(point.tokens, point.duration)),
                    text: "\(ChartText.count(point.tokens)) tokens: "
                        + ChartText.duration(nanoseconds: point.duration)
                )
            })
        marks += [x, y, Key(entries), PointLabels(labels(durations, run)), readout]
        return Plot(x: ValueScale(xRange), y: .values(yScale), marks: marks)
    }

    /// The farthest, by the beginning of their ids where these are known, and how much longer they took.
    private func labels(_ durations: DurationByTokens, _ run: AnalyzedRun) -> [PointLabels.Label] {
        let slowest = run.measurements.requests?.slowest.requests ?? []
        return durations.outliers.prefix(Self.named).map { point in
            let known = slowest.filter { $0.duration == point.duration && $0.outputTokens == point.tokens }
            let excess = "+\(ChartText.duration(nanoseconds: point.excess))"
            let id = known.count == 1 ? known[0].id.map { String($0.visible.prefix(8)) } : nil
            return PointLabels.Label(
                Line.Place(point.tokens, point.duration), id.map { ["\($0) \(excess)", excess] } ?? [excess])
        }
    }

    private func description(
        _ durations: DurationByTokens, _ tokens: Sample, _ sample: Sample, _ notes: [String]
    ) -> String {
        let lengths = ChartText.range(ChartText.count(tokens.minimum), ChartText.count(tokens.maximum))
        let times = ChartText.range(
            ChartText.duration(nanoseconds: sample.minimum), ChartText.duration(nanoseconds: sample.maximum))
        var text =
            "Duration of \(Caption.items(durations.points.count, "requests")) by the tokens of their answers, "
            + "\(lengths): \(times)."
        if let slope = durations.slope {
            text += " Each further token usually costs \(ChartText.duration(nanoseconds: slope))"
            text +=
                durations.explained.map { "; tokens explain \(ChartText.percent($0)) of the variance." }
                ?? "."
        } else if let middle = durations.middle {
            text +=
                " Lengths differ too little to tell what a token costs; the median is "
                + "\(ChartText.duration(nanoseconds: middle))."
        }
        let far = durations.outliers.count
        if far > 0 { text += " \(Caption.items(far, "requests")) took far longer." }
        return text + Caption.sentences(notes)
    }
}
