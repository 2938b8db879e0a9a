import Foundation
import Testing

@testable import tracereport

/// The files of telemetry beside a run, through the binary.
@Suite struct TelemetryFilesTests {
    /// A folder with a run of the samples and telemetry over its time.
    private func folder(gpu: (Int64) -> String, server: String = "") throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let text = try Repository.text("samples/aiperf-0.13-errors/profile_export.jsonl")
        try folder.write(text, to: "run/profile_export.jsonl")
        let starts = try text.split(separator: "\n").compactMap { line in
            let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return ((record?["metadata"] as? [String: Any])?["request_start_ns"] as? NSNumber)?.int64Value
        }
        let start = try #require(starts.min())
        try folder.write(gpu(start + 100_000_000), to: "run/gpu_telemetry_export.jsonl")
        if !server.isEmpty { try folder.write(server, to: "run/server_metrics_export.json") }
        return folder
    }

    private func line(_ time: Int64) -> String {
        #"{"gpu_uuid":"canary-1","hostname":"canary-2","gpu_model_name":"canary-3","timestamp_ns":\#(time),"#
            + #""telemetry_url":"http://canary-4/","telemetry_data":{"gpu_utilization":50,"canary-5":1}}"#
    }

    @Test func onlyNumbersAreShown() throws {
        let server = """
            {"summary":{"endpoints_configured":["http://canary-6/"]},"metrics":{"vllm:num_requests_waiting":
            {"description":"canary-7","series":[{"endpoint_url":"http://canary-8/","labels":{"model_name":"canary-9"},
            "stats":{"avg":3}}]},"canary-a":{"series":[]}},"input_config":{"key":"canary-b"}}
            """
        let folder = try folder(gpu: line, server: server)
        let result = try Tool.run([
            "charts", folder.path("run"), "-o", folder.path("out"), "--chart", "telemetry", "--format", "svg",
            "--data",
        ])
        #expect(result.status == 0, "\(result.errors)")
        let csv = try String(contentsOf: URL(filePath: folder.path("out/telemetry.csv")), encoding: .utf8)
        let rows = csv.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
        #expect(rows.dropFirst().map { $0[0] } == ["gpu_utilization", "queue_length"])
        #expect(rows.dropFirst().map { $0[4] } == ["50", "3"])
        let svg = try String(contentsOf: URL(filePath: folder.path("out/telemetry.svg")), encoding: .utf8)
        #expect(!csv.contains("canary") && !svg.contains("canary") && svg.contains("GPU"))
        #expect(svg.contains("only the mean of the run was recorded"))
    }

    /// A file beyond the limit, and one that is none, are said in the chart and stop nothing.
    @Test func aHostileFileStopsNothing() throws {
        let folder = try folder(
            gpu: { String(repeating: "[", count: 70_000) + "\n\u{0}\n" + line($0) + "\n{" }, server: "[]")
        let result = try Tool.run([
            "charts", folder.path("run"), "-o", folder.path("out"), "--chart", "telemetry", "--format", "svg",
        ])
        #expect(result.status == 0, "\(result.errors)")
        let svg = try String(contentsOf: URL(filePath: folder.path("out/telemetry.svg")), encoding: .utf8)
        #expect(svg.contains("not readable of the GPU telemetry: 2 lines"))
        #expect(svg.contains("the server metrics are not readable"))
    }

    @Test func aFileBeyondTheLimitIsNotRead() throws {
        let folder = try folder(gpu: line)
        let path = folder.path("run/gpu_telemetry_export.jsonl")
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.truncate(atOffset: (64 << 20) + 1)
        try file.close()
        let result = try Tool.run(["charts", folder.path("run"), "-o", folder.path("out"), "--format", "svg"])
        #expect(result.status == 0, "\(result.errors)")
    }

    /// A run without telemetry does not say that it has none.
    @Test func nobodyMissesIt() throws {
        let run = Repository.path("samples/aiperf-0.13-errors")
        let folder = try TemporaryFolder()
        let result = try Tool.run(["report", run, "-o", folder.path("r.html")])
        #expect(result.status == 0)
        let html = try String(contentsOf: URL(filePath: folder.path("r.html")), encoding: .utf8)
        #expect(!html.contains("telemetry"))
    }
}
