import Foundation
import Testing

@testable import TraceAnalysis

/// The JSON: every key of the contract, sorted, null and never 0 where nothing was recorded.
@Suite struct AnalysisJSONTests {
    private static let generator = Analysis.Generator(name: "tracereport", version: "1.2.3")

    /// The contract: an object's keys, at the least.
    private static let keys: [String: [String]] = [
        "": [
            "schema_version", "generator", "input", "options", "overview", "connections", "dns", "metrics",
            "correlation", "network", "agreement", "failures", "insights", "notes",
        ],
        "generator": ["name", "version"],
        "input": [
            "file", "bytes", "sha256", "aiperf_version", "model", "endpoint", "endpoint_type", "concurrency",
            "benchmark_id", "start_time",
        ],
        "options": ["percentile_method", "percentiles", "phase", "include_failed"],
        "overview": [
            "total_records", "excluded_by_phase", "malformed_lines", "records_with_trace",
            "successful_requests",
            "failed_requests", "cancelled_requests", "streaming_requests", "non_streaming_requests",
            "duration_s",
            "request_throughput", "output_token_throughput",
        ],
        "connections": ["created", "reused", "reuse_rate"],
        "dns": ["lookups", "cache_hits", "cache_hit_rate"],
        "metrics": tags.map(\.0),
        "correlation": [
            "avg_tokens_per_second", "avg_time_per_token_ms", "avg_output_tokens",
            "avg_inter_chunk_latency_ms",
            "avg_chunks_per_token", "avg_tokens_per_chunk", "avg_bytes_per_token", "total_response_bytes",
            "total_output_tokens", "overall_bytes_per_token",
        ],
        "network": ["avg_ttfb_ms", "avg_transfer_ms", "transfer_processing_ratio"],
        "agreement": ["request_latency", "time_to_first_token"],
    ]

    private static let tags: [(String, String)] =
        [
            "connection_queue_wait", "connection_establishment_time", "dns_resolution_time",
            "request_send_time",
            "ttfb", "ttlb", "inter_chunk_latency", "time_per_output_token", "http_req_blocked",
            "http_req_dns_lookup", "http_req_connecting", "http_req_sending", "http_req_waiting",
            "http_req_receiving", "http_req_duration", "request_latency", "time_to_first_token",
            "inter_token_latency",
        ].map { ($0, "ms") } + ["chunk_size", "request_size", "response_size"].map { ($0, "bytes") } + [
            ("chunks_per_request", "count"), ("input_tokens", "tokens"), ("output_tokens", "tokens"),
            ("token_throughput", "tokens/sec"), ("bytes_per_token", "bytes/token"),
            ("chunks_per_token", "chunks/token"),
        ]

    private func object(_ analysis: Analysis) throws -> [String: Any] {
        let json = try analysis.json(generator: Self.generator)
        return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }

    private func member(_ path: String, of object: [String: Any]) throws -> [String: Any] {
        path.isEmpty ? object : try #require(object[path] as? [String: Any], "\(path)")
    }

    @Test(arguments: RecordedRun.all)
    func everyKeyIsThere(_ run: RecordedRun) throws {
        let object = try object(run.linearAnalysis())
        for (path, keys) in Self.keys {
            let held = Set(try member(path, of: object).keys)
            #expect(held.isSuperset(of: keys), "\(path): \(Set(keys).subtracting(held))")
        }
        #expect(object["schema_version"] as? String == "1.0")
        let metrics = try member("metrics", of: object)
        #expect(metrics.count == MetricTag.allCases.count)
        for (tag, unit) in Self.tags {
            guard let metric = metrics[tag] as? [String: Any] else {
                #expect(metrics[tag] is NSNull, "\(tag)")
                continue
            }
            #expect(
                Set(metric.keys) == [
                    "unit", "count", "avg", "min", "max", "std", "median", "sum", "p1", "p5", "p10", "p25",
                    "p50", "p75",
                    "p90", "p95", "p99", "source",
                ])
            #expect(metric["unit"] as? String == unit)
        }
    }

    @Test(arguments: RecordedRun.all)
    func listsHoldTheirKeys(_ run: RecordedRun) throws {
        let object = try object(run.linearAnalysis())
        for (name, keys) in [
            ("failures", ["type", "code", "count", "message"]),
            ("insights", ["id", "verdict", "value", "unit", "rule", "text"]),
            ("notes", ["id", "count", "text"]),
        ] {
            let list = try #require(object[name] as? [[String: Any]])
            for element in list { #expect(Set(element.keys).isSuperset(of: keys)) }
        }
        #expect(
            (object["insights"] as? [[String: Any]])?.map { $0["id"] as? String } == [
                "connection_reuse", "dns_cache", "ttfb", "icl_consistency", "transfer_ratio",
                "token_throughput",
                "time_per_token", "bytes_per_token", "tokens_per_chunk",
            ])
    }

    @Test func absentIsNullAndNeverZero() throws {
        var trace = Traces.answer()
        trace.status = 500
        let object = try object(Traces.analysis([Traces.record(trace)], run: RunDescription(file: "-")))
        for (_, metric) in try member("metrics", of: object) { #expect(metric is NSNull) }
        for (path, keys) in [
            ("overview", ["duration_s", "request_throughput", "output_token_throughput"]),
            ("correlation", try #require(Self.keys["correlation"])),
            ("network", try #require(Self.keys["network"])),
            ("agreement", ["request_latency", "time_to_first_token"]), ("connections", ["reuse_rate"]),
            ("dns", ["cache_hit_rate"]),
            (
                "input",
                [
                    "sha256", "aiperf_version", "model", "endpoint", "endpoint_type", "concurrency",
                    "benchmark_id", "start_time",
                ]
            ),
        ] {
            let held = try member(path, of: object)
            for key in keys where !(path == "input" && key == "start_time") {
                #expect(held[key] is NSNull, "\(path).\(key)")
            }
        }
        #expect(try member("connections", of: object)["created"] as? Int == 0, "a true zero stays")
        let untraced = try self.object(Traces.analysis([Traces.record(nil)]))
        for path in ["connections", "dns"] {
            for (_, value) in try member(path, of: untraced) { #expect(value is NSNull) }
        }
    }

    @Test(arguments: RecordedRun.all)
    func keysAreSorted(_ run: RecordedRun) throws {
        let lines = try run.linearAnalysis().json(generator: Self.generator).split(separator: "\n")
        var open: [String?] = []
        for line in lines {
            let content = line.drop { $0 == " " }
            if content.hasPrefix("\"") {
                let key = String(content.dropFirst().prefix { $0 != "\"" })
                if content.dropFirst(key.count + 2).hasPrefix(" :") {
                    if let last = open.last, let last { #expect(last < key, "\(last) before \(key)") }
                    if !open.isEmpty { open[open.count - 1] = key }
                }
            }
            if content.hasPrefix("}") || content.hasPrefix("]") { open.removeLast() }
            if content.hasSuffix("{") || content.hasSuffix("[") { open.append(nil) }
        }
        #expect(open.isEmpty)
    }

    /// JSONSerialization loses the last digit on Linux; JSONDecoder does not.
    private struct Document: Decodable {
        struct Figures: Decodable {
            let avg, std, sum, p99: Double
        }
        let metrics: [String: Figures?]
    }

    @Test func numbersHaveFullPrecision() throws {
        let run = try RecordedRun.named("aiperf-0.6-streaming").linearAnalysis()
        let json = try run.json(generator: Self.generator)
        let document = try JSONDecoder().decode(Document.self, from: Data(json.utf8))
        for tag in MetricTag.allCases {
            guard let summary = run.metrics[tag] else { continue }
            let figures = try #require(document.metrics[tag.name] ?? nil)
            #expect(figures.avg == tag.quantity.encoded(summary.mean))
            #expect(figures.std == tag.quantity.encoded(summary.standardDeviation))
            #expect(figures.sum == tag.quantity.encoded(summary.sum))
            #expect(figures.p99 == summary.p(99).map(tag.quantity.encoded))
        }
    }

    @Test func percentilesThatWereAskedForAreAdded() throws {
        let options = AnalysisOptions(
            extraPercentiles: try ["99.9", "42"].map { try #require(Percentile($0)) })
        let object = try object(Traces.analysis([Traces.record(Traces.answer())], options))
        let ttfb = try #require(try member("metrics", of: object)["ttfb"] as? [String: Any])
        #expect(ttfb["p99.9"] as? Double == 10)
        #expect(ttfb["p42"] as? Double == 10)
        #expect(
            try member("options", of: object)["percentiles"] as? [Double] == [
                1, 5, 10, 25, 42, 50, 75, 90, 95, 99, 99.9,
            ])
    }

    @Test func textFromTheRunIsInert() throws {
        var run = RunDescription(file: "a\u{1B}\u{9B}\u{7F}b\u{202E}.jsonl")
        run.summary.model = "m\u{200F}\u{2028}/\"\\\u{0}"
        let json = try Traces.analysis([Traces.record(nil)], run: run).json(generator: Self.generator)
        for scalar in json.unicodeScalars where scalar != "\n" { #expect(!scalar.needsToBeShown) }
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(try member("input", of: object)["file"] as? String == run.file)
        #expect(try member("input", of: object)["model"] as? String == run.summary.model)
        #expect(json.hasSuffix("}\n"))
    }

    @Test func twiceTheSameBytes() throws {
        let first = try RecordedRun.named("aiperf-0.13-errors").analysis().json(generator: Self.generator)
        #expect(
            try RecordedRun.named("aiperf-0.13-errors").analysis().json(generator: Self.generator) == first)
    }
}
