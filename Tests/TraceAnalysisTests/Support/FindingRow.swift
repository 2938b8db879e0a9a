@testable import TraceAnalysis

/// A request for tests of findings, from which a record is made; times of day in ns of wall clock, others in ns.
struct FindingRow {
    var start: Int64?
    var end: Int64?
    var outcome = RequestOutcome.successful
    var failure: RequestFailure?
    var failedInAnswer = false
    var credit: Int64?
    var firstToken: Double?
    /// From the start to the first chunk.
    var firstByte: Double?
    var headers: Double?
    /// Lookup included.
    var connect: Double?
    var lookup: Double?
    var remote: String?
    var worker: String?
    var phaseName: String?
    var turn: Int64?
    var inputTokens: Double?
    var outputTokens: Double?
    var isGood: Bool?
    var id: String?
    /// Since the start; nil for 35 of them, 9.5 ms apart, from the first token on.
    var arrivals: [Double]?

    /// The record as a line of AIPerf 0.8 tells it.
    var record: TraceRecord {
        var record = TraceRecord(metadata: RecordMetadata(phase: "profiling"))
        record.metadata.startNanoseconds = start
        record.metadata.endNanoseconds = end
        record.metadata.creditNanoseconds = credit
        record.metadata.workerID = worker
        record.metadata.phaseName = phaseName
        record.metadata.turnIndex = turn
        record.metadata.requestID = id
        record.metadata.wasCancelled = outcome == .cancelled
        record.metrics.inputTokens = inputTokens
        record.metrics.outputTokens = outputTokens
        record.metrics.goodRequests = isGood == true ? 1 : nil
        if outcome == .failed {
            switch failure {
            case .server?: record.error = RecordError(type: "Internal Server Error", code: .number(500))
            case .limited?: record.error = RecordError(type: "Too Many Requests", code: .number(429))
            case .timedOut?: record.error = RecordError(type: "TimeoutError")
            default: record.error = RecordError(type: "ClientPayloadError")
            }
        } else {
            record.metrics.timeToFirstToken = firstToken
            if let start, let end { record.metrics.requestLatency = Double(end - start) }
        }
        record.trace = trace
        return record
    }

    private var trace: HTTPTrace {
        var trace = HTTPTrace()
        guard let start else { return trace }
        func at(_ time: Double) -> Int64 { start + Int64(time) }
        trace.send = .init(start: start, end: at((connect ?? 0) + 0.1e6))
        if let connect, connect > 0 { trace.connect = .init(start: start, end: at(connect)) }
        if let lookup, lookup > 0 { trace.lookup = .init(start: start, end: at(lookup)) }
        trace.headersReceived = headers.map { at((connect ?? 0) + 0.1e6 + $0) }
        if outcome == .successful || failedInAnswer {
            let token = firstToken ?? 60e6
            let list = arrivals ?? (0..<35).map { token + 9.5e6 * Double($0) }
            trace.chunkTimes = [at(firstByte ?? token - 0.1e6)] + list.map(at)
            trace.receive = .init(start: trace.chunkTimes.first, end: end)
        } else {
            trace.failed = end
        }
        let place = (remote ?? "10.0.0.1:8000").split(separator: ":").map(String.init)
        trace.remoteIP = place.first
        trace.remotePort = place.last.flatMap { Int64($0) }
        return trace
    }
}

/// A healthy closed loop of eight, each request as the last, for tests to change one thing in.
struct RunBuilder {
    /// 1,795,000,000 s, in ns.
    static let epoch: Int64 = 1_795_000_000_000_000_000

    var count = 160
    /// What AIPerf's summary asks of a request, in ms.
    var limits: [String: Double] = [:]
    var change: (Int, inout FindingRow) -> Void = { _, _ in }

    init(
        count: Int = 160, limits: [String: Double] = [:],
        change: @escaping (Int, inout FindingRow) -> Void = { _, _ in }
    ) {
        self.count = count
        self.limits = limits
        self.change = change
    }

    /// So many ms after the beginning, in ns of wall clock.
    static func time(_ milliseconds: Double) -> Int64 { epoch + Int64(milliseconds * 1e6) }

    /// What is measured of the run.
    var measured: Measurements {
        var collector = MeasurementCollector(
            options: AnalysisOptions(), detail: .comparisons, asksForStreams: true,
            objectives: ObjectiveList(asked: [], limits: limits))
        for index in 0..<count { collector.add(row(index).record) }
        return collector.finish()
    }

    /// What findings are made of.
    var input: FindingInput {
        let measured = measured
        let counts = measured.counts
        var input = FindingInput(
            measured.requests ?? RequestTable(),
            counts: .init(
                successful: counts.successful, failed: counts.failed - counts.cancelled,
                cancelled: counts.cancelled))
        input.goodput = Goodput(measured.goodput, rate: nil, .absent)
        let options = AnalysisOptions()
        let metrics = Dictionary(
            uniqueKeysWithValues: measured.samples.map {
                ($0, Summary(of: $1, tag: $0, source: .trace, options: options))
            })
        let overview = Overview(
            measured, Completeness(.absent, SummaryFacts(), AskedLoad(), ProfilingTally()))
        input.figures = HeadlineFigures(metrics, overview, options)
        return input
    }

    private func row(_ index: Int) -> FindingRow {
        var row = FindingRow()
        let start = Double(index / 8) * 500 + Double(index % 8) * 10
        row.start = Self.time(start)
        row.end = Self.time(start + 400 + Double(index * 5 % 11))
        row.credit = Self.time(start - 0.5)
        row.firstToken = (60 + Double(index * 7 % 13)) * 1e6
        row.headers = 0.5e6
        row.connect = index < 8 ? 1e6 : 0
        row.worker = "worker_\(index % 4)"
        row.inputTokens = 200
        row.outputTokens = 40
        row.id = "request-\(index)"
        change(index, &row)
        return row
    }

    /// What a rule makes of the run.
    func findings(_ rule: FindingRule, _ adapt: (inout FindingInput) -> Void = { _ in }) -> [Finding] {
        var input = input
        adapt(&input)
        return rule.findings(FindingBasis(input))
    }

    /// Whether a rule fires.
    func fires(_ rule: FindingRule, _ adapt: (inout FindingInput) -> Void = { _ in }) -> Bool {
        !findings(rule, adapt).isEmpty
    }
}
