import ComparisonSimulator
import TraceAnalysis

/// The tables of docs/comparisons.md, in the order in which they stand there.
struct StatisticsTables {
    let folder: String
    let seeds: Range<UInt64>

    /// The rules that `check` is tried with.
    private static let rules = [
        "ttfb.p50 <= baseline * 1.1", "ttfb.p95 <= baseline * 1.1 + 5ms",
        "http_req_duration.p95 <= baseline * 1.1 + 5ms", "overview.request_throughput >= baseline * 0.9",
    ]

    private func outcome(_ trial: PairTrial, rules: [CheckRule] = []) throws -> PairTrial.Outcome {
        try trial.outcome(seeds: seeds, in: folder, rules: rules)
    }

    private func percent(_ count: Int, _ all: Int) -> String {
        all > 0 ? "\((Double(count) * 1_000 / Double(all)).rounded() / 10) %" : "–"
    }

    private func table(_ head: [String], _ rows: [[String]]) -> String {
        let rule = head.indices.map { $0 == 0 ? "---" : "---:" }
        return ([head, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
            + "\n"
    }

    /// How often equal servers are called different, and how often the 95 % intervals hold the truth.
    func falseVerdicts() throws -> String {
        let rows = try Server.allCases.map { server in
            var row = [server.title]
            for count in [300, 1_000] {
                let found = try outcome(PairTrial(server, count: count))
                row += [
                    percent(found.different, found.pairs), percent(found.unsteady, found.pairs),
                    percent(found.covered[0], found.intervals[0]),
                    percent(found.covered[1], found.intervals[1]),
                ]
            }
            return row
        }
        return table(
            [
                "Two runs of one server", "called different, n = 300", "differ from themselves",
                "coverage p50", "p95", "called different, n = 1,000", "differ from themselves",
                "coverage p50",
                "p95",
            ], rows)
    }

    /// How often two starts that differ are called different.
    func spread() throws -> String {
        let rows = try [0.03, 0.05].flatMap { spread in
            try [1, 3, 5].map { runs in
                var row = ["\(Int(spread * 100)) %", "\(runs)"]
                for slowness in [1, 1.15, 1.25] {
                    let found = try outcome(
                        PairTrial(
                            .independent, count: 300, slowness: slowness, spread: spread, runs: runs))
                    row.append(percent(slowness == 1 ? found.different : found.worse, found.pairs))
                }
                return row
            }
        }
        return table(
            [
                "Starts differ by", "runs a side", "equal, called different", "× 1.15, called worse",
                "× 1.25, called worse",
            ], rows)
    }

    /// How often slower servers are called worse.
    func power() throws -> String {
        let rows = try Server.allCases.map { server in
            var row = [server.title]
            for count in [300, 1_000] {
                for slowness in [1.15, 1.25] {
                    let found = try outcome(PairTrial(server, count: count, slowness: slowness))
                    row.append(percent(found.worse, found.pairs))
                }
            }
            return row
        }
        return table(
            [
                "Called worse", "× 1.15, n = 300", "× 1.25, n = 300", "× 1.15, n = 1,000",
                "× 1.25, n = 1,000",
            ], rows)
    }

    /// How often checks fail for an unchanged server, and pass for one that is 25 % slower.
    func checks() throws -> String {
        let rules = try Self.rules.map { try CheckRule($0, hasBaseline: true, hasConfidence: true) }
        let rows = try Server.allCases.map { server in
            var row = [server.title]
            for count in [300, 1_000] {
                let same = try outcome(PairTrial(server, count: count), rules: rules)
                let slower = try outcome(PairTrial(server, count: count, slowness: 1.25), rules: rules)
                row += [
                    percent(same.failed, same.pairs), percent(same.passed, same.pairs),
                    percent(slower.failed, slower.pairs), percent(slower.passed, slower.pairs),
                ]
            }
            return row
        }
        return table(
            [
                "Four rules, 95 %", "unchanged fails, n = 300", "passes", "25 % slower fails", "passes",
                "unchanged fails, n = 1,000", "passes", "25 % slower fails", "passes",
            ], rows)
    }

    /// How often the knee and the capacity of a sweep are right, and how often a knee is claimed where there is none.
    func sweeps() throws -> String {
        let rows = try [0.03, 0.05].flatMap { spread in
            try [1, 3].flatMap { repetitions in
                try [50, 100, 300].map { count in
                    var row = ["\(Int(spread * 100)) %", "\(repetitions)", "\(count)"]
                    for slots in [4, 8, 16] {
                        let found = try SweepTrial(
                            slots: slots, count: count, repetitions: repetitions, spread: spread
                        ).outcome(seeds: seeds, in: folder)
                        row.append(
                            percent(found.rightKnees, found.sweeps) + ", "
                                + percent(found.rightCapacities, found.sweeps))
                    }
                    let growing = try SweepTrial(
                        slots: 1_000, count: count, repetitions: repetitions, spread: spread
                    ).outcome(seeds: seeds, in: folder)
                    return row + [percent(growing.knees, growing.sweeps)]
                }
            }
        }
        return table(
            [
                "Starts differ by", "runs a load", "requests a run", "4 slots: knee, capacity right",
                "8 slots",
                "16 slots", "no limit: a knee is claimed",
            ], rows)
    }
}
