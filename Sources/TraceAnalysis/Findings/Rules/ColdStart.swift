extension FindingRule {
    /// The first wave waited longer for its first tokens than all that came after.
    static let coldStart = FindingRule(.coldStart, least: 23) { run in
        let wave = run.wave.filter { !run.isStalled[$0] && !run.firstToken[$0].isNaN }
        let others = run.settledSample.filter { !run.firstToken[$0].isNaN }
        guard wave.count >= (run.isOpen ? 5 : 3), others.count >= 20 else { return [] }
        let first = wave.map { run.firstToken[$0] }
        let later = others.map { run.firstToken[$0] }
        guard let early = Median.of(first), let usual = Median.of(later), early >= 2 * usual,
            early - usual >= 10e6, let test = RankTrendTest(later, first), test.z > 2.6
        else { return [] }
        // Who waits for each other is served one by one: the earliest, or the fastest where starts lie too close to
        // tell who came first, had hardly any wait.
        let eighth = wave.prefix(max(2, (wave.count + 7) / 8))
        let earliest = Median.of(eighth.map { run.firstToken[$0] }) ?? 0
        let fastest = first.min() ?? 0
        let waited =
            wave.count >= 4 && (earliest < 2 * usual || fastest < 1.7 * usual && early >= 1.8 * fastest)
        let share = run.excessShare(wave, over: usual, of: 1) { run.firstToken[$0] }
        let (shown, shownLater) = (run.shownFirstToken(wave) ?? early, run.shownFirstToken(others) ?? usual)
        let times =
            "\(FindingText.time(shown)) at the median, the \(FindingText.count(run.settled.count)) after them "
        return [
            Finding(
                .coldStart, waited ? .notice : .problem,
                title: waited ? "The first wave waited for itself" : "A cold start",
                text: waited
                    ? "The first \(wave.count) requests came at once and waited for each other: first token "
                        + times + "\(FindingText.time(shownLater))."
                    : "The server started cold: the first \(wave.count) requests waited for their first token "
                        + times + "\(FindingText.time(shownLater)).",
                advice: waited
                    ? "Let the concurrency rise slowly, or leave the first wave out."
                    : "Warm the server up before measuring, or leave the first \(wave.count) requests out.",
                impact: .init(.time, share), chart: "ttfb-over-time"
            )
            .with("wave", count: wave.count).with("others", count: run.settled.count)
            .with("wave_p50_ms", time: shown).with("others_p50_ms", time: shownLater).with("z", test.z)
            .with(requests: wave)
        ]
    }
}
