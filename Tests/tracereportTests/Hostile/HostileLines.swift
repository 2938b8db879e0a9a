/// Records made to be spoilt, in the form of AIPerf 0.8.
enum HostileLines {
    /// When all of them begin, in ns of wall clock.
    static let start: Int64 = 1_795_466_080_372_047_291

    /// A request sent within 1 ms, answered after 2 ms and 5 ms; 40 tokens of output.
    static func record(
        _ number: Int = 0, at offset: Int64 = 0, chunks: String? = nil, trace: String = "",
        tokens: String = "40",
        latency: String = "6"
    ) -> String {
        let begin = start + offset
        let list = chunks ?? "[\(begin + 3_000_000),10],[\(begin + 6_000_000),20]"
        return """
            {"metadata":{"x_request_id":"r\(number)","request_start_ns":\(begin),"benchmark_phase":"profiling"},\
            "metrics":{"request_latency":{"value":\(latency),"unit":"ms"},\
            "output_sequence_length":{"value":\(tokens),"unit":"tokens"}},\
            "trace_data":{"request_send_start_ns":\(begin),"request_send_end_ns":\(begin + 1_000_000),\
            "response_chunks":[\(list)],"response_status_code":200\(trace)}}
            """
    }

    /// Thirty records, 10 ms apart.
    static let good = (0..<30).map { record($0, at: Int64($0) * 10_000_000) }

    /// A chunk so many ns behind the start.
    static func chunk(_ offset: Int64) -> String { "[\(start + offset),7]" }

    /// One line of every kind that a single line can be spoilt in, behind good ones.
    static let everything: [String] =
        good + [
            record(100, chunks: "\(chunk(6_000_000)),\(chunk(3_000_000))"),
            record(101, chunks: "\(chunk(3_000_000)),\(chunk(3_000_000)),\(chunk(3_000_000))"),
            record(102, chunks: "\(chunk(-5)),\(chunk(-3))"),
            record(103, chunks: "[9223372036854775807,1],[-9223372036854775808,1]"),
            record(104, chunks: "[1,9223372036854775807],[2,9223372036854775807]"),
            record(105, chunks: chunk(31_536_000_000_000_000)), record(106, tokens: "0"),
            record(107, tokens: "-40"), record(108, tokens: "1e300"), record(109, tokens: "1e-300"),
            record(110, latency: "-6"), record(111, latency: "31536000000"), record(112, latency: "1e17"),
            record(113, latency: "1e-320"), record(114, latency: "-0"), record(115, latency: "1e999"),
            record(116, latency: "NaN"), record(117, at: -start), record(118, at: Int64.min / 2),
            record(119, trace: #","tcp_connect_start_ns":9,"tcp_connect_end_ns":3"#),
            record(
                120,
                trace:
                    #","tcp_connect_start_ns":-9223372036854775808,"tcp_connect_end_ns":9223372036854775807"#),
            record(121, trace: #","response_bytes_total":-1,"response_chunks_count":-9223372036854775808"#),
            record(122, trace: #","response_status_code":-1"#),
            record(123, trace: #","response_status_code":9223372036854775807"#),
            #"{"error":{"type":"\u001b[2J\u202e<script>|`*_\r\n","code":-9223372036854775808,"message":"\u0000"}}"#,
            #"{"metadata":{"was_cancelled":true,"request_start_ns":9223372036854775807,"request_end_ns":-9223372036854775808}}"#,
            #"{"metadata":{"x_request_id":"<img src=x onerror=alert(1)>","request_start_ns":0},"metrics":{"request_latency":1e9}}"#,
            #"{"metrics":{"inter_chunk_latency":[0,-0,1e17,-1,1e308,5e-324,3.5053579999999998],"http_req_waiting":1e300}}"#,
            #"{"metrics":{"http_req_waiting":1e11,"http_req_receiving":1e11,"http_req_sending":0,"http_req_data_received":1e200}}"#,
            #"{"metadata":{"benchmark_phase":"\ud800"}}"#, "not json", "{", "\u{0}", "[]",
        ]
}
