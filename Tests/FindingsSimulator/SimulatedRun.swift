import TraceAnalysis

/// A simulated run written as AIPerf writes its own, read and analysed as any other.
package struct SimulatedRun {
    private let folder: String

    /// Runs in a folder that is there, in which files of its own are written again for each.
    package init(folder: String) { self.folder = folder }

    /// What is found in a run.
    ///
    /// - Throws: What reading throws; a run that can't be written is a `SimulationFault`.
    package func findings(_ requests: [WireRequest], of scenario: Scenario, shape: Shape) throws -> Findings {
        let file = folder + "/profile_export.jsonl"
        let summary = shape.summary(requests, of: scenario)
        try Self.write(shape.records(requests, of: scenario), to: file)
        try Self.write(summary, to: folder + "/profile_export_aiperf.json")
        var reader = TraceReader(options: AnalysisOptions())
        reader.detail = .comparisons
        var run = RunDescription(file: "profile_export.jsonl")
        run.summary = try RunSummary(json: summary)
        reader.asksForStreams = run.summary.asksForStreams
        let (measured, bytes) = try reader.measure(RunLocation(file))
        run.bytes = bytes
        guard let findings = AnalyzedRun(measured, run: run, options: AnalysisOptions()).analysis.findings
        else {
            throw SimulationFault(reason: "no findings were made")
        }
        return findings
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(SimulationFault) {
        guard let file = fopen(path, "w") else { throw SimulationFault(reason: "can't write \(path)") }
        let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
        guard fclose(file) == 0, written == bytes.count else {
            throw SimulationFault(reason: "can't write \(path)")
        }
    }
}

/// Why a simulated run could not be analysed.
package struct SimulationFault: Error {
    package let reason: String
}

extension Shape {
    /// The summary beside the records, as far as it is read.
    func summary(_ requests: [WireRequest], of scenario: Scenario) -> [UInt8] {
        let successful = requests.count { $0.failure == nil }
        var load: [String] = ["\"requests\":\(scenario.count)"]
        switch scenario.load {
        case .closed(let users):
            load += ["\"type\":\"concurrency\"", "\"concurrency\":\(scenario.askedUsers ?? users)"]
        case .open(let rate, let isRandom, let cap):
            load += [
                "\"type\":\"\(isRandom ? "poisson" : "constant")\"", "\"rate\":\(scenario.askedRate ?? rate)",
            ]
            if let cap { load.append("\"concurrency\":\(cap)") }
        case .conversations(let users, _, _):
            load += ["\"type\":\"concurrency\"", "\"concurrency\":\(users)"]
        }
        var delay = 0.0
        if case .conversations(_, _, let think) = scenario.load { delay = think }
        let isComplete = self == .chunks ? "" : "\"is_complete\":true,"
        let objectives = scenario.goodShare == nil ? "" : ",\"slos\":{\"request_latency\":1}"
        return Array(
            """
            {"aiperf_version":"0.13.0","start_time":"\(Timestamp.text(nanoseconds: Shape.epoch + 3_600_000_000_000))",\
            "was_cancelled":false,\(isComplete)"request_count":{"avg":\(successful),"unit":"requests"},\
            "input_config":{"endpoint":{"type":"chat","streaming":\(scenario.streams)},\
            "phases":[{"name":"profiling","kind":"profiling",\(load.joined(separator: ","))}],\
            "datasets":[{"turn_delay":{"mean":\(delay)}}]\(objectives)}}
            """.utf8)
    }
}

extension Scenario {
    /// Whether its answers come while they are made.
    package var streams: Bool { isStreaming && !isEmbedding }
}
