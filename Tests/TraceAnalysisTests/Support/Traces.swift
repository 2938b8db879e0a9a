@testable import TraceAnalysis

/// Records made for tests: a request that begins at `base`, with times in milliseconds after it.
enum Traces {
    /// A moment of wall clock that no Double holds exactly.
    static let base: Int64 = 1_795_466_080_372_047_291

    /// A moment some milliseconds after `base`.
    static func at(_ milliseconds: Double) -> Int64 { base + Int64((milliseconds * 1e6).rounded()) }

    /// A span by its milliseconds after `base`.
    static func span(_ start: Double?, _ end: Double?) -> HTTPTrace.Span {
        HTTPTrace.Span(start: start.map(at), end: end.map(at))
    }

    /// A plain answer: sent from 1 to 3 ms, chunks at the given milliseconds, 100 bytes each.
    static func answer(chunks: [Double] = [13, 23, 43]) -> HTTPTrace {
        var trace = HTTPTrace()
        trace.send = span(1, 3)
        trace.receive = span(chunks.first, chunks.last)
        trace.status = 200
        trace.chunkTimes = chunks.map(at)
        trace.chunkSizes = chunks.map { _ in 100 }
        trace.chunkCount = Int64(chunks.count)
        trace.requestBytes = 300
        trace.responseBytes = Int64(chunks.count * 100)
        return trace
    }

    /// A record of the profiling phase around a trace.
    static func record(
        _ trace: HTTPTrace?, metrics: RecordMetrics = RecordMetrics(), error: RecordError? = nil,
        metadata: RecordMetadata = RecordMetadata(phase: "profiling")
    ) -> TraceRecord {
        TraceRecord(metadata: metadata, metrics: metrics, trace: trace, error: error)
    }

    /// What a run of these records measures.
    static func measured(
        _ records: [TraceRecord], malformed: [MalformedLine] = [],
        _ options: AnalysisOptions = AnalysisOptions()
    ) -> Measurements {
        var collector = MeasurementCollector(options: options)
        for line in malformed { collector.add(line) }
        for record in records { collector.add(record) }
        return collector.finish()
    }

    /// The analysis of a run of these records.
    static func analysis(
        _ records: [TraceRecord], malformed: [MalformedLine] = [],
        _ options: AnalysisOptions = AnalysisOptions(),
        run: RunDescription = RunDescription(file: "run.jsonl")
    ) -> Analysis {
        Analysis(measured(records, malformed: malformed, options), run: run, options: options)
    }
}

extension MetricValues {
    /// All values there are, in the order of the metrics.
    var all: [Double] { MetricTag.allCases.compactMap { self[$0] } }
}

extension Sample {
    /// All values, in ascending order.
    ///
    /// For few of them.
    var values: [Double] {
        let steps = steps(limit: count) ?? []
        let ranks = [0] + steps.map(\.rank)
        return zip(steps, ranks).flatMap { step, before in
            [Double](repeating: step.value, count: step.rank - before)
        }
    }
}
