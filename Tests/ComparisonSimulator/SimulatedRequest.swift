import Foundation
import TraceAnalysis

/// A request as a simulated server answers it, times in ms since the run began.
package struct SimulatedRequest: Sendable {
    /// When it was sent.
    var start: Double
    /// When the first token came.
    var first: Double
    /// When the last came.
    var end: Double
    /// Tokens of the answer.
    var tokens: Int
}

extension [SimulatedRequest] {
    /// The run as AIPerf writes it, in the order in which requests ended.
    fileprivate var records: String {
        let epoch = 1_795_000_000_000_000_000
        func time(_ milliseconds: Double) -> Int { epoch + Int((milliseconds * 1e6).rounded()) }
        var text = ""
        for (index, request) in enumerated().sorted(by: { $0.1.end < $1.1.end }) {
            let chunks = Swift.min(Swift.max(request.tokens, 2), 6)
            let step = (request.end - request.first) / Double(chunks - 1)
            let times = (0..<chunks).map { "[\(time(request.first + step * Double($0))),100]" }
            text += """
                {"metadata":{"x_request_id":"r\(index)","request_start_ns":\(time(request.start)),\
                "request_end_ns":\(time(request.end)),"worker_id":"w","benchmark_phase":"profiling",\
                "was_cancelled":false},"metrics":{\
                "request_latency":{"value":\(request.end - request.start),"unit":"ms"},\
                "time_to_first_token":{"value":\(request.first - request.start),"unit":"ms"},\
                "input_sequence_length":{"value":100,"unit":"tokens"},\
                "output_sequence_length":{"value":\(request.tokens),"unit":"tokens"}},\
                "trace_data":{"request_send_start_ns":\(time(request.start)),\
                "request_send_end_ns":\(time(request.start + 0.2)),"connection_reused_ns":\(time(request.start)),\
                "response_status_code":200,"response_receive_start_ns":\(time(request.first)),\
                "response_receive_end_ns":\(time(request.end)),"response_chunks":[\(times.joined(separator: ","))]}}

                """
        }
        return text
    }

    /// Writes the run as AIPerf writes its own.
    ///
    /// - Throws: What writing throws.
    package func write(to file: String) throws {
        try Data(records.utf8).write(to: URL(fileURLWithPath: file))
    }

    /// The run, written to a file of a folder that is there, and read as any other.
    ///
    /// - Throws: What writing and reading throws.
    package func run(in folder: String, name: String = "run") throws -> NamedRun {
        let file = folder + "/simulated.jsonl"
        try write(to: file)
        var reader = TraceReader(options: AnalysisOptions())
        reader.detail = .comparisons
        let (measured, bytes) = try reader.measure(RunLocation(file))
        let run = AnalyzedRun(
            measured, run: RunDescription(file: "simulated.jsonl", bytes: bytes), options: AnalysisOptions(),
            findings: .archive(nil))
        return NamedRun(name: name, run: run)
    }
}
