import TraceAnalysis

/// A bar for each time in which the run got nothing though requests waited, as high as it was long.
struct StallsChart {
    private let name = "stalls"
    private let measure = "Silence of the server over time"

    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["start", "end", "length", "waiting"]
        func missing(_ reason: String) -> Chart {
            .missing(measure, run.analysis, reason: reason, columns: columns)
        }
        if let reason = Caption.withoutRequests(run) { return missing(reason) }
        guard let table = run.measurements.requests, let time = Timeline(table) else {
            return missing("the start of requests was not recorded")
        }
        guard let found = Silences(table, time) else { return missing("when answers arrived is not kept") }
        guard let longest = found.longest else {
            return missing("no silence of 100 ms or more was found while requests waited")
        }
        let silences = found.silences
        let notes = Caption.thinned(table)
        return Chart(
            title: Caption.finding(run.analysis, on: name) ?? measure,
            subtitle: Caption.joined([
                Caption.items(silences.count, "silences of the server over time"), "from 100 ms on",
                "longest \(ChartText.duration(nanoseconds: longest.length))",
            ]),
            caption:
                "Each bar is a time in which nothing arrived though requests waited, as high as it was long.",
            description: "\(Caption.items(silences.count, "silences")) of at least 100 ms over "
                + "\(ChartText.duration(nanoseconds: time.length)), in which nothing arrived though requests "
                + "waited. The longest, \(ChartText.duration(nanoseconds: longest.length)), began "
                + "\(ChartText.duration(nanoseconds: longest.lower)) after the first start with "
                + "\(Caption.items(longest.waiting, "requests")) waiting." + Caption.sentences(notes),
            footnotes: notes, content: .plot(plot(silences, time)),
            data: ChartTable(
                columns: columns,
                rows: silences.map { silence in
                    [
                        .number(silence.lower / 1e6), .number(silence.upper / 1e6),
                        .number(silence.length / 1e6), .count(silence.waiting),
                    ]
                }))
    }

    private func plot(_ silences: [Silences.Silence], _ time: Timeline) -> Plot {
        let largest = silences.map(\.length).max() ?? 1
        let scale = ValueScale(linear: 0, largest * 1.15)
        let y = ValueAxis(
            .left, title: "Length of the silence", quantity: .time, typical: largest, largest: largest)
        let spikes = silences.map { Bars.Bar(lower: $0.lower, upper: $0.upper, value: $0.length) }
        // Those that stand out, as far as they have room.
        let telling = silences.filter { $0.length >= largest / 2 }.sorted {
            ($1.length, $0.lower) < ($0.length, $1.lower)
        }.prefix(5)
        let labels = telling.map { silence in
            let length = ChartText.duration(nanoseconds: silence.length)
            return PointLabels.Label(
                Line.Place(silence.upper, silence.length),
                ["\(length), \(FigureStyle.grouped(silence.waiting)) waiting", length])
        }
        return Plot(
            x: ValueScale(linear: 0, max(time.length, 1)), y: .values(scale),
            marks: [
                Grid(of: y), Spikes(spikes, ink: .series(0)), ValueAxis(time), y,
                PointLabels(labels, isRinged: false),
                Readout(
                    silences.map { silence in
                        (
                            place: .column(from: silence.lower, to: silence.upper),
                            text: "\(ChartText.duration(nanoseconds: silence.length)), "
                                + "\(Caption.items(silence.waiting, "requests")) waiting"
                        )
                    }),
            ])
    }
}
