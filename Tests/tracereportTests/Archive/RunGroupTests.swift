import Testing

@testable import TraceAnalysis
@testable import tracereport

/// Runs of an archive by what they were made of.
@Suite struct RunGroupTests {
    /// A run that began on a day of November.
    static func run(
        _ day: Int, model: String = "llama", users: Int = 8, tokens: Double = 500, invalid: Bool? = false
    ) throws -> ArchiveIndex.Run {
        let empty = AnalyzedRun(
            Measurements(samples: [:]), run: RunDescription(file: "run.jsonl", sha256: "\(day)"),
            options: AnalysisOptions())
        var run = ArchiveIndex.Run(
            folder: "2026-11-\(day)_\(model)_x", Manifest(of: StoredRun(empty), templates: nil, files: []))
        run.start = "2026-11-\(day)T00:00:00Z"
        run.model = model
        run.concurrency = users
        run.invalid = invalid
        run.configuration?.kind = "concurrency"
        run.configuration?.load = "\(users) concurrent"
        run.configuration?.streaming = true
        run.configuration?.inputTokens = tokens
        run.configuration?.outputTokens = 100
        return run
    }

    private func days(_ groups: [RunGroup]) -> [[String]] {
        groups.map { $0.runs.map { String($0.folder.dropFirst(8).prefix(2)) } }
    }

    @Test func runsOfTheSameThingsStandTogether() throws {
        let runs = try [
            Self.run(10), Self.run(11, users: 16), Self.run(12), Self.run(13, model: "other"),
            Self.run(14, users: 16), Self.run(15, tokens: 520), Self.run(16, tokens: 530),
        ]
        let groups = RunGroup.groups(of: ArchiveIndex.sorted(runs))
        // 530 tokens are more than 5 % above the 500 of the oldest run.
        #expect(days(groups) == [["16"], ["15", "12", "10"], ["14", "11"], ["13"]])
        #expect(groups[1].words == "8 concurrent, streaming, 500 tokens in, 100 out")
    }

    @Test func theNewestRunsOfAGroupStay() throws {
        let runs = ArchiveIndex.sorted(try (10...14).map { try Self.run($0) })
        let group = try #require(RunGroup.groups(of: runs).first)
        #expect(
            group.beyond(2).map(\.start)
                == ["2026-11-12", "2026-11-11", "2026-11-10"].map { $0 + "T00:00:00Z" })
        #expect(group.beyond(0).count == 4)
        #expect(group.beyond(9).isEmpty)
        #expect(group.older(than: "2026-11-12T00:00:00Z").count == 2)
        #expect(group.older(than: "2027-01-01T00:00:00Z").count == 4)
    }

    @Test func alikeIsWhatHasTheSameConfiguration() throws {
        let runs = try [Self.run(10), Self.run(11, users: 16), Self.run(12, tokens: 510)]
        let alike = RunGroup.alike(runs[0].runConfiguration, among: runs)
        #expect(alike.map(\.start) == [runs[0].start, runs[2].start])
    }

    @Test func manifestsOfBeforeHaveGroupsToo() throws {
        var runs = try [Self.run(10), Self.run(11), Self.run(12, users: 1)]
        for index in runs.indices { runs[index].configuration = nil }
        #expect(days(RunGroup.groups(of: ArchiveIndex.sorted(runs))) == [["12"], ["11", "10"]])
    }
}
