extension FindingRule {
    /// A long stretch in which nothing was under way: probably two runs in one file.
    static let idleTime = FindingRule(.idleTime) { run in
        guard !run.input.isPooled, let idle = run.flight.longestIdle() else { return [] }
        let last = run.flight.ends.last ?? 0
        let length = idle.to - idle.from
        guard length > 10e9, length > last / 2 else { return [] }
        let starts = run.start.filter { !$0.isNaN }
        guard let spacing = Median.of(zip(starts, starts.dropFirst()).map { $1 - $0 }),
            length > 10 * spacing
        else { return [] }
        return [
            Finding(
                .idleTime, .invalid, title: "Nothing happened for more than half of the time",
                text:
                    "Nothing was under way for \(FindingText.time(length)), from \(run.clock(idle.from)) to "
                    + "\(run.clock(idle.to)) after \(run.beginning): probably two runs in one file. "
                    + "Rates over the whole time are too low.",
                advice: "Analyse one of them at a time, by --window or a file for each.",
                impact: .init(.validity, 1), chart: "throughput-over-time"
            )
            .with("idle_ms", time: length).with("from_ms", time: idle.from).with("to_ms", time: idle.to)
            .with("duration_ms", time: last)
        ]
    }
}
