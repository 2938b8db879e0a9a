@testable import TraceAnalysis

/// The slow and obvious way to turn the bytes of a line into a record, against which the fast one is held.
enum OracleDecoder {
    /// Decodes one line, without its line break.
    ///
    /// O(line).
    ///
    /// - Throws: `LineFault` when the line is not one JSON object, valid UTF-8 throughout and whole in its
    /// structure, with an object under at least one of `metadata`, `metrics`, `trace_data`, `error`, or
    /// when a field that is read holds a value of another type.
    static func decode(_ line: ArraySlice<UInt8>) throws(LineFault) -> TraceRecord {
        let members = try RawJSON(line: line).members(checkPart) ?? [:]
        let record = FieldReader(members, path: "")
        let metadata = try record.object("metadata")
        let metrics = try record.object("metrics")
        let trace = try record.object("trace_data")
        let error = try record.object("error")
        guard metadata != nil || metrics != nil || trace != nil || error != nil else {
            throw .noPartOfARecord
        }
        let decodedTrace = try trace.map { fields throws(LineFault) in try httpTrace(fields) }
        return TraceRecord(
            metadata: try metadata.map { fields throws(LineFault) in try recordMetadata(fields) }
                ?? RecordMetadata(),
            metrics: try metrics.map { fields throws(LineFault) in
                try recordMetrics(fields, chunksListed: decodedTrace?.chunkTimes.isEmpty == false)
            } ?? RecordMetrics(),
            trace: decodedTrace,
            error: try error.map { fields throws(LineFault) in
                try recordError(fields)
            })
    }

    /// A part that a later one of the same name replaces must be as whole as the one that counts.
    private static func checkPart(_ name: String, _ value: RawJSON) throws(LineFault) {
        guard ["metadata", "metrics", "trace_data", "error"].contains(name) else { return }
        _ = try value.members { (inner, metric) throws(LineFault) in
            if name == "metrics", metricNames.contains(inner) { _ = try metric.members() }
        }
    }

    /// The metrics that are read.
    private static let metricNames = Set(
        WireName.allCases.filter { $0.spelling.part == .metrics }.map { $0.spelling.text.description })

    private static func recordError(_ fields: FieldReader) throws(LineFault) -> RecordError {
        let cause = try fields.string("cause").flatMap(MaskedMessage.init)
        let chain = try fields.strings("cause_chain")
        return RecordError(
            type: try fields.string("type"), code: try fields.code("code"),
            message: try fields.string("message").flatMap(MaskedMessage.init),
            rootCause: chain.last.flatMap(MaskedMessage.init) ?? cause)
    }

    private static func recordMetadata(_ fields: FieldReader) throws(LineFault) -> RecordMetadata {
        RecordMetadata(
            phase: try fields.string("benchmark_phase"),
            requestID: try fields.string("x_request_id"),
            startNanoseconds: try fields.integer("request_start_ns"),
            endNanoseconds: try fields.integer("request_end_ns"),
            wasCancelled: try fields.flag("was_cancelled"),
            phaseName: try fields.string("phase_name"),
            conversationID: try fields.string("conversation_id"),
            turnIndex: try fields.integer("turn_index"),
            creditNanoseconds: try fields.integer("credit_issued_ns"),
            workerID: try fields.string("worker_id"))
    }

    private static func recordMetrics(
        _ fields: FieldReader, chunksListed: Bool
    ) throws(LineFault) -> RecordMetrics {
        var unread: Set<String> = []
        func unit(of name: String, _ known: [String?: Double]) throws(LineFault) -> Double? {
            let unit = known[try fields.unit(name)]
            if unit == nil { unread.insert(name) }
            return unit
        }
        func time(_ name: String) throws(LineFault) -> Double? {
            guard let value = try fields.metric(name) else { return nil }
            return try unit(of: name, times).map { Nanoseconds.of(value, each: $0) }
        }
        func size(_ name: String) throws(LineFault) -> Double? {
            guard let value = try fields.metric(name) else { return nil }
            return try unit(of: name, sizes).map { value * $0 }
        }
        func number(_ names: String...) throws(LineFault) -> Double? {
            var found: Double?
            for name in names {
                guard let value = try fields.metric(name), try unit(of: name, things) != nil else { continue }
                found = found ?? value
            }
            return found
        }
        var metrics = RecordMetrics()
        metrics.inputTokens = try number(
            "input_tokens", "num_input_tokens", "input_sequence_length", "usage_prompt_tokens")
        metrics.outputTokens = try number(
            "output_tokens", "num_output_tokens", "output_sequence_length", "output_token_count",
            "usage_completion_tokens")
        metrics.requestLatency = try time("request_latency")
        metrics.timeToFirstToken = try time("time_to_first_token")
        metrics.interTokenLatency = try time("inter_token_latency")
        metrics.hasInterChunkLatency = try fields.holds("inter_chunk_latency")
        if !chunksListed {
            if let gaps = try fields.metricList("inter_chunk_latency"),
                let length = try unit(of: "inter_chunk_latency", times)
            {
                metrics.interChunkLatency = NanosecondList(gaps.map { Nanoseconds.of($0, each: length) })
            }
        }
        metrics.blocked = try time("http_req_blocked")
        metrics.dnsLookup = try time("http_req_dns_lookup")
        metrics.connecting = try time("http_req_connecting")
        metrics.sending = try time("http_req_sending")
        metrics.waiting = try time("http_req_waiting")
        metrics.receiving = try time("http_req_receiving")
        metrics.duration = try time("http_req_duration")
        metrics.bytesSent = try size("http_req_data_sent")
        metrics.bytesReceived = try size("http_req_data_received")
        metrics.chunksReceived = try number("http_req_chunks_received")
        metrics.goodRequests = try number("good_request_count")
        metrics.unread = WireName.allCases.filter { unread.contains($0.spelling.text.description) }
        return metrics
    }

    /// What one of each known unit is in ns, in bytes, or as it is; without a unit, what AIPerf gives the metric.
    private static let times: [String?: Double] = [
        nil: 1e6, "ns": 1, "us": 1e3, "\u{3BC}s": 1e3, "\u{B5}s": 1e3, "ms": 1e6, "s": 1e9, "sec": 1e9,
    ]
    private static let sizes: [String?: Double] = [
        nil: 1024, "B": 1, "bytes": 1, "KB": 1024, "MB": 1024 * 1024, "GB": 1024 * 1024 * 1024,
    ]
    private static let things: [String?: Double] = [
        nil: 1, "tokens": 1, "requests": 1, "count": 1, "ratio": 1, "%": 1,
    ]

    private static func httpTrace(_ fields: FieldReader) throws(LineFault) -> HTTPTrace {
        func span(_ starts: String..., to ends: String...) throws(LineFault) -> HTTPTrace.Span {
            var span = HTTPTrace.Span()
            for name in starts.reversed() { span.start = try fields.integer(name) ?? span.start }
            for name in ends.reversed() { span.end = try fields.integer(name) ?? span.end }
            return span
        }
        var trace = HTTPTrace()
        trace.poolWait = try span(
            "connection_pool_wait_start_ns", "connection_queued_start_ns",
            to: "connection_pool_wait_end_ns", "connection_queued_end_ns")
        trace.connect = try span(
            "tcp_connect_start_ns", "connection_create_start_ns",
            to: "tcp_connect_end_ns", "connection_create_end_ns")
        trace.lookup = try span(
            "dns_lookup_start_ns", "dns_resolvehost_start_ns",
            to: "dns_lookup_end_ns", "dns_resolvehost_end_ns")
        trace.send = try span(
            "request_send_start_ns", "request_start_ns",
            to: "request_send_end_ns", "request_end_ns")
        trace.receive = try span("response_receive_start_ns", to: "response_receive_end_ns")
        trace.headersReceived = try fields.integer("response_headers_received_ns")
        trace.reused = try fields.integer("connection_reused_ns", "connection_reuseconn_ns")
        trace.dnsCacheHit = try fields.integer("dns_cache_hit_ns")
        trace.failed = try fields.integer("error_timestamp_ns", "request_exception_ns")
        trace.status = try fields.integer("response_status_code", "response_status")
        trace.localIP = try fields.string("local_ip")
        trace.localPort = try fields.integer("local_port")
        trace.remoteIP = try fields.string("remote_ip")
        trace.remotePort = try fields.integer("remote_port")
        trace.requestBytes = try requestBytes(fields)
        try readChunks(fields, into: &trace)
        return trace
    }

    /// The total where it is given, else the sum of what the listed writes say; nil where nothing is.
    private static func requestBytes(_ fields: FieldReader) throws(LineFault) -> Int64? {
        let total = try fields.integer("request_bytes_total")
        let lists = [
            try fields.pairs("request_chunks").map(\.1), try fields.integers("request_write_sizes_bytes"),
            try fields.integers("request_chunk_sizes"),
        ]
        return total ?? lists.first { !$0.isEmpty }.flatMap(exactSum)
    }

    private static func readChunks(_ fields: FieldReader, into trace: inout HTTPTrace) throws(LineFault) {
        let pairs = try fields.pairs("response_chunks")
        let times = try fields.integers("response_receive_timestamps_ns")
        let sizes = try fields.integers("response_receive_sizes_bytes")
        trace.chunkTimes = pairs.isEmpty ? times : pairs.map(\.0)
        trace.chunkSizes = pairs.isEmpty ? sizes : pairs.map(\.1)
        trace.chunkCount = try fields.integer("response_chunks_count")
        trace.responseBytes =
            try fields.integer("response_bytes_total")
            ?? (trace.chunkSizes.isEmpty ? nil : exactSum(trace.chunkSizes))
    }

    /// The sum; nil when it does not fit 64 bits.
    private static func exactSum(_ sizes: [Int64]) -> Int64? {
        var sum: Int64 = 0
        for size in sizes {
            let (partial, overflow) = sum.addingReportingOverflow(size)
            guard !overflow else { return nil }
            sum = partial
        }
        return sum
    }
}
