import Foundation
import Testing

/// Too many of everything: kinds of failure, messages, phases, requests at one instant.
@Suite struct HostileCrowdTests {
    /// Half a million; a twentieth of it in the ordinary run.
    private static let crowd = Hostile.size(25_000, full: 500_000)

    /// Lines that awk prints, with %d for a number from 0.
    private static func lines(_ format: String, count: Int = crowd) -> String {
        let quoted = format.replacing("\"", with: "\\\"")
        return "awk 'BEGIN { for (i = 0; i < \(count); i++) printf \"\(quoted)\\n\", i }'"
    }

    /// The kinds are bounded in every output, the most frequent of them is there, and all are counted.
    @Test(arguments: [
        #"{"error":{"type":"Error %d of many","code":500}}"#, #"{"error":{"type":"HTTPError","code":%d}}"#,
        #"{"error":{"type":"HTTPError","code":500,"message":"cannot reach upstream number %d today"}}"#,
        #"{"error":{"type":"HTTPError","code":500,"message":"the word w%dx was not understood"}}"#,
        #"{"error":{"type":"E%d","code":%d,"message":"m%d"}}"#,
    ])
    func kindsOfFailure(_ format: String) throws {
        let folder = try TemporaryFolder()
        let common = #"{"error":{"type":"Usual","code":429}}"# + "\n"
        let usual = try folder.write(String(repeating: common, count: 200), to: "usual")
        let input = Self.lines(
            format.replacing("%d\",\"code\":%d,\"message\":\"m%d", with: "%d\",\"code\":7,\"message\":\"mx"))
        let json = try Hostile.run(["-", "--format", "json"], generatedBy: "\(input); cat '\(usual)'")
        #expect(json.status == 0, "\(json.errors)")
        #expect(json.outputBytes.count < 600_000)
        let figures = try Figures(json.outputBytes)
        #expect(figures.count("overview.failed_requests") == Self.crowd + 200)
        let failures = try #require(figures["failures"] as? [[String: Any]])
        #expect(failures.compactMap { $0["count"] as? Int }.reduce(0, +) == Self.crowd + 200)
        #expect(failures.count <= 2_100)
        for arguments in [
            ["-"], ["-", "--format", "markdown"], ["report", "-", "-o", folder.path("r.pdf")],
        ] {
            let result = try Hostile.run(arguments, generatedBy: "\(input); cat '\(usual)'")
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.outputBytes.count < 100_000)
        }
    }

    @Test func phases() throws {
        let folder = try TemporaryFolder()
        let records = try folder.write(HostileLines.good.joined(separator: "\n") + "\n", to: "records")
        let input = Self.lines(#"{"metadata":{"benchmark_phase":"phase %d"}}"#) + "; cat '\(records)'"
        let json = try Hostile.run(["-", "--format", "json"], generatedBy: input)
        #expect(json.status == 0 && json.outputBytes.count < 100_000)
        let figures = try Figures(json.outputBytes)
        #expect(figures.count("overview.excluded_by_phase") == Self.crowd)
        #expect(figures.count("overview.total_records") == Self.crowd + 30)
        let refused = try Hostile.run(["-", "--phase", "warmup"], generatedBy: input)
        #expect(refused.status == 65 && refused.sentences.count == 1 && refused.errors.count < 1_000)
    }

    @Test func malformedLines() throws {
        let folder = try TemporaryFolder()
        let records = try folder.write(HostileLines.good.joined(separator: "\n") + "\n", to: "records")
        let input = Self.lines("broken %d") + "; cat '\(records)'"
        let result = try Hostile.run(["-", "--format", "json"], generatedBy: input)
        #expect(result.sentences.count == 11)
        let figures = try Figures(result.outputBytes)
        #expect(figures.count("overview.malformed_lines") == Self.crowd)
        #expect(figures.malformed.count == 100)
        #expect(result.outputBytes.count < 100_000)
    }

    /// A million requests (3,000 in the ordinary run) that all begin and end at the same nanosecond.
    @Test(arguments: CommandLines.reading)
    func requestsAtOneInstant(_ command: [String]) throws {
        let count = Hostile.size(3_000, full: 1_000_000)
        let folder = try TemporaryFolder()
        let line = HostileLines.record().replacing("\"r0\"", with: "\"r%d\"")
        let path = folder.path("run.jsonl")
        _ = try Program.output("sh", ["-c", Self.lines(line, count: count) + " > '\(path)'"])
        let result = try Hostile.run(
            command.reading(path, writingTo: folder.path("out")), holding: command.first == "compare" ? 2 : 1)
        #expect(result.status == 0, "\(result.errors)")
        if command.first == "analyze", command.contains("json") {
            let figures = try Figures(result.outputBytes)
            #expect(figures.count("metrics.ttfb.count") == count)
            #expect(figures.number("metrics.ttfb.min") == 2 && figures.number("metrics.ttfb.max") == 2)
            #expect(figures.number("metrics.ttfb.std") == 0)
            #expect(figures.number("overview.duration_s") == 0.006)
            #expect(figures.number("overview.request_throughput") == Double(count) / 0.006)
        }
    }

    /// One request of no length at all: rates without a time to divide by are not recorded.
    @Test func requestsOfNoLength() throws {
        let line =
            #"{"metadata":{"request_start_ns":7},"metrics":{"request_latency":0,"output_sequence_length":5},"trace_data":{"request_send_start_ns":7,"request_send_end_ns":7,"response_chunks":[[7,0]]}}"#
        let figures = try Hostile.analysis(Array(repeating: line, count: 40))
        #expect(figures["overview.request_throughput"] == nil)
        #expect(figures["metrics.token_throughput"] == nil)
        #expect(figures.number("metrics.ttfb.max") == 0)
        #expect(figures.number("metrics.bytes_per_token.max") == 0)
    }
}
