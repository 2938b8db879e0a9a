/// In which generation a simulated run was recorded, and what that leaves of it.
package enum Shape: String, Sendable, CaseIterable {
    /// Lists of chunks off the socket.
    case chunks = "0.8"
    /// Gaps between messages as AIPerf parsed them.
    case gaps = "0.13"
    /// No traces: AIPerf's metrics alone.
    case traceless = "no trace"

    /// When simulated runs begin, in ns of wall clock: 2026-11-18T11:06:40Z.
    static let epoch: Int64 = 1_795_000_000_000_000_000

    /// The lines of `profile_export.jsonl`.
    func records(_ requests: [WireRequest], of scenario: Scenario) -> [UInt8] {
        var json = RecordWriter()
        for (index, request) in requests.enumerated() { write(request, index, scenario, to: &json) }
        return json.bytes
    }

    private func time(_ milliseconds: Double) -> Int64 { Self.epoch + Int64((milliseconds * 1e6).rounded()) }

    private func write(
        _ request: WireRequest, _ index: Int, _ scenario: Scenario, to json: inout RecordWriter
    ) {
        let id = UInt64(index + 1).multipliedReportingOverflow(by: 0x9E37_79B9_7F4A_7C15).partialValue
        json.put("{\"metadata\":{\"x_request_id\":\"")
        json.put(uuid: id)
        json.put(
            "\",\"credit_issued_ns\":\(time(request.credit)),\"request_start_ns\":\(time(request.start))")
        json.put(",\"request_end_ns\":\(time(request.end + 0.1)),\"worker_id\":\"worker_\(request.worker)\"")
        if let turn = request.turn { json.put(",\"turn_index\":\(turn)") }
        json.put(",\"benchmark_phase\":\"profiling\",\"was_cancelled\":false},\"metrics\":{")
        if request.failure == nil { writeMetrics(request, scenario, to: &json) }
        json.put("}")
        if self != .traceless { writeTrace(request, scenario, to: &json) }
        switch request.failure {
        case nil: json.put("}\n")
        case .server:
            json.put(",\"error\":{\"code\":500,\"type\":\"Internal Server Error\",\"message\":\"broken\"}}\n")
        case .limited:
            json.put(",\"error\":{\"code\":429,\"type\":\"Too Many Requests\",\"message\":\"slow down\"}}\n")
        case .brokenOff:
            json.put(
                ",\"error\":{\"code\":null,\"type\":\"ClientPayloadError\",\"message\":\"not completed\"}}\n")
        }
    }

    private func writeMetrics(_ request: WireRequest, _ scenario: Scenario, to json: inout RecordWriter) {
        let first = request.arrivals.first ?? request.end
        json.put(metric: "request_latency", request.end - request.start)
        json.put(",")
        json.put("\"input_sequence_length\":{\"value\":\(Int(request.input)),\"unit\":\"tokens\"},")
        if let output = request.output {
            json.put("\"output_sequence_length\":{\"value\":\(Int(output)),\"unit\":\"tokens\"},")
        }
        if request.isGood == true { json.put("\"good_request_count\":{\"value\":1,\"unit\":\"requests\"},") }
        if scenario.streams, (request.output ?? 1) > 0 {
            json.put(metric: "time_to_first_token", first - request.start + 0.05)
            json.put(",")
        }
        if scenario.streams, request.arrivals.count > 1 {
            json.put("\"inter_chunk_latency\":{\"value\":[")
            for (index, pair) in zip(request.arrivals, request.arrivals.dropFirst()).enumerated() {
                if index > 0 { json.put(",") }
                json.put(milliseconds: pair.1 - pair.0)
            }
            json.put("],\"unit\":\"ms\"},")
        }
        if self == .traceless {
            json.put(metric: "http_req_blocked", 0)
            json.put(",")
            json.put(metric: "http_req_dns_lookup", 0)
            json.put(",")
            json.put(metric: "http_req_connecting", request.connect)
            json.put(",")
            json.put(metric: "http_req_sending", request.sendEnd - request.start)
            json.put(",")
            json.put(metric: "http_req_receiving", request.end - first)
            json.put(",")
        }
        json.put(metric: "http_req_waiting", first - request.sendEnd)
    }

    private func writeTrace(_ request: WireRequest, _ scenario: Scenario, to json: inout RecordWriter) {
        json.put(",\"trace_data\":{\"request_send_start_ns\":\(time(request.start))")
        json.put(",\"request_send_end_ns\":\(time(request.sendEnd))")
        if request.opened {
            json.put(",\"tcp_connect_start_ns\":\(time(request.start))")
            json.put(",\"tcp_connect_end_ns\":\(time(request.start + request.connect))")
            if request.lookup > 0 {
                json.put(",\"dns_lookup_start_ns\":\(time(request.start))")
                json.put(",\"dns_lookup_end_ns\":\(time(request.start + request.lookup))")
            }
        } else {
            json.put(",\"connection_reused_ns\":\(time(request.start))")
        }
        json.put(",\"local_ip\":\"10.0.1.1\",\"local_port\":\(40_000 + request.connection)")
        json.put(",\"remote_ip\":\"10.0.0.\(1 + request.remote)\",\"remote_port\":8000")
        switch request.failure {
        case .server?: json.put(",\"response_status_code\":500")
        case .limited?: json.put(",\"response_status_code\":429")
        default: json.put(",\"response_status_code\":200")
        }
        if let first = request.arrivals.first {
            json.put(",\"response_headers_received_ns\":\(time(request.headers))")
            json.put(",\"response_receive_start_ns\":\(time(first))")
            let isWhole = request.failure != .brokenOff
            let count = request.arrivals.count + (scenario.streams && isWhole ? 1 : 0)
            if self == .chunks {
                json.put(",\"response_chunks\":[")
                for (index, arrival) in request.arrivals.enumerated() {
                    if index > 0 { json.put(",") }
                    json.put("[\(time(arrival)),190]")
                }
                // What ends a stream comes as a chunk of its own.
                if scenario.streams, isWhole { json.put(",[\(time(request.end)),14]") }
                json.put("]")
            } else {
                json.put(",\"response_chunks_count\":\(count)")
            }
            json.put(",\"response_bytes_total\":\(190 * request.arrivals.count)")
            if isWhole {
                json.put(",\"response_receive_end_ns\":\(time(request.end))")
            } else {
                json.put(",\"error_timestamp_ns\":\(time(request.end))")
            }
        }
        json.put("}")
    }
}

/// Writes the JSON of records as bytes.
struct RecordWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// A UUID made of one number.
    mutating func put(uuid number: UInt64) {
        let digits = String(number, radix: 16)
        let all = String(repeating: "0", count: 16 - digits.count) + digits
        put(
            "\(all.prefix(8))-\(all.dropFirst(8).prefix(4))-4\(all.dropFirst(12).prefix(3))-8000-00000000\(all.suffix(4))"
        )
    }

    /// `"name":{"value":1.234567,"unit":"ms"}`.
    mutating func put(metric name: String, _ milliseconds: Double) {
        put("\"\(name)\":{\"value\":")
        put(milliseconds: milliseconds)
        put(",\"unit\":\"ms\"}")
    }

    /// Milliseconds with the six decimals of whole nanoseconds.
    mutating func put(milliseconds: Double) {
        let nanoseconds = Int(max(milliseconds * 1e6, 0).rounded())
        var fraction = nanoseconds % 1_000_000
        put("\(nanoseconds / 1_000_000).")
        var digits: [UInt8] = []
        for _ in 0..<6 {
            digits.append(UInt8(ascii: "0") + UInt8(fraction % 10))
            fraction /= 10
        }
        bytes.append(contentsOf: digits.reversed())
    }
}
