import Foundation
import Testing

@testable import TraceAnalysis
@testable import tracereport

/// The archive as scripts use it: through the binary.
@Suite struct ArchiveTests {
    private static let small = "samples/aiperf-0.13-without-trace"

    /// Archives a run of the repository.
    ///
    /// - Returns: the folder's path, as the command prints it.
    @discardableResult private func archive(
        _ run: String, into directory: String, _ arguments: [String] = []
    ) throws -> String {
        let result = try Tool.run(["archive", Repository.path(run), "--into", directory] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        return result.output.trimmingCharacters(in: .newlines)
    }

    private func verify(_ directory: String) throws -> Tool.Outcome {
        try Tool.run(["archive", "verify", directory])
    }

    /// Every file under a folder with its bytes, the lock aside.
    private func files(_ folder: String) throws -> [String: Data] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
        var files: [String: Data] = [:]
        for path in paths where path != ".lock" {
            var isDirectory: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isDirectory)
            if !isDirectory.boolValue {
                files[path] = try Data(contentsOf: URL(filePath: "\(folder)/\(path)"))
            }
        }
        return files
    }

    @Test func theFolderHoldsAllThatTheReportDoes() throws {
        let folder = try TemporaryFolder()
        let run = "samples/aiperf-0.13-streaming"
        let archived = try archive(run, into: folder.path("archive"))
        let name = URL(filePath: archived).lastPathComponent
        #expect(name == "2026-11-23T20-34-18Z_mock-model_3d81136d")
        #expect(try Tool.run(["report", Repository.path(run), "-o", folder.path("report")]).status == 0)
        var kept = try files(archived)
        let written = kept.removeValue(forKey: "manifest.json") ?? Data()
        let manifest = try #require(Manifest(bytes: Array(written)))
        let distributions = kept.removeValue(forKey: "distributions.bin") ?? Data()
        #expect(kept == (try files(folder.path("report"))))
        #expect((1..<100_000).contains(distributions.count))
        #expect(Set(manifest.files.keys) == Set(kept.keys).union(["distributions.bin"]))
        #expect(manifest.input.file == "profile_export.jsonl")
        let input = try Data(contentsOf: URL(filePath: Repository.path("\(run)/profile_export.jsonl")))
        #expect(manifest.input.bytes == input.count)
        #expect(manifest.input.sha256 == Array(input).sha256)
        #expect(folder.names == ["archive", "report"])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path("archive")).sorted()
                == [".lock", name, "index.html", "index.json"])
    }

    @Test func theIndexListsTheRunsNewestFirst() throws {
        let folder = try TemporaryFolder()
        let directory = folder.path("archive")
        for run in [Self.small, "samples/aiperf-0.13-errors", "Tests/Fixtures/runs/draft-schema"] {
            try archive(run, into: directory)
        }
        let json = try JSONSerialization.jsonObject(
            with: Data(contentsOf: URL(filePath: directory + "/index.json")))
        let runs = try #require((json as? [String: Any])?["runs"] as? [[String: Any]])
        let starts = runs.compactMap { $0["start"] as? String }
        #expect(starts.count == 3)
        #expect(starts == starts.sorted(by: >))
        #expect(
            runs.allSatisfy {
                ($0["folder"] as? String)?.isEmpty == false && ($0["sha256"] as? String)?.count == 64
            })
        #expect(runs.filter { $0["model"] is NSNull }.count == 1)
        let list = try Tool.run(["archive", "list", directory])
        #expect(list.status == 0)
        #expect(list.output.split(separator: "\n").count == 4)
        let page = try String(contentsOf: URL(filePath: directory + "/index.html"), encoding: .utf8)
        for run in runs { #expect(page.contains("href=\"\(run["folder"] as? String ?? "-")/report.html\"")) }
        let verified = try verify(directory)
        #expect(verified.status == 0)
        #expect(verified.errors.isEmpty)
        #expect(verified.output.hasPrefix("3 runs, "))
    }

    @Test func theSameInputIsOneEntry() throws {
        let folder = try TemporaryFolder()
        let directory = folder.path("archive")
        let first = try archive(Self.small, into: directory)
        let before = try files(directory)
        let again = try Tool.run(["archive", "add", Repository.path(Self.small), "--into", directory])
        #expect(again.status == 0)
        #expect(again.sentences == ["tracereport: this run is archived already"])
        #expect(try files(directory) == before)
        let labelled = try Tool.run([
            "archive", "add", Repository.path(Self.small), "--into", directory, "--label", "commit=abc",
        ])
        #expect(labelled.sentences == ["tracereport: another rendering of this run was replaced"])
        let bare = try Tool.run(["archive", "add", Repository.path(Self.small), "--into", directory])
        #expect(bare.sentences.first?.hasSuffix("its labels commit=abc: name them with --label") == true)
        // Another rendering takes the first one's place, as a whole.
        let titled = try archive(
            Self.small, into: directory, ["--title", "Friday", "--percentile-method", "linear"])
        #expect(titled == first)
        let runs = try Tool.run(["archive", "list", directory]).output
        #expect(runs.split(separator: "\n").count == 2)
        #expect(runs.contains("Friday"))
        // What is to be redacted is made anew, however alike it is otherwise.
        try archive(Self.small, into: directory, ["--redact"])
        let json = try String(contentsOf: URL(filePath: first + "/manifest.json"), encoding: .utf8)
        #expect(json.contains("\"redacted\" : true"))
        // One of another start has another name, and is still the same input.
        let warm = try archive(Self.small, into: directory, ["--phase", "all"])
        #expect(try Tool.run(["archive", "list", directory]).output.split(separator: "\n").count == 2)
        #expect(FileManager.default.fileExists(atPath: warm))
        #expect(try verify(directory).status == 0)
        #expect(try files(directory).keys.allSatisfy { !$0.hasPrefix(".") })
    }

    @Test func anArchivedRunIsAnInputLikeAnyOther() throws {
        let folder = try TemporaryFolder()
        let raw = Repository.path("samples/aiperf-0.13-errors")
        let archived = try archive("samples/aiperf-0.13-errors", into: folder.path("archive"))
        let summary = try String(contentsOf: URL(filePath: archived + "/summary.json"), encoding: .utf8)
        #expect(try Tool.run(["analyze", archived, "--format", "json"]).output == summary)
        for options in [
            ["--percentile-method", "linear"], ["--percentiles", "99.9,42"], ["--format", "csv"],
        ] {
            #expect(
                try Tool.run(["analyze", archived] + options).output
                    == Tool.run(["analyze", raw, "--hash"] + options).output)
        }
        let redrawn = folder.path("charts")
        #expect(try Tool.run(["charts", archived, "-o", redrawn, "--format", "png,svg"]).status == 0)
        #expect(try files(redrawn) == files(archived + "/charts"))
        #expect(try Tool.run(["report", archived, "-o", folder.path("report")]).status == 0)
        let report = try Data(contentsOf: URL(filePath: folder.path("report/report.pdf")))
        #expect(report == (try Data(contentsOf: URL(filePath: archived + "/report.pdf"))))
        // What only the records know is not made up.
        for options in [["--phase", "warmup"], ["--include-failed"]] {
            let refused = try Tool.run(["analyze", archived] + options)
            #expect(refused.status == 65)
            #expect(refused.sentences.count == 1)
        }
        // And an archived run can be archived.
        let copy = try Tool.run(["archive", archived, "--into", folder.path("other")]).output
        #expect(try files(copy.trimmingCharacters(in: .newlines)) == files(archived))
    }

    @Test func verifyNamesEveryKindOfDamage() throws {
        let folder = try TemporaryFolder()
        let directory = folder.path("archive")
        let archived = try archive(Self.small, into: directory)
        let name = URL(filePath: archived).lastPathComponent
        let sound = try files(directory)
        func damaged(
            _ file: String, _ bytes: Data?, says: String, location: SourceLocation = #_sourceLocation
        ) throws {
            let url = URL(filePath: "\(directory)/\(file)")
            if let bytes { try bytes.write(to: url) } else { try FileManager.default.removeItem(at: url) }
            let result = try verify(directory)
            #expect(result.status == 1, "\(file)", sourceLocation: location)
            #expect(result.output.contains(says), "\(result.output)", sourceLocation: location)
            try sound[file]?.write(to: url)
        }
        for file in sound.keys.sorted() {
            var bytes = try #require(sound[file])
            bytes[bytes.count / 2] ^= 1
            try damaged(file, bytes, says: file)
            try damaged(file, nil, says: file)
            try damaged(file, Data(bytes.dropLast(3)), says: file)
        }
        #expect(try verify(directory).status == 0)
        try FileManager.default.moveItem(atPath: archived, toPath: folder.path("away"))
        let missing = try verify(directory)
        #expect(missing.status == 1)
        #expect(missing.output == "\(name): listed, but not there\n")
        try FileManager.default.moveItem(atPath: folder.path("away"), toPath: archived)
        // A file of somebody's own is no damage.
        try Data("note".utf8).write(to: URL(filePath: archived + "/note.txt"))
        let stranger = try verify(directory)
        #expect(stranger.status == 0)
        #expect(stranger.sentences == ["tracereport: \(name)/note.txt: not of the archive"])
    }

    @Test func rebuildGivesTheSameBytesAndMends() throws {
        let folder = try TemporaryFolder()
        let directory = folder.path("archive")
        let archived = try archive(Self.small, into: directory, ["--title", "A & B"])
        let sound = try files(directory)
        let same = try Tool.run(["archive", "rebuild", directory])
        #expect(same.output == "0 runs made anew, 1 as before\n")
        #expect(try files(directory) == sound)
        for file in ["report.html", "manifest.json", "charts/ttfb-cdf.png"] {
            try Data("spoilt".utf8).write(to: URL(filePath: "\(archived)/\(file)"))
        }
        try FileManager.default.removeItem(atPath: directory + "/index.html")
        let mended = try Tool.run(["archive", "rebuild", directory])
        #expect(mended.output == "1 run made anew, 0 as before\n")
        #expect(try files(directory) == sound)
        // With another template the report is another, and the figures are the same.
        #expect(try Tool.run(["templates", "export", folder.path("templates")]).status == 0)
        let executive = ["--template-dir", folder.path("templates/executive")]
        #expect(
            try Tool.run(["archive", "rebuild", directory] + executive).output
                == "1 run made anew, 0 as before\n")
        let other = try files(directory)
        let html = archived.split(separator: "/").last.map { "\($0)/report.html" } ?? ""
        #expect(other[html] != sound[html])
        #expect(other["index.json"] == sound["index.json"])
        #expect(try Tool.run(["archive", "rebuild", directory]).status == 0)
        #expect(try files(directory) == sound)
        // Without its distributions a run cannot be made anew.
        try Data("spoilt".utf8).write(to: URL(filePath: "\(archived)/distributions.bin"))
        let lost = try Tool.run(["archive", "rebuild", directory])
        #expect(lost.status == 65)
        #expect(lost.errors.contains("not a file of distributions"))
        #expect(try Tool.run(["analyze", archived]).status == 65)
        // Archiving the input again mends that too.
        try archive(Self.small, into: directory, ["--title", "A & B"])
        #expect(try files(directory) == sound)
    }

    @Test func namesFromTheDataStayInTheArchive() throws {
        let folder = try TemporaryFolder()
        let records = try Repository.text("\(Self.small)/profile_export.jsonl")
        for (number, model) in [
            "../../../x", "", "a/b c:d\\e\u{202E}", String(repeating: "m", count: 300), ".",
        ].enumerated() {
            try folder.write(records, to: "run\(number)/profile_export.jsonl")
            let summary = ["input_config": ["endpoint": ["model_names": [model]]]]
            try folder.write(
                JSONSerialization.data(withJSONObject: summary), to: "run\(number)/profile_export_aiperf.json"
            )
            let directory = folder.path("archive\(number)")
            let result = try Tool.run(["archive", folder.path("run\(number)"), "--into", directory])
            #expect(result.status == 0)
            let names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted().dropFirst()
            let name = try #require(names.first)
            #expect(names.count == 3)
            #expect(name.utf8.allSatisfy(RunFolderName.isAllowed))
            #expect(name.utf8.count < 120)
            #expect(try verify(directory).status == 0)
        }
        #expect(folder.names.count == 10)
    }

    /// Several small runs, each another input.
    private func smallRuns(_ count: Int, in folder: borrowing TemporaryFolder) throws -> [String] {
        let lines = try Repository.text("\(Self.small)/profile_export.jsonl").split(separator: "\n")
        let summary = try Repository.text("\(Self.small)/profile_export_aiperf.json")
        return try (0..<count).map { number in
            try folder.write(summary, to: "run\(number)/profile_export_aiperf.json")
            let text = lines.prefix(5 + number).joined(separator: "\n") + "\n"
            try folder.write(text, to: "run\(number)/profile_export.jsonl")
            return folder.path("run\(number)")
        }
    }

    private func add(_ run: String, to directory: String, _ arguments: [String] = []) throws -> String {
        let result = try Tool.run(["archive", run, "--into", directory, "--quiet"] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        return result.output.trimmingCharacters(in: .newlines)
    }

    @Test func labelsAreKeptShownAndSurviveARebuild() throws {
        let folder = try TemporaryFolder()
        let directory = folder.path("archive")
        let archived = try archive(
            Self.small, into: directory, ["--label", "commit=4f2a91c", "--label", "hardware=2 × h100"])
        let manifest = try #require(
            Manifest(bytes: Array(Data(contentsOf: URL(filePath: archived + "/manifest.json")))))
        #expect(manifest.labels == ["commit": "4f2a91c", "hardware": "2 × h100"])
        #expect(manifest.configuration?.load == "4 concurrent")
        let list = try Tool.run(["archive", "list", directory]).output
        #expect(list.contains("commit=4f2a91c hardware=2 × h100") && list.contains("4 concurrent"))
        let sound = try files(directory)
        try Data("spoilt".utf8).write(to: URL(filePath: archived + "/manifest.json"))
        #expect(try Tool.run(["archive", "rebuild", directory]).status == 0)
        #expect(try files(directory) == sound)
        // Other labels are another rendering.
        let other = try archive(Self.small, into: directory, ["--label", "commit=other"])
        #expect(other == archived)
        #expect(try Tool.run(["archive", "list", directory]).output.contains("commit=other"))
        #expect(try verify(directory).status == 0)
        let wrong = ["archive", Repository.path(Self.small), "--into", directory, "--label", "nothing"]
        #expect(try Tool.run(wrong).status == 64)
    }

    @Test func runsAreRemovedAllOrNone() throws {
        let folder = try TemporaryFolder()
        let directory = folder.path("archive")
        let runs = try smallRuns(3, in: folder).map { try add($0, to: directory) }
        let before = try files(directory)
        let names = runs.map { URL(filePath: $0).lastPathComponent }
        let refused = try Tool.run(["archive", "remove", directory, names[0], "2026_no_such"])
        #expect(refused.status == 66 && refused.sentences.count == 1)
        #expect(try Tool.run(["archive", "remove", directory, "../archive"]).status == 66)
        #expect(try Tool.run(["archive", "remove", directory, "/tmp/\(names[0])"]).status == 66)
        #expect(try files(directory) == before)
        let gone = try Tool.run(["archive", "remove", directory, names[0], runs[2], names[0]])
        #expect(gone.status == 0 && gone.output == "\(runs[0])\n\(runs[2])\n")
        #expect(try verify(directory).output.hasPrefix("1 run, "))
        // What was removed can be archived again, and the archive is as it was.
        for number in [0, 2] { _ = try add(folder.path("run\(number)"), to: directory) }
        #expect(try files(directory) == before)
        #expect(try Tool.run(["archive", "remove", directory] + names).status == 0)
        #expect(try Tool.run(["archive", "list", directory]).output == "No run has been archived yet.\n")
        #expect(try verify(directory).status == 0)
    }

    @Test func pruningLeavesTheNewestOfEachGroup() throws {
        let folder = try TemporaryFolder()
        let directory = folder.path("archive")
        for run in try smallRuns(3, in: folder) { _ = try add(run, to: directory) }
        try archive("samples/aiperf-0.13-errors", into: directory)
        let before = try files(directory)
        let dry = try Tool.run(["archive", "prune", directory, "--keep", "1", "--dry-run"])
        #expect(dry.status == 0 && dry.output.split(separator: "\n").count == 2)
        #expect(try files(directory) == before)
        let kept = try Tool.run(["archive", "prune", directory, "--keep", "3"])
        #expect(kept.output == "" && kept.errors.hasSuffix("every run of \(directory) stays\n"))
        #expect(try Tool.run(["archive", "prune", directory, "--older-than", "36500d"]).output == "")
        let pruned = try Tool.run(["archive", "prune", directory, "--keep", "1"])
        #expect(pruned.output == dry.output)
        #expect(try verify(directory).output.hasPrefix("2 runs, "))
        #expect(try Tool.run(["archive", "prune", directory, "--keep", "1"]).output == "")
        for wrong in [[], ["--keep", "0"], ["--older-than", "x"], ["--keep", "1", "--older-than", "1d"]] {
            #expect(try Tool.run(["archive", "prune", directory] + wrong).status == 64)
        }
    }

    /// Several phases are several loads, which the list tells by their names.
    @Test func phasesStandForTheLoad() throws {
        let folder = try TemporaryFolder()
        let directory = folder.path("archive")
        try archive("Tests/Fixtures/loads/aiperf-0.13-phases", into: directory)
        let list = try Tool.run(["archive", "list", directory]).output
        #expect(list.contains("  phases high, low  "), "\(list)")
    }

    /// The index is believed only as long as the folders are those that it lists.
    @Test func whatTheIndexDoesNotKnowIsFound() throws {
        let folder = try TemporaryFolder()
        let directory = folder.path("archive")
        let runs = try smallRuns(4, in: folder)
        let archived = try runs.prefix(3).map { try add($0, to: directory) }
        try FileManager.default.moveItem(atPath: archived[0], toPath: folder.path("away"))
        let last = try add(runs[3], to: directory)
        #expect(try verify(directory).status == 0)
        try FileManager.default.moveItem(atPath: folder.path("away"), toPath: archived[0])
        #expect(try Tool.run(["archive", "remove", directory, last]).status == 0)
        #expect(try verify(directory).output.hasPrefix("3 runs, "))
        #expect(try verify(directory).errors.isEmpty)
        try FileManager.default.removeItem(atPath: archived[1] + "/manifest.json")
        _ = try add(runs[3], to: directory)
        let list = try Tool.run(["archive", "list", directory])
        #expect(list.output.split(separator: "\n").count == 4)
        #expect(list.errors.contains("is damaged"))
    }

    @Test func theMetricsOfAllRunsAreATable() throws {
        let folder = try TemporaryFolder()
        let directory = folder.path("archive")
        let archived = try archive(Self.small, into: directory, ["--label", "commit=4f2"])
        try archive("samples/aiperf-0.13-errors", into: directory)
        #expect(try Tool.run(["archive", "table", directory, "-o", folder.path("t.jsonl")]).status == 0)
        let rows = try String(contentsOf: URL(filePath: folder.path("t.jsonl")), encoding: .utf8)
            .split(separator: "\n").compactMap {
                try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
            }
        let name = URL(filePath: archived).lastPathComponent
        let json = try Tool.run(["analyze", archived, "--format", "json"]).outputBytes
        let analysis = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        let metrics = try #require(analysis["metrics"] as? [String: Any]).compactMapValues {
            $0 as? [String: Any]
        }
        let ofRun = rows.filter { $0["run"] as? String == name }
        #expect(ofRun.count == metrics.count + 2)
        for row in ofRun {
            #expect(row["labels"] as? String == #"{"commit":"4f2"}"#)
            #expect(row["concurrency"] as? Int == 4 && row["failed_share"] as? Double == 0)
            guard let metric = metrics[row["metric"] as? String ?? ""] else { continue }
            for column in ["count", "avg", "std", "min", "p50", "p90", "p95", "p99", "max"] {
                #expect(row[column] as? Double == metric[column] as? Double, "\(column)")
            }
            #expect(row["unit"] as? String == metric["unit"] as? String)
        }
        let text = try Repository.text("docs/tables.md").components(separatedBy: "## The table of metrics")
        let documented = text[1].components(separatedBy: "## ")[0].split(separator: "\n")
            .filter { $0.hasPrefix("| `") }
            .flatMap { $0.split(separator: "|")[0].split(separator: "`").map(String.init) }
            .filter { $0.contains { $0.isLetter } }
        #expect(documented == MetricColumns.all.map(\.column.name))
        #expect(try Tool.run(["archive", "table", directory, "-o", folder.path("t.txt")]).status == 64)
    }

    @Test func whatCannotBeDoneIsSaid() throws {
        let folder = try TemporaryFolder()
        #expect(try Tool.run(["archive", Repository.path(Self.small)]).status == 64)
        #expect(try verify(folder.path("none")).status == 66)
        try folder.write("x", to: "full/readme.txt")
        #expect(try verify(folder.path("full")).status == 66)
        let blocked = try Tool.run([
            "archive", Repository.path(Self.small), "--into", folder.path("full/readme.txt"),
        ])
        #expect(blocked.status == 73)
        #expect(blocked.sentences.count == 1)
        let missing = try Tool.run(["archive", folder.path("no.jsonl"), "--into", folder.path("new")])
        #expect(missing.status == 66)
        #expect(folder.names == ["full"])
    }

    /// The full number is what `scripts/check-archive.sh` does.
    @Test func processesThatAreKilledAndManyAtOnceLeaveAnArchiveThatVerifies() throws {
        let folder = try TemporaryFolder()
        let script = Repository.path("scripts/check-archive.sh")
        let printed = try Program.output(
            "sh", [script, Tool.executable.path(), "6", "3", "2", folder.path("work")])
        #expect(printed.contains("6 kills"), "\(printed)")
        #expect(printed.contains("3 × 2 archivings at once"), "\(printed)")
    }
}
