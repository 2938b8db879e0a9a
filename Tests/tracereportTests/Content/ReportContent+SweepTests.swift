import Testing

@testable import TraceAnalysis
@testable import tracereport

/// What a sweep says of how it was made, and of its points.
@Suite struct SweepContentTests {
    /// A run of known figures, with findings where some are named.
    private func run(
        _ folder: String, users: Int, model: String = "m", findings: [SweepRun.Remark] = []
    ) -> SweepRun {
        var configuration = RunConfiguration()
        (configuration.model, configuration.streams) = (model, true)
        (configuration.load.kind, configuration.load.concurrency) = (.concurrency, users)
        let times = Sample([4e7, 5e7, 6e7]).map {
            Summary(of: $0, tag: .timeToFirstToken, source: .metrics, options: AnalysisOptions())
        }
        return SweepRun(
            folder: folder, configuration: configuration, place: SweepPlace(),
            metrics: [.timeToFirstToken: times].compactMapValues { $0 }, requestThroughput: 10,
            outputTokenThroughput: nil, tokensPerUser: nil, requests: 100, failed: 0, good: nil,
            findings: findings)
    }

    private let doubt = SweepRun.Remark(
        id: .incomplete, severity: .invalid, title: "The run is incomplete",
        text: "60 of 100 requests are there.")
    private let problem = SweepRun.Remark(
        id: .failures, severity: .problem, title: "Requests failed", text: "34 of 240 failed.")

    private func content(_ runs: [SweepRun]) throws -> ReportContent {
        ReportContent(try Sweep(runs, options: AnalysisOptions()), of: ["runs"])
    }

    /// Only the loads of one run are said to be.
    @Test func ofWhichLoadsThereIsOneRun() throws {
        let single = try content([run("a", users: 1), run("b", users: 8)])
        #expect(
            single.notes[0].hasSuffix(
                "over them. One run each: differences between two starts of a server are in no figure."))
        let mixed = try content([run("a", users: 1), run("b", users: 8), run("c", users: 8)])
        #expect(
            mixed.notes[0].hasSuffix(
                "over them. Of 1 user there is one run: differences between two starts of a server are in no figure of it."
            ))
        let repeated = try content(["a", "b"].map { run($0, users: 1) })
        #expect(repeated.notes[0].hasSuffix("over them."))
        let many = try content(
            (1...8).map { run("\($0)", users: $0) } + [run("x", users: 9), run("y", users: 9)])
        #expect(many.notes[0].contains("Of 8 of 9 loads there is one run"))
    }

    /// A run that is shown and marked is counted once.
    @Test func everyRunIsCountedOnce() throws {
        let content = try content([
            run("a", users: 1), run("b", users: 8), run("c", users: 8, findings: [doubt]),
        ])
        #expect(content.provenance.contains(Fact("Runs", "2 used, 1 invalid, shown and marked")))
    }

    /// Figures are shown of invalid runs too, where the curve has no other.
    @Test func aCurveOfInvalidRunsHasItsFigures() throws {
        let sweep = try Sweep(
            [run("a", users: 1), run("b", users: 8, model: "other", findings: [doubt])],
            options: AnalysisOptions())
        let curve = try #require(sweep.curves.first { $0.points.isEmpty })
        let table = SweepTable(curve).table
        let titles = table.columns.map(\.title)
        #expect(titles.contains("Requests/s") && titles.contains("TTFT p50") && titles.contains("Remarks"))
        #expect(table.rows.map(\.first) == ["8 (invalid)"])
        let first = try #require(titles.firstIndex(of: "TTFT p50"))
        #expect(table.rows[0][first] == "50.00ms")
    }

    /// The sentence of a run stands behind its name, where it is one of several.
    @Test func aSentenceIsOfItsRun() throws {
        let content = try content([
            run("b", users: 8), run("c", users: 8, findings: [problem]),
            run("d", users: 8, findings: [problem]),
        ])
        let point = try #require(content.chapters.first { $0.id == "point-1-1" })
        #expect(point.blocks.contains(.paragraph("Requests failed (2 of 3 runs). c: 34 of 240 failed.")))
        let alone = try self.content([run("c", users: 8, findings: [problem])])
        let own = try #require(alone.chapters.first { $0.id == "point-1-1" })
        #expect(own.blocks.contains(.paragraph("Requests failed. 34 of 240 failed.")))
    }
}
