@testable import TraceAnalysis

/// Lines of JSON for tests.
enum Lines {
    /// Decodes one line.
    static func decode(_ line: String) throws(LineFault) -> TraceRecord {
        try RecordDecoder.decode(Array(line.utf8))
    }

    /// Why a line is no record; nil when it is one.
    static func fault(_ line: String) -> LineFault? { fault(Array(line.utf8)) }

    /// Why some bytes are no record; nil when they are one.
    static func fault(_ bytes: [UInt8]) -> LineFault? {
        do throws(LineFault) {
            _ = try RecordDecoder.decode(bytes)
            return nil
        } catch {
            return error
        }
    }

    /// A line of every generation that tells the same request: three chunks, one connect, one lookup.
    ///
    /// The last generation does not list its chunks; `aiperf13` tells what it can.
    static let draft = line(
        trace: """
            "connection_queued_start_ns":1795466080372047291,"connection_queued_end_ns":1795466080372047391,\
            "connection_create_start_ns":1795466080372047400,"connection_create_end_ns":1795466080372048400,\
            "dns_resolvehost_start_ns":1795466080372047500,"dns_resolvehost_end_ns":1795466080372047600,\
            "dns_cache_hit_ns":1795466080372047450,"connection_reuseconn_ns":1795466080372047460,\
            "request_start_ns":1795466080372048500,"request_end_ns":1795466080372049500,\
            "request_chunk_sizes":[300,95],"response_status":200,\
            "response_receive_timestamps_ns":[1795466080372050500,1795466080372051500,1795466080372053500],\
            "response_receive_sizes_bytes":[100,200,300]
            """)

    static let aiperf6 = line(
        trace: common(chunks: true)
            + #","request_chunks":[[1795466080372049400,300],[1795466080372049500,95]]"#)

    static let aiperf8 = line(
        trace: common(chunks: true) + """
            ,"request_chunks":[[1795466080372049400,300],[1795466080372049500,95]],"request_bytes_total":395,\
            "request_chunks_count":2,"response_chunks_count":3,"response_bytes_total":600
            """)

    static let aiperf13 = line(
        trace: common(chunks: false) + """
            ,"request_chunks":[],"request_bytes_total":395,"request_chunks_count":2,"response_chunks_count":3,\
            "response_bytes_total":600
            """)

    private static func common(chunks: Bool) -> String {
        let list = "[1795466080372050500,100],[1795466080372051500,200],[1795466080372053500,300]"
        return """
            "connection_pool_wait_start_ns":1795466080372047291,"connection_pool_wait_end_ns":1795466080372047391,\
            "tcp_connect_start_ns":1795466080372047400,"tcp_connect_end_ns":1795466080372048400,\
            "dns_lookup_start_ns":1795466080372047500,"dns_lookup_end_ns":1795466080372047600,\
            "dns_cache_hit_ns":1795466080372047450,"connection_reused_ns":1795466080372047460,\
            "request_send_start_ns":1795466080372048500,"request_headers_sent_ns":1795466080372048600,\
            "request_send_end_ns":1795466080372049500,"response_status_code":200,"response_reason":"OK",\
            "response_receive_start_ns":1795466080372050500,"response_receive_end_ns":1795466080372053500,\
            "response_headers_received_ns":1795466080372050100,"response_chunks":[\(chunks ? list : "")],\
            "sending_ns":1000,"waiting_ns":1000,"receiving_ns":3000
            """
    }

    /// A whole line around the members of a trace.
    static func line(trace: String) -> String {
        """
        {"metadata":{"session_num":1,"x_request_id":"a1b2","request_start_ns":1795466080372047000,\
        "request_end_ns":1795466080372054000,"worker_id":"w","phase_name":"high","conversation_id":"c7","turn_index":2,\
        "credit_issued_ns":1795466080372046000,"benchmark_phase":"profiling","was_cancelled":false},\
        "metrics":{"input_sequence_length":{"value":200,"unit":"tokens"},"output_sequence_length":\
        {"value":40,"unit":"tokens"},"request_latency":{"value":3.5053579999999998,"unit":"ms"},\
        "http_req_data_sent":{"value":0.2890625,"unit":"KB"},\
        "good_request_count":{"value":1,"unit":"requests"}},"trace_data":{"trace_type":"aiohttp",\
        "request_headers":{"Authorization":"Bearer \\"x\\" {[","Host":"localhost"},\(trace)},"error":null}
        """
    }
}
