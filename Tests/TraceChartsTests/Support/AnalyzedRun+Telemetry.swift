@testable import TraceAnalysis

extension AnalyzedRun {
    /// The run that stops for three seconds, with what two GPUs and a server did meanwhile.
    static let measured: AnalyzedRun = {
        var run = AnalyzedRun.stalling
        guard let table = run.measurements.requests, let time = Timeline(table) else { return run }
        var lines = ""
        for step in 0..<Int(time.length / 250e6) {
            let moment = time.origin + Int64(step) * 250_000_000
            let isStopped = (8..<20).contains(step)
            for gpu in 0..<2 {
                let busy = isStopped ? 2.0 : 90 + Double((step * 7 + gpu * 3) % 9)
                lines +=
                    #"{"timestamp_ns":\#(moment),"telemetry_data":{"nvidia_gpu_utilization":\#(busy),"#
                    + #""nvidia_power_usage":\#(100 + busy * 5)}}"# + "\n"
            }
        }
        let slices = (0..<Int(time.length / 1e9)).map { second in
            let start = time.origin + Int64(second) * 1_000_000_000
            let isStopped = (2..<5).contains(second)
            return (
                queue:
                    #"{"start_ns":\#(start),"end_ns":\#(start + 1_000_000_000),"avg":\#(isStopped ? 5 : 1)}"#,
                cache:
                    #"{"start_ns":\#(start),"end_ns":\#(start + 1_000_000_000),"avg":\#(0.2 + Double(second) / 20)}"#
            )
        }
        let server = """
            {"metrics":{"vllm:num_requests_waiting":{"series":[{"stats":{"avg":2},"timeslices":[\
            \(slices.map(\.queue).joined(separator: ","))]}]},"vllm:kv_cache_usage_perc":{"series":[{"timeslices":[\
            \(slices.map(\.cache).joined(separator: ","))]}]}}}
            """
        run.telemetry = Telemetry(gpu: Array(lines.utf8), server: Array(server.utf8), time)
        return run
    }()
}
