import Foundation
import Testing

/// The sweep as people and scripts use it.
@Suite struct SweepRunsTests {
    private static let native = Repository.path("Tests/Fixtures/sweeps/native")
    private static let multirun = Repository.path("Tests/Fixtures/sweeps/multirun")

    private func json(_ arguments: [String]) throws -> [String: Any] {
        let result = try Tool.run(["sweep"] + arguments + ["--format", "json"])
        #expect(result.status == 0 && result.errors == "", "\(result.errors)")
        return try #require(try JSONSerialization.jsonObject(with: result.outputBytes) as? [String: Any])
    }

    @Test func theJSONHasItsShape() throws {
        let object = try json([Self.native])
        #expect((object["left_out"] as? [Any])?.isEmpty == true)
        let curves = try #require(object["curves"] as? [[String: Any]])
        let curve = try #require(curves.first)
        #expect(curves.count == 1)
        #expect(curve["along"] as? String == "concurrency")
        #expect(curve["knee"] as? Int == 8)
        #expect(curve["capacity"] is NSNull)
        #expect(curve["pareto"] as? [Int] == [4, 32])
        let points = try #require(curve["points"] as? [[String: Any]])
        #expect(points.map { $0["load"] as? Int } == [1, 2, 4, 8, 16, 32])
        #expect(points[3]["runs"] as? [String] == ["concurrency_8"])
        #expect(points[3]["failed_share"] as? Double == 0 && points[3]["slo_share"] is NSNull)
        let metrics = try #require(points[3]["metrics"] as? [String: Any])
        #expect(metrics["connection_queue_wait"] is NSNull)
        for (name, statistic) in [
            ("time_to_first_token", "p50"), ("http_req_duration", "p99"), ("request_throughput", "avg"),
            ("output_token_throughput", "avg"), ("tokens_per_second_per_user", "avg"),
        ] {
            let figure = (metrics[name] as? [String: Any])?[statistic] as? [String: Any]
            #expect(
                figure?["mean"] is Double && figure?["low"] is NSNull && figure?["high"] is NSNull, "\(name)")
        }
    }

    /// One load is no curve, but has figures; what was found there is told by its title, a bad line by its file.
    @Test func oneLoadIsToldToo() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("run")
        try FileManager.default.copyItem(atPath: Repository.path("samples/aiperf-0.13-errors"), toPath: path)
        let file = path + "/profile_export.jsonl"
        let records = try String(contentsOfFile: file, encoding: .utf8)
        try Data((records + "no record\n").utf8).write(to: URL(filePath: file))
        let result = try Tool.run(["sweep", path])
        #expect(result.status == 0)
        let text = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            text.hasPrefix(
                "One load was tried, 8 users: 19.6 requests a second, the first token takes 58 ms (p50). "
                    + "A curve takes a second one."), "\(text.prefix(200))")
        #expect(text.contains("Requests failed") && !text.contains(" failures "))
        #expect(
            result.errors.contains("line 151 of ") && result.errors.contains("run skipped: "),
            "\(result.errors)")
    }

    /// What a point says is what `analyze` says of its run.
    @Test(arguments: ["1", "8", "32"]) func aPointSaysWhatAnalyzeSays(_ load: String) throws {
        let curve = try #require((try json([Self.native])["curves"] as? [[String: Any]])?.first)
        let points = curve["points"] as? [[String: Any]] ?? []
        let point = try #require(points.first { $0["load"] as? Int == Int(load) })
        let run = try Tool.run(["analyze", "\(Self.native)/concurrency_\(load)", "--format", "json"])
        let analysis = try #require(try JSONSerialization.jsonObject(with: run.outputBytes) as? [String: Any])
        let figures = try #require(analysis["metrics"] as? [String: Any])
        let metrics = try #require(point["metrics"] as? [String: Any])
        var compared = 0
        for (tag, value) in figures {
            guard let summary = value as? [String: Any] else { continue }
            for name in ["avg", "min", "max", "std", "p50", "p90", "p95", "p99"] {
                let own = ((metrics[tag] as? [String: Any])?[name] as? [String: Any])?["mean"] as? Double
                #expect(own == summary[name] as? Double, "\(tag).\(name)")
                compared += 1
            }
        }
        #expect(compared > 80)
        let overview = analysis["overview"] as? [String: Any]
        let throughput = (metrics["request_throughput"] as? [String: Any])?["avg"] as? [String: Any]
        #expect(throughput?["mean"] as? Double == overview?["request_throughput"] as? Double)
    }

    @Test func objectivesGiveACapacity() throws {
        let object = try json([Self.native, "--slo", "time_to_first_token <= 200ms"])
        let curve = try #require((object["curves"] as? [[String: Any]])?.first)
        #expect(curve["capacity"] as? Int == 8)
        let points = curve["points"] as? [[String: Any]] ?? []
        #expect(
            points.map { ($0["slo_share"] as? Double).map { $0 >= 0.95 } } == [
                true, true, true, true, false, false,
            ])
        let group = curve["group"] as? [String: Any]
        #expect(group?["slo"] as? [String] == ["time_to_first_token <= 200ms"])
    }

    @Test func repetitionsHaveIntervals() throws {
        let curve = try #require((try json([Self.multirun])["curves"] as? [[String: Any]])?.first)
        let points = try #require(curve["points"] as? [[String: Any]])
        #expect(points.count == 1 && curve["knee"] is NSNull)
        #expect(points[0]["runs"] as? [String] == (1...3).map { "profile_runs/run_000\($0)" })
        let figure = ((points[0]["metrics"] as? [String: Any])?["request_throughput"] as? [String: Any])?[
            "avg"]
        let numbers = try #require(figure as? [String: Double])
        #expect(
            (numbers["low"] ?? 0) < (numbers["mean"] ?? 0) && (numbers["mean"] ?? 0) < (numbers["high"] ?? 0))
    }

    @Test func theTextBeginsWithWhatItTells() throws {
        let result = try Tool.run(["sweep", Self.native])
        #expect(result.status == 0 && result.errors == "")
        #expect(result.output.hasPrefix("  Throughput stops at 27.3/s from 8 users on; 16 add nothing"))
        #expect(result.output.contains("  8 (knee)  ") && !result.output.contains("Remarks"))
        #expect(result.output.hasSuffix("\n") && !result.output.hasSuffix("\n\n"))
        #expect(try Tool.run(["sweep", Self.native, "--threads", "3"]).output == result.output)
        let markdown = try Tool.run(["sweep", Self.native, "--format", "markdown"])
        #expect(markdown.status == 0 && markdown.output.contains("| 8 (knee) |"))
        let csv = try Tool.run(["sweep", Self.native, "--format", "csv"]).output.split(separator: "\n")
        #expect(
            csv.count == 7 && csv[0].hasPrefix("curve,along,load,valid,runs,requests,failed_share,slo_share,")
        )
        #expect(Set(csv.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }).count == 1)
    }

    @Test func aFolderHoldsAllOfIt() throws {
        let folder = try TemporaryFolder()
        let result = try Tool.run(["sweep", Self.native, "-o", folder.path("out")])
        #expect(result.status == 0 && result.output == "" && result.errors == "", "\(result.errors)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("out")).sorted()
        #expect(names == ["charts", "sweep.html", "sweep.json", "sweep.pdf"])
        let charts = try FileManager.default.contentsOfDirectory(atPath: folder.path("out/charts")).sorted()
        #expect(
            charts
                == [
                    "cdf-by-load", "failures-by-load", "latency-by-throughput", "pareto", "phases-by-load",
                    "throughput-by-load",
                ].flatMap { [$0 + ".png", $0 + ".svg"] })
        let html = try String(contentsOfFile: folder.path("out/sweep.html"), encoding: .utf8)
        #expect(html.contains("Throughput stops at") && html.contains("First token by load"))
        let text = try Program.text(ofPDF: folder.path("out/sweep.pdf"))
        #expect(text.contains("Throughput stops at") && text.contains("32 users"))
        _ = try Program.output("qpdf", ["--check", folder.path("out/sweep.pdf")])
    }

    /// A point's heading, facts and table stand on one page, and nothing promises a command where there is none.
    @Test func aPointIsNotDividedBetweenPages() throws {
        let folder = try TemporaryFolder()
        for paper in ["a4", "letter"] {
            let file = folder.path("\(paper).pdf")
            let made = try Tool.run(["sweep", Self.native, Self.multirun, "--paper", paper, "-o", file])
            #expect(made.status == 0, "\(made.errors)")
            let pages = try Program.output("pdftotext", ["-layout", file, "-"]).split(separator: "\u{C}")
            // The folder's path follows the lead, and its length decides where the line ends.
            let leads = pages.map { page in
                page.split(whereSeparator: \.isWhitespace).joined(separator: " ").ranges(of: "none failed: ")
                    .count
            }
            let facts = pages.map { $0.ranges(of: "Tokens/s in all").count }
            let tables = pages.map { page in
                page.split(separator: "\n").count { $0.contains("Metric") && $0.contains("p95") }
            }
            #expect(leads == facts && leads == tables, "\(leads) \(facts) \(tables)")
            #expect(leads.reduce(0, +) >= 6)
        }
        #expect(try Tool.run(["sweep", Self.native, "-o", folder.path("a.html")]).status == 0)
        let html = try String(contentsOfFile: folder.path("a.html"), encoding: .utf8)
        #expect(html.contains("Method and provenance") && !html.contains("input, command"))
    }

    @Test(arguments: ["one.pdf", "one.html"])
    func aFileIsThatFileAlone(_ name: String) throws {
        let folder = try TemporaryFolder()
        #expect(
            try Tool.run(["sweep", Self.multirun, "--title", "Mine", "-o", folder.path(name)]).status == 0)
        #expect(folder.names == [name])
    }

    /// A broken run, an incomplete one, an empty one and one without records beside good ones.
    @Test func whatCannotBeUsedIsNamed() throws {
        let folder = try TemporaryFolder()
        let files = FileManager.default
        for load in [1, 8] {
            try files.createDirectory(atPath: folder.path("sweep"), withIntermediateDirectories: true)
            try files.copyItem(
                atPath: "\(Self.native)/concurrency_\(load)", toPath: folder.path("sweep/concurrency_\(load)")
            )
        }
        func add(_ name: String, _ bytes: [UInt8], summary: String?) throws {
            try files.createDirectory(atPath: folder.path("sweep/\(name)"), withIntermediateDirectories: true)
            let place = folder.path("sweep/\(name)/profile_export.jsonl")
            if !bytes.isEmpty || summary == nil { try Data(bytes).write(to: URL(filePath: place)) }
            guard let summary else { return }
            try Data(summary.utf8).write(
                to: URL(filePath: folder.path("sweep/\(name)/profile_export_aiperf.json")))
        }
        let whole = try Data(contentsOf: URL(filePath: Self.native + "/concurrency_8/profile_export.jsonl"))
        let summary = try String(
            contentsOfFile: Self.native + "/concurrency_8/profile_export_aiperf.json", encoding: .utf8)
        try add("cut_short", Array(whole.prefix(whole.count / 3)), summary: summary)
        try add("broken", Array("no JSON\n".utf8), summary: nil)
        try add("empty", [], summary: nil)
        try add("summary_alone", [], summary: summary)
        let object = try JSONSerialization.jsonObject(
            with: try Tool.run(["sweep", folder.path("sweep"), "--format", "json", "--quiet"]).outputBytes)
        let sweep = try #require(object as? [String: Any])
        let left = try #require(sweep["left_out"] as? [[String: String]])
        #expect(left.map { $0["run"] } == ["broken", "cut_short", "empty", "summary_alone"])
        #expect(left[0]["reason"]?.contains("no usable record") == true)
        #expect(left[1]["reason"]?.hasPrefix("invalid: ") == true)
        #expect(left[2]["reason"] == "profile_export.jsonl is empty: expected one JSON record a line")
        #expect(left[3]["reason"]?.contains("--export-level records") == true)
        let curve = try #require((sweep["curves"] as? [[String: Any]])?.first)
        #expect((curve["points"] as? [[String: Any]])?.map { $0["load"] as? Int } == [1, 8])
        #expect((curve["invalid"] as? [[String: Any]])?.map { $0["load"] as? Int } == [8])
        let text = try Tool.run(["sweep", folder.path("sweep"), "--quiet"]).output
        #expect(
            text.contains("  8 (invalid)  ") && text.contains("  The run is incomplete\n")
                && text.contains("LEFT OUT"))
    }

    /// An archive is a sweep of its runs, with the figures of the records.
    @Test func anArchiveIsASweepOfItsRuns() throws {
        let folder = try TemporaryFolder()
        for load in [1, 8] {
            let result = try Tool.run(
                ["archive", "\(Self.native)/concurrency_\(load)", "--into", folder.path("runs"), "--quiet"])
            #expect(result.status == 0)
        }
        func figures(_ arguments: [String]) throws -> [[Double?]] {
            let curve = try #require((try json(arguments)["curves"] as? [[String: Any]])?.first)
            return (curve["points"] as? [[String: Any]] ?? []).map { point in
                let metrics = point["metrics"] as? [String: Any]
                return [
                    ("time_to_first_token", "p99"), ("request_throughput", "avg"),
                    ("tokens_per_second_per_user", "avg"),
                ]
                .map { ((metrics?[$0] as? [String: Any])?[$1] as? [String: Any])?["mean"] as? Double }
            }
        }
        let archived = try figures([folder.path("runs")])
        let read = try figures(["\(Self.native)/concurrency_1", "\(Self.native)/concurrency_8"])
        #expect(archived.count == 2)
        for (one, other) in zip(archived.joined(), read.joined()) {
            #expect(abs((one ?? 0) - (other ?? 1)) <= 1e-9 * abs(other ?? 1))
        }
    }

    @Test func refusals() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path("none"), withIntermediateDirectories: true)
        try FileManager.default.createDirectory(
            atPath: folder.path("bad/run"), withIntermediateDirectories: true)
        try Data("no JSON\n".utf8).write(to: URL(filePath: folder.path("bad/run/profile_export.jsonl")))
        for (arguments, status, words) in [
            ([], 64, "Usage"), (["-"], 64, "needs files"),
            ([Self.native, "--by", "nothing"], 64, "there is concurrency"),
            ([Self.native, "--format", "json", "-o", folder.path("a.pdf")], 64, "--format"),
            ([folder.path("absent")], 66, "No such file"), ([folder.path("none")], 66, "holds no AIPerf run"),
            ([folder.path("bad")], 65, "no run can be used: run ("),
            ([Self.native, "--slo", "nothing"], 64, "nothing"),
        ] as [([String], Int32, String)] {
            let result = try Tool.run(["sweep"] + arguments)
            #expect(result.status == status, "\(arguments): \(result.errors)")
            #expect(result.output == "" && result.errors.contains(words), "\(arguments): \(result.errors)")
        }
    }

    @Test func otherCommandsNameTheSweep() throws {
        let result = try Tool.run(["analyze", Self.native])
        #expect(result.status == 66)
        #expect(result.errors.contains("concurrency_1, concurrency_2, concurrency_4, concurrency_8"))
        #expect(result.errors.contains("tracereport sweep \(Self.native)"))
    }

    /// Of the settings of a variation only those that differ between runs are shown.
    @Test func ofSettingsOnlyThoseThatVaryAreShown() throws {
        let folder = try TemporaryFolder()
        for load in [1, 8] {
            try FileManager.default.createDirectory(
                atPath: folder.path("sweep"), withIntermediateDirectories: true)
            let place = folder.path("sweep/concurrency_\(load)")
            try FileManager.default.copyItem(atPath: "\(Self.native)/concurrency_\(load)", toPath: place)
            let file = place + "/profile_export_aiperf.json"
            let summary = try String(contentsOfFile: file, encoding: .utf8)
                .replacing(
                    "\"phases.profiling.concurrency\":",
                    with: "\"secret\": \"quiet\", \"phases.profiling.concurrency\":")
            #expect(summary.contains("quiet"))
            try Data(summary.utf8).write(to: URL(filePath: file))
        }
        for format in ["text", "markdown", "json", "csv"] {
            let output = try Tool.run(["sweep", folder.path("sweep"), "--format", format]).output
            #expect(
                output.contains("8") && !output.contains("quiet") && !output.contains("secret"), "\(format)")
        }
    }
}
