import Testing
import TraceAnalysis

@testable import TraceCharts

@Suite struct SweepChartKindTests {
    private static let names = [
        "throughput-by-load", "latency-by-throughput", "pareto", "phases-by-load", "cdf-by-load",
        "failures-by-load",
    ]

    private func chart(_ name: String, _ sweep: Sweep) throws -> Chart {
        try #require(SweepChartKind.all.first { $0.name == name }).chart(sweep)
    }

    @Test func theChartsHaveTheirNames() {
        #expect(SweepChartKind.all.map(\.name) == Self.names)
        #expect(SweepChartKind.all.allSatisfy { !$0.explanation.isEmpty })
    }

    @Test func titlesSayWhatIsFound() throws {
        let sweep = try MadeSweep(failed: [0, 0, 0, 0, 3, 9]).sweep()
        #expect(try chart("throughput-by-load", sweep).title.hasPrefix("Throughput stops at "))
        #expect(try chart("throughput-by-load", sweep).title.hasSuffix(" from 8 users on"))
        #expect(
            try chart("latency-by-throughput", sweep).title.hasPrefix("At 16 users the first token takes ")
        )
        #expect(try chart("failures-by-load", sweep).title == "From 16 users on requests failed")
    }

    @Test(arguments: names) func everyChartHasItsData(_ name: String) throws {
        let chart = try chart(name, MadeSweep(curves: 2, repetitions: 3, failed: [0, 1]).sweep())
        #expect(chart.missing == nil)
        #expect(chart.data.rows.allSatisfy { $0.count == chart.data.columns.count })
        #expect(!chart.data.rows.isEmpty && !chart.description.isEmpty)
        #expect(chart.caption.split(separator: " ").count <= 18, "\(chart.caption)")
    }

    @Test func throughputHasARowARun() throws {
        let sweep = try MadeSweep(repetitions: 3).sweep()
        let chart = try chart("throughput-by-load", sweep)
        #expect(chart.data.rows.count == 18)
        let point = sweep.curves[0].points[2]
        let figure = try #require(point.figure(.requestThroughput))
        #expect(
            chart.data.rows[6] == [
                .text(""), .number(4), .text("0/2/0"), .number(figure.values[0]), .number(figure.mean),
                .number(figure.interval?.lowerBound ?? 0), .number(figure.interval?.upperBound ?? 0),
            ])
    }

    /// Only where every run is a dot does a subtitle say so.
    @Test(arguments: names) func onlyTheDotsOfRunsAreCalledSo(_ name: String) throws {
        let repeated = try chart(name, MadeSweep(repetitions: 3, failed: [0, 1]).sweep())
        #expect(repeated.subtitle.contains("a dot a run") == (name == "throughput-by-load"))
        let single = try chart(name, MadeSweep(failed: [0, 1]).sweep())
        #expect(!single.subtitle.contains("a dot a run"))
    }

    /// An interval lies within the axis, or a note says where it ends.
    @Test(arguments: [2, 3, 5]) func intervalsAreWholeOrTold(_ repetitions: Int) throws {
        for seed in 1...20 {
            var made = MadeSweep(repetitions: repetitions)
            made.seed = UInt64(seed)
            let sweep = try made.sweep()
            let chart = try chart("throughput-by-load", sweep)
            guard case .plot(let plot) = chart.content, case .values(let scale) = plot.y else {
                Issue.record("no plot")
                return
            }
            let figures = sweep.curves[0].points.compactMap { $0.figure(.requestThroughput) }
            let ends = figures.compactMap(\.interval?.upperBound)
            #expect(ends.count == figures.count)
            let runs = try #require(figures.flatMap(\.values).max())
            #expect(scale.upper <= 2.2 * runs)
            let cut = ends.filter { $0 > scale.upper }
            let note = chart.footnotes.first { $0.hasPrefix("intervals that end above the axis: ") }
            #expect((note?.split(separator: ",").count ?? 0) == cut.count)
        }
    }

    /// A line that ends below 1 says what lies beyond.
    @Test func whatLiesBeyondTheAxisIsTold() throws {
        let chart = try chart("cdf-by-load", MadeSweep(loads: [1, 2, 4, 8, 16, 32, 64, 128]).sweep())
        guard case .plot(let plot) = chart.content else {
            Issue.record("no plot")
            return
        }
        let beyond = chart.data.rows.contains { row in
            if case .number(let value) = row[1] { value * 1e6 > plot.x.upper } else { false }
        }
        #expect(chart.footnotes.contains { $0.hasPrefix("beyond the axis: ") } == beyond)
    }

    @Test func withoutTheDataAChartSaysWhy() throws {
        let bare = try MadeSweep(hasTokens: false, hasPhases: false).sweep()
        for name in ["pareto", "phases-by-load", "cdf-by-load", "failures-by-load"] {
            #expect(try chart(name, bare).missing != nil, "\(name)")
        }
        #expect(try chart("failures-by-load", bare).missing == "none of 360 requests failed")
        #expect(try chart("latency-by-throughput", bare).missing == nil, "the whole request stands in")
    }

    @Test func linesOfTheFirstTokenRiseToAll() throws {
        let chart = try chart("cdf-by-load", MadeSweep(loads: [1, 2, 3, 4, 5, 6, 7, 8]).sweep())
        #expect(chart.footnotes == ["not drawn: 3, 6"])
        let last = try #require(chart.data.rows.last)
        #expect(last[0] == .number(8) && last[2] == .number(1))
        #expect(chart.data.rows.count == 6 * 60)
    }

    @Test func curvesBeyondTheFourthAreNamedBelow() throws {
        let sweep = try MadeSweep(loads: [1, 2, 4, 8, 16, 32, 64], curves: 6).sweep()
        let chart = try chart("throughput-by-load", sweep)
        #expect(chart.footnotes == ["not drawn: 640 input tokens; 768 input tokens"])
    }

    /// No two labels overlap, none lies on a line, and none leaves the picture.
    @Test(arguments: names) func labelsNeverCollide(_ name: String) throws {
        var random = SplitMix64(23)
        for round in 0..<120 {
            var made = MadeSweep()
            made.seed = UInt64(round + 1)
            made.curves = 1 + round % 5
            made.repetitions = [1, 1, 2, 5][round % 4]
            made.slots = [1, 8, 1_000][Int.random(in: 0..<3, using: &random)]
            made.firstToken = [0.02, 50, 90_000][Int.random(in: 0..<3, using: &random)]
            let most = [1, 2, 5, 12, 30][Int.random(in: 0..<5, using: &random)]
            let step = [1.0, 7, 1_000][Int.random(in: 0..<3, using: &random)]
            made.loads = (1...most).map {
                round % 2 == 0 ? Double($0) * step : (0..<$0).reduce(1.0) { value, _ in value * 2 }
            }
            if round % 7 == 6 { made.names = made.loads.map { "scenario \($0) of some length" } }
            made.limit = round % 3 == 0 ? made.firstToken * 2 : nil
            made.failed = [[], [0, 1, 7], [60]][round % 3]
            let size = LabelTests.sizes[round % LabelTests.sizes.count]
            let drawing = try chart(name, made.sweep())
                .drawing(size: size, theme: .light, measurer: BlockMeasurer())
            let faults = LabelTests.faults(drawing)
            #expect(faults.isEmpty, "round \(round), \(size): \(faults.prefix(3))")
        }
    }
}
