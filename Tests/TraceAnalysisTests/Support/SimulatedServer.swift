@testable import TraceAnalysis

/// A server and the load on it, as real runs have them: some requests in flight, each beginning when another
/// ends; log-normal waits; chunks with a stall now and then.
struct SimulatedServer {
    /// Median wait for the first byte, in ms.
    var firstByte = 80.0
    /// Median gap between chunks, in ms.
    var gap = 8.0
    /// Median time to connect, in ms.
    var connect = 2.0
    /// Whether every request makes a connection of its own.
    var connectsAlways = false
    /// Chunks of a response.
    var chunks = 20
    /// Requests in flight.
    var concurrency = 8

    /// A run of requests against the server.
    func run(_ count: Int = 200, seed: UInt64) -> AnalyzedRun {
        var random = SeededGenerator(seed: seed, purpose: "simulated server")
        var collector = MeasurementCollector(options: AnalysisOptions(), detail: .comparisons)
        var free = [Double](repeating: 0, count: concurrency)
        for index in 0..<count {
            let slot = free.indices.min { free[$0] < free[$1] } ?? 0
            let (record, end) = request(index, at: free[slot], isFirst: free[slot] == 0, &random)
            collector.add(record)
            free[slot] = end + 0.5 + random.uniform()
        }
        return AnalyzedRun(
            collector.finish(), run: RunDescription(file: "run.jsonl"), options: AnalysisOptions())
    }

    /// The same, to be compared.
    func named(_ count: Int = 200, seed: UInt64, name: String = "run") -> NamedRun {
        NamedRun(name: name, run: run(count, seed: seed))
    }

    /// One request that begins some ms after the run, and when it ends.
    private func request(
        _ index: Int, at start: Double, isFirst: Bool, _ random: inout SeededGenerator
    ) -> (TraceRecord, end: Double) {
        func spread(_ median: Double, _ sigma: Double) -> Double {
            median * Decades.power(sigma * random.normal() * 0.4343)
        }
        var trace = HTTPTrace()
        var sent = start
        if connectsAlways || isFirst {
            let connected = start + spread(connect, 0.3)
            trace.connect = Traces.span(start, connected)
            sent = connected
        } else {
            trace.reused = Traces.at(start)
        }
        sent += spread(0.3, 0.4)
        trace.send = Traces.span(start, sent)
        var times = [sent + spread(firstByte, 0.5)]
        for _ in 1..<chunks {
            let stall = random.uniform() < 0.01 ? 50 * random.gamma(1) : 0
            times.append((times.last ?? sent) + spread(gap, 0.35) + stall)
        }
        let end = (times.last ?? sent) + 0.1
        trace.chunkTimes = times.map(Traces.at)
        trace.chunkSizes = times.map { _ in 200 }
        trace.chunkCount = Int64(chunks)
        trace.receive = Traces.span(times.first, end)
        trace.status = 200
        var metrics = RecordMetrics()
        metrics.outputTokens = Double(chunks)
        metrics.inputTokens = 100
        metrics.requestLatency = (end - start) * 1e6
        let metadata = RecordMetadata(
            phase: "profiling", requestID: "request-\(index)", startNanoseconds: Traces.at(start))
        return (Traces.record(trace, metrics: metrics, metadata: metadata), end)
    }
}
