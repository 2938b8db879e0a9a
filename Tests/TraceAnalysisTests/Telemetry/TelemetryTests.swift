import Testing

@testable import TraceAnalysis

@Suite struct TelemetryTests {
    /// A run of 1.042 s, in windows of 5 ms.
    private func timeline() throws -> Timeline {
        let table = try Requests.table([Requests.record(start: 0), Requests.record(start: 1_000)])
        return try #require(Timeline(table))
    }

    private func telemetry(gpu: String? = nil, server: String? = nil) throws -> Telemetry? {
        Telemetry(gpu: gpu.map { Array($0.utf8) }, server: server.map { Array($0.utf8) }, try timeline())
    }

    private func line(_ milliseconds: Double, _ data: String) throws -> String {
        #"{"gpu_uuid":"secret","timestamp_ns":\#(try timeline().origin + Int64(milliseconds * 1e6)),"#
            + #""telemetry_data":{\#(data)}}"# + "\n"
    }

    @Test func gpusAreOneMean() throws {
        let lines =
            try line(1, #""nvidia_gpu_utilization":10,"nvidia_power_usage":100,"nvidia_temperature":40"#)
            + line(2, #""amd_gpu_utilization":30"#) + line(500, #""gpu_utilization":7.5"#)
        let found = try #require(try telemetry(gpu: lines))
        let busy = try #require(found[.gpuUtilization])
        #expect(busy.windows.map(\.mean) == [20, 7.5] && !busy.isMeanOnly)
        #expect(
            busy.windows.map(\.lower) == [0, 500e6] && busy.windows[0].upper == busy.windows[0].lower + 5e6)
        #expect(found[.gpuPower]?.windows.map(\.mean) == [100] && found.series.count == 2)
        #expect(found.notes.isEmpty)
    }

    @Test func whatIsOutsideTheRunIsLeftOut() throws {
        let lines = try line(-1, #""gpu_utilization":10"#) + line(1_043, #""gpu_utilization":10"#)
        #expect(try telemetry(gpu: lines) == nil)
    }

    @Test(
        arguments: [
            "{", "[1]", "null", #"{"timestamp_ns":"x","telemetry_data":{}}"#, #"{"timestamp_ns":1}"#,
            #"{"timestamp_ns":1e400,"telemetry_data":{}}"#, String(repeating: "[", count: 60_000),
            #"{"timestamp_ns":1,"telemetry_data":{"x":"\#(String(repeating: "y", count: 70_000))"}}"#,
        ])
    func aLineThatIsNoneIsCounted(_ bad: String) throws {
        let lines = try bad + "\n\n" + line(1, #""gpu_utilization":10,"power_usage":"much""#)
        let found = try #require(try telemetry(gpu: lines))
        #expect(found[.gpuUtilization]?.windows.map(\.mean) == [10] && found[.gpuPower] == nil)
        #expect(found.notes == ["not readable of the GPU telemetry: 1 line"])
    }

    @Test func valuesThatCannotBeAreLeftOut() throws {
        let lines = try line(1, #""gpu_utilization":-5,"power_usage":1e300"#)
        #expect(try telemetry(gpu: lines) == nil)
    }

    @Test func slicesOfTheServerAreOverTime() throws {
        let start = try timeline().origin
        let slice = { (from: Int64, to: Int64, mean: Double) in
            #"{"start_ns":\#(start + from),"end_ns":\#(start + to),"avg":\#(mean),"min":0}"#
        }
        let server = """
            {"metrics":{"vllm:num_requests_waiting":{"type":"gauge","series":[
            {"labels":{"model_name":"secret"},"stats":{"avg":9},"timeslices":[
            \(slice(-50_000_000, 500_000_000, 2)),\(slice(500_000_000, 2_000_000_000, 4))]},
            {"timeslices":[\(slice(0, 500_000_000, 4))]}]},
            "vllm:gpu_cache_usage_perc":{"series":[{"stats":{"avg":0.25}}]},
            "vllm:prompt_tokens":{"series":"?"},"x":5}}
            """
        let found = try #require(try telemetry(server: server))
        let queue = try #require(found[.queueLength])
        #expect(queue.windows.first?.mean == 3 && queue.windows.last?.mean == 4 && !queue.isMeanOnly)
        #expect(queue.windows.count { $0.mean == 3 } == 100)
        let cache = try #require(found[.cacheUsage])
        #expect(cache.isMeanOnly && cache.windows == [.init(lower: 0, upper: 1_042e6, mean: 25)])
    }

    @Test(arguments: ["", "[]", #"{"metrics":[]}"#, "{}"]) func aFileThatIsNoneIsSaid(_ bad: String) throws {
        let found = try #require(try telemetry(server: bad))
        #expect(found.series.isEmpty && found.notes == ["the server metrics are not readable"])
    }

    @Test func theMemoryIsThatOfTheStretches() throws {
        var tally = TelemetryTally(try timeline())
        let origin = try timeline().origin
        for moment in 0..<10_000 as Range<Int64> {
            tally.add(.gpuPower, 1, at: origin + moment * 100_000)
            tally.add(.queueLength, mean: 1, from: .min, to: .max)
        }
        #expect(tally.series.allSatisfy { $0.windows.count <= TelemetryTally.stretches })
        #expect(tally.series.count == 2)
    }

    @Test func theMeasuresOfOtherServers() {
        #expect(Telemetry.Measure(serverMetric: "sglang:num_queue_reqs") == .queueLength)
        #expect(Telemetry.Measure(serverMetric: "sglang:token_usage") == .cacheUsage)
        #expect(Telemetry.Measure(serverMetric: "tgi_queue_size") == .queueLength)
        #expect(Telemetry.Measure(serverMetric: "vllm:num_requests_running") == nil)
    }
}
