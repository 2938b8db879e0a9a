@testable import TraceAnalysis

/// Tables of requests for tests, times in milliseconds after `Traces.base`.
enum Requests {
    /// A traced request: sent in 2 ms, then a wait and a transfer.
    static func record(
        start: Double?, wait: Double = 10, transfer: Double = 30, port: Int64? = 1, tokens: Double? = nil,
        isFailed: Bool = false
    ) -> TraceRecord {
        let begin = start ?? 0
        var trace = HTTPTrace()
        trace.send = Traces.span(begin, begin + 2)
        trace.receive = Traces.span(begin + 2 + wait, begin + 2 + wait + transfer)
        trace.localPort = port
        var metadata = RecordMetadata(phase: "profiling")
        metadata.startNanoseconds = start.map(Traces.at)
        metadata.endNanoseconds = start.map { Traces.at($0 + 2 + wait + transfer) }
        var metrics = RecordMetrics()
        metrics.outputTokens = tokens
        if start == nil { trace = HTTPTrace() }
        return TraceRecord(
            metadata: metadata, metrics: metrics, trace: trace,
            error: isFailed ? RecordError(type: "E", code: 500) : nil)
    }

    static func table(_ records: [TraceRecord]) throws -> RequestTable {
        var collector = MeasurementCollector(options: AnalysisOptions(), detail: .comparisons)
        for record in records { collector.add(record) }
        return collector.finish().requests ?? RequestTable()
    }
}
