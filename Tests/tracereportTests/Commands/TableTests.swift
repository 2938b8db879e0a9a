import Foundation
import Testing

@testable import TraceAnalysis
@testable import tracereport

/// The table of requests, through the binary.
@Suite struct TableTests {
    private static let run = "samples/aiperf-0.13-errors"

    private func rows(_ arguments: [String], from input: String = Repository.path(run)) throws -> [[String:
        Any]]
    {
        let folder = try TemporaryFolder()
        let result = try Tool.run(["table", input, "-o", folder.path("t.jsonl")] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        return try String(contentsOf: URL(filePath: folder.path("t.jsonl")), encoding: .utf8)
            .split(separator: "\n").compactMap {
                try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
            }
    }

    private func analysis(_ arguments: [String] = []) throws -> [String: Any] {
        let json = try Tool.run(["analyze", Repository.path(Self.run), "--format", "json"] + arguments)
        return try JSONSerialization.jsonObject(with: json.outputBytes) as? [String: Any] ?? [:]
    }

    @Test func theColumnsAreThoseOfTheDocumentation() throws {
        let text = try Repository.text("docs/tables.md")
        let documented = text.components(separatedBy: "## The table of metrics")[0].split(separator: "\n")
            .filter { $0.hasPrefix("| `") }
            .flatMap { $0.split(separator: "|")[0].split(separator: "`").map(String.init) }
            .filter { $0.contains { $0.isLetter } }
        #expect(documented == RequestColumns.all.map(\.column.name))
    }

    /// Every request is there, and the figures are those of the analysis.
    @Test func theFiguresAreThoseOfTheAnalysis() throws {
        let rows = try rows([])
        let analysis = try analysis()
        let overview = try #require(analysis["overview"] as? [String: Any])
        let good = rows.filter { $0["outcome"] as? String == "successful" }
        #expect(good.count == overview["successful_requests"] as? Int)
        #expect(rows.count - good.count == overview["failed_requests"] as? Int)
        let metrics = try #require(analysis["metrics"] as? [String: Any])
        for (column, tag) in [
            ("ttfb_ms", "ttfb"), ("duration_ms", "http_req_duration"), ("output_tokens", "output_tokens"),
            ("response_bytes", "response_size"), ("chunks", "chunks_per_request"),
            ("decode_time_per_token_ms", "decode_time_per_token"),
            ("time_to_first_token_ms", "time_to_first_token"),
        ] {
            let summary = try #require(metrics[tag] as? [String: Any], "\(tag)")
            let values = good.compactMap { $0[column] as? Double }.sorted()
            #expect(values.count == summary["count"] as? Int, "\(column)")
            #expect(values.first == summary["min"] as? Double, "\(column)")
            #expect(values.last == summary["max"] as? Double, "\(column)")
            #expect(values[values.count / 2] == summary["p50"] as? Double, "\(column)")
        }
    }

    /// The six phases of a request add up to it; a failed one has those that it reached.
    @Test func thePhasesAddUp() throws {
        let names = WirePhase.allCases.map { "\($0.name)_ms" }
        var whole = 0
        for row in try rows([]) {
            let phases = names.compactMap { row[$0] as? Double }
            guard phases.count == names.count, let duration = row["duration_ms"] as? Double else {
                #expect(row["outcome"] as? String != "successful")
                continue
            }
            whole += 1
            #expect(abs(phases.reduce(0, +) - duration) < 1e-3)
        }
        #expect(whole > 10)
    }

    @Test func theChosenRequestsAreThere() throws {
        let all = try rows(["--phase", "all"]).count
        let half = try rows(["--window", "0.5s.."])
        let counted = try #require(try analysis(["--window", "0.5s.."])["overview"] as? [String: Any])
        #expect(
            half.count
                == (counted["successful_requests"] as? Int ?? 0) + (counted["failed_requests"] as? Int ?? 0))
        #expect(half.count < all && !half.isEmpty)
    }

    @Test func hostsAndIdsAreHashedWhereThatIsAskedFor() throws {
        let plain = try rows([])
        let redacted = try rows(["--redact"])
        #expect(plain.count == redacted.count)
        for (one, other) in zip(plain, redacted) {
            for name in ["request_id", "worker", "conversation"] {
                #expect((one[name] as? String).map(Pseudonym.of) == other[name] as? String)
            }
            #expect(one["ttfb_ms"] as? Double == other["ttfb_ms"] as? Double)
        }
    }

    /// Of what cannot be read twice the kept requests are there, with the figures that are kept.
    @Test func whatIsKeptIsThereFromAPipeAndFromAnArchive() throws {
        let folder = try TemporaryFolder()
        let whole = try rows([])
        let records = try Data(
            contentsOf: URL(filePath: Repository.path("\(Self.run)/profile_export.jsonl")))
        let piped = try Tool.run(["table", "-", "-o", folder.path("p.csv")], input: records)
        #expect(piped.status == 0)
        #expect(piped.errors.contains("are not kept"))
        let lines = try String(contentsOf: URL(filePath: folder.path("p.csv")), encoding: .utf8)
            .split(separator: "\n")
        #expect(lines.count == whole.count + 1)
        let archived = try Tool.run(["archive", Repository.path(Self.run), "--into", folder.path("a")])
        let kept = try rows([], from: archived.output.trimmingCharacters(in: .newlines))
        #expect(kept.count == whole.count)
        for (one, other) in zip(whole, kept) where one["outcome"] as? String == "successful" {
            for name in ["start_ns", "ttfb_ms", "output_tokens", "outcome", "wait_ms"] {
                #expect(one[name] as? NSObject == other[name] as? NSObject, "\(name)")
            }
            #expect(other["status"] is NSNull && other["chunks"] is NSNull)
        }
    }

    @Test(arguments: ["csv", "jsonl", "parquet"]) func itAppearsWholeOrNotAtAll(_ ending: String) throws {
        let folder = try TemporaryFolder()
        let input = Repository.path(Self.run)
        let first = folder.path("new/t.\(ending)")
        #expect(try Tool.run(["table", input, "-o", first]).status == 0)
        let bytes = try Data(contentsOf: URL(filePath: first))
        #expect(try Tool.run(["table", input, "-o", first, "--threads", "4"]).status == 0)
        #expect(try Data(contentsOf: URL(filePath: first)) == bytes)
        #expect(try Tool.run(["table", folder.path("no.jsonl"), "-o", first]).status == 66)
        #expect(try Data(contentsOf: URL(filePath: first)) == bytes)
        #expect(
            try Tool.run(["table", folder.path("no.jsonl"), "-o", folder.path("a/t.\(ending)")]).status == 66)
        #expect(folder.names == ["new"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("new")) == ["t.\(ending)"])
    }

    @Test func anotherEndingIsRefused() throws {
        for name in ["t", "t.txt", "parquet", "t.csv.gz"] {
            #expect(try Tool.run(["table", Repository.path(Self.run), "-o", name]).status == 64, "\(name)")
        }
    }
}
