@testable import TraceAnalysis

/// One request as a test describes it; times in milliseconds, what is nil was not recorded.
struct TestRequest {
    var id: String? = "request"
    /// When it began, after the first request of all.
    var start: Double? = 0
    var send = 1.0
    /// The connect that lies inside the send, and the lookup inside that.
    var connect = 0.0
    var wait: Double? = 40
    var gaps: [Double] = [10, 10, 10]
    var inputTokens: Double? = 100
    var outputTokens: Double? = 4
    var port: Int64? = 40_000
    var isFailed = false
    var hasTrace = true

    private static let origin: Int64 = 1_795_466_080_372_047_291

    /// The request as the reader gives it.
    var record: TraceRecord {
        var record = TraceRecord()
        let begin = start.map { Self.origin + Int64($0 * 1e6) }
        let length = send + (wait ?? 0) + gaps.reduce(0, +)
        record.metadata = RecordMetadata(
            phase: "profiling", requestID: id, startNanoseconds: begin,
            endNanoseconds: begin.map { $0 + Int64(length * 1e6) })
        record.metrics.inputTokens = inputTokens
        record.metrics.outputTokens = outputTokens
        record.error = isFailed ? RecordError(type: "ServerError", code: 500) : nil
        guard hasTrace else {
            record.metrics.requestLatency = length * 1e6
            return record
        }
        let origin = begin ?? Self.origin
        func at(_ milliseconds: Double) -> Int64 { origin + Int64(milliseconds * 1e6) }
        var trace = HTTPTrace()
        trace.send = HTTPTrace.Span(start: at(0), end: at(send))
        if connect > 0 {
            trace.connect = HTTPTrace.Span(start: at(0), end: at(connect))
            trace.lookup = HTTPTrace.Span(start: at(0), end: at(connect / 4))
        }
        trace.localPort = port
        if let wait {
            var moment = send + wait
            trace.chunkTimes = [at(moment)]
            for gap in gaps {
                moment += gap
                trace.chunkTimes.append(at(moment))
            }
            trace.chunkSizes = trace.chunkTimes.map { _ in 190 }
            trace.responseBytes = Int64(trace.chunkTimes.count * 190)
        }
        record.trace = trace
        return record
    }
}

extension AnalyzedRun {
    /// A run of these requests, each of them kept.
    init(requests: [TestRequest], options: AnalysisOptions = AnalysisOptions()) {
        var collector = MeasurementCollector(options: options, detail: .comparisons)
        for request in requests { collector.add(request.record) }
        self.init(collector.finish(), run: RunDescription(file: "run.jsonl"), options: options)
    }

    /// A run on a few connections, each request behind the one before, some of them failed.
    static func requests(
        _ count: Int, lanes: Int = 8, seed: UInt64 = 1, spread: Double = 0.4, failing: Int = 40
    ) -> AnalyzedRun {
        var random = SplitMix64(seed)
        var free = [Double](repeating: 0, count: lanes)
        let requests = (0..<count).map { index -> TestRequest in
            let lane = index % lanes
            var request = TestRequest(id: "request-\(index)", start: free[lane])
            request.connect = index < lanes ? 0.8 : 0
            request.inputTokens = Double(Int.random(in: 50...2_000, using: &random))
            request.wait = 20 + (request.inputTokens ?? 0) / 50
            request.wait? *= random.logNormal(median: 1, spread: spread)
            request.gaps = (0..<Int.random(in: 3...12, using: &random)).map {
                random.logNormal(median: 8 + Double($0) / 4, spread: spread)
            }
            request.outputTokens = Double(request.gaps.count + 1)
            request.port = Int64(40_000 + lane)
            request.isFailed = index % failing == failing - 1
            free[lane] += request.send + (request.wait ?? 0) + request.gaps.reduce(0, +) + 0.5
            return request
        }
        return AnalyzedRun(requests: requests)
    }

    /// A run of eight streams at once, in which everything stops for three seconds, with two objectives.
    static let stalling: AnalyzedRun = {
        var options = AnalysisOptions()
        options.objectives = ["ttfb <= 45ms", "ttlb <= 300ms"].compactMap { try? Objective($0) }
        var requests: [TestRequest] = []
        for lane in 0..<8 {
            var start = Double(lane) * 3
            for index in 0..<40 {
                var request = TestRequest(id: "request-\(lane)-\(index)", start: start)
                request.wait = 40 + Double((lane * 7 + index * 3) % 11)
                request.gaps = [Double](repeating: 10, count: 20)
                // Each lane stops within the request that is under way two seconds after the start.
                let first = start + request.send + (request.wait ?? 0)
                if let gap = (0..<20).first(where: { first + Double($0) * 10 >= 2_000 }), start < 2_000 {
                    request.gaps[gap] = 3_000
                }
                request.outputTokens = 21
                request.port = Int64(40_000 + lane)
                requests.append(request)
                start += request.send + (request.wait ?? 0) + request.gaps.reduce(0, +) + 0.5
            }
        }
        return AnalyzedRun(requests: requests, options: options)
    }()

    /// Runs of requests that charts tend to draw badly, by name.
    static var awkwardRequests: [(name: String, run: AnalyzedRun)] {
        func run(_ count: Int, _ change: (Int, inout TestRequest) -> Void) -> AnalyzedRun {
            AnalyzedRun(
                requests: (0..<count).map { index in
                    var request = TestRequest(id: "request-\(index)", start: Double(index) * 60)
                    change(index, &request)
                    return request
                })
        }
        return [
            ("no-requests", AnalyzedRun(requests: [])),
            ("all-requests-failed", run(12) { $1.isFailed = true }),
            ("one-request", run(1) { _, _ in }),
            ("equal-requests", run(60) { _, request in request.start = 0 }),
            (
                "zero-waits",
                run(60) { index, request in request.wait = index % 30 == 0 ? 0 : index == 1 ? 900 : 20 }
            ),
            ("outlier-request", run(60) { index, request in request.wait = index == 17 ? 40_000 : 40 }),
            ("untraced-requests", run(60) { $1.hasTrace = false }),
            (
                "placeless-requests",
                run(60) { index, request in
                    request.start = index % 2 == 0 ? nil : request.start
                    request.inputTokens = nil
                    request.id = index % 3 == 0 ? nil : String(repeating: "long-id-", count: 12)
                    request.port = index % 4 == 0 ? nil : 1
                }
            ),
            ("many-connections", run(130) { $1.port = Int64(40_000 + $0) }),
        ]
    }
}
