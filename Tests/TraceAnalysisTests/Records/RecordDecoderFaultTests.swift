import Testing

@testable import TraceAnalysis

/// What a line must be, and what is said of one that is not.
@Suite struct RecordDecoderFaultTests {
    @Test func aLineThatIsWholeIsARecord() {
        for line in [Lines.draft, Lines.aiperf6, Lines.aiperf8, Lines.aiperf13] {
            #expect(Lines.fault(line) == nil)
        }
    }

    @Test(arguments: [
        "", " ", "null", "[]", "\"x\"", "7", "true", "x", "}", "]{}", "\u{FEFF}{\"metadata\":{}}",
    ])
    func onlyAnObjectIsARecord(_ line: String) {
        #expect(Lines.fault(line) == .notAnObject)
    }

    @Test(arguments: [
        "{}", #"{"a":1}"#, #"{"metadata":null}"#,
        #"{"metadata":null,"metrics":null,"trace_data":null,"error":null}"#,
        #"{"other":{"metadata":{}}}"#, #"{"Metadata":{}}"#,
    ])
    func anObjectWithoutAPartOfARecordIsNone(_ line: String) {
        #expect(Lines.fault(line) == .noPartOfARecord)
    }

    @Test(arguments: ["metadata", "metrics", "trace_data", "error"])
    func onePartIsEnough(_ part: String) {
        #expect(Lines.fault(#"{"\#(part)":{}}"#) == nil)
        #expect(Lines.fault(" \t{ \"\(part)\" : { } } \r") == nil)
    }

    @Test(arguments: ["metadata", "metrics", "trace_data", "error"], [#""x""#, "1", "true", "[]", "[{}]"])
    func aPartMustBeAnObject(_ part: String, _ value: String) {
        let others = ["metadata", "metrics"].filter { $0 != part }.map { #""\#($0)":{}"# }
        let line = "{\(others.joined(separator: ",")),\"\(part)\":\(value)}"
        #expect(Lines.fault(line) == .wrongType(field: part, expected: "an object"))
    }

    @Test(arguments: [Lines.draft, Lines.aiperf6, Lines.aiperf8, Lines.aiperf13])
    func aLineCutAnywhereIsNoRecord(_ line: String) {
        let bytes = Array(line.utf8)
        for length in 0..<bytes.count where Lines.fault(Array(bytes[..<length])) == nil {
            Issue.record("cut to \(length) bytes it passes for a record")
        }
    }

    @Test func somethingBehindTheObjectIsAFault() {
        for rest in ["{}", "}", "]", ",", "x", "1", "\"\""] {
            let fault = Lines.fault(#"{"metadata":{}}"# + rest)
            #expect(fault != nil, "\(rest)")
        }
    }

    /// Timestamps are integers: neither strings nor booleans, nor anything with a point or an exponent.
    @Test(arguments: [
        #""1""#, "true", "false", "1.0", "1.5", "1e3", "1E3", "[]", "{}", "[1]", "9223372036854775808",
        "-9223372036854775809", "01", "+1", "-", "0x1", "NaN", "Infinity", "1_0", "nul", "null1",
    ])
    func aTimestampOfAnotherTypeIsAFault(_ value: String) {
        for name in [
            "tcp_connect_start_ns", "request_send_end_ns", "dns_cache_hit_ns", "response_status_code",
            "connection_queued_end_ns", "request_exception_ns", "response_chunks_count",
            "request_bytes_total",
        ] {
            let line = Lines.line(trace: #""\#(name)":\#(value)"#)
            #expect(Lines.fault(line) == .wrongType(field: "trace_data.\(name)", expected: "an integer"))
        }
        for name in ["request_start_ns", "request_end_ns"] {
            let line = #"{"metadata":{"\#(name)":\#(value)}}"#
            #expect(Lines.fault(line) == .wrongType(field: "metadata.\(name)", expected: "an integer"))
        }
    }

    @Test(arguments: ["0", "-0", "-5", "9223372036854775807", "-9223372036854775808"])
    func anyOtherIntegerPasses(_ value: String) {
        #expect(Lines.fault(#"{"metadata":{"request_start_ns":\#(value)}}"#) == nil)
    }

    @Test(arguments: [#""1""#, "true", "[]", "[1]", "01", "1.", ".5", "-", "1e", "1e999", "NaN", "-Infinity"])
    func aMetricMustBeAFiniteNumber(_ value: String) {
        for name in [
            "request_latency", "http_req_waiting", "http_req_data_sent", "http_req_chunks_received",
            "inter_token_latency", "usage_completion_tokens", "input_tokens",
        ] {
            let expected = LineFault.wrongType(field: "metrics.\(name)", expected: "a number")
            #expect(Lines.fault(#"{"metrics":{"\#(name)":\#(value)}}"#) == expected)
            #expect(Lines.fault(#"{"metrics":{"\#(name)":{"value":\#(value),"unit":"ms"}}}"#) == expected)
        }
    }

    /// A wrong type is not hidden behind another name that is right.
    @Test func everyNameIsChecked() {
        #expect(Lines.fault(#"{"metrics":{"output_tokens":5,"usage_completion_tokens":"x"}}"#) != nil)
        #expect(Lines.fault(#"{"trace_data":{"request_bytes_total":5,"request_chunks":"x"}}"#) != nil)
        #expect(Lines.fault(#"{"trace_data":{"request_bytes_total":5,"request_chunk_sizes":[null]}}"#) != nil)
        #expect(
            Lines.fault(#"{"trace_data":{"response_chunks":[[1,2]],"response_receive_sizes_bytes":[true]}}"#)
                != nil)
        #expect(
            Lines.fault(#"{"trace_data":{"tcp_connect_start_ns":5,"connection_create_start_ns":"x"}}"#) != nil
        )
    }

    @Test(arguments: [
        "1", #""x""#, "{}", "true", "[null]", "[1]", "[[1]]", "[[1,2,3]]", "[[1,null]]", "[[null,1]]",
        "[[1,2],[]]", "[[1,2],null]", "[[1.5,2]]", #"[["1",2]]"#, "[[1,2],[3,4e2]]", "[{}]", "[[1,2],]",
    ])
    func chunksMustBePairsOfIntegers(_ value: String) {
        for name in ["request_chunks", "response_chunks"] {
            #expect(Lines.fault(#"{"trace_data":{"\#(name)":\#(value)}}"#) != nil, "\(name) \(value)")
        }
    }

    @Test(arguments: [
        "1", #""x""#, "{}", "true", "[null]", "[1,null]", "[1.5]", #"["1"]"#, "[[1]]", "[1,]", "[1 2]",
    ])
    func listsMustHoldIntegers(_ value: String) {
        for name in [
            "response_receive_timestamps_ns", "response_receive_sizes_bytes", "request_chunk_sizes",
            "request_write_sizes_bytes",
        ] { #expect(Lines.fault(#"{"trace_data":{"\#(name)":\#(value)}}"#) != nil, "\(name) \(value)") }
    }

    @Test(arguments: ["1", #""x""#, "true", "[null]", "[1,null,2]", #"["1"]"#, "[[1]]", "[1,]", "[1e999]"])
    func gapsMustBeNumbers(_ value: String) {
        #expect(Lines.fault(#"{"metrics":{"inter_chunk_latency":\#(value)}}"#) != nil)
        #expect(Lines.fault(#"{"metrics":{"inter_chunk_latency":{"value":\#(value)}}}"#) != nil)
    }

    @Test(arguments: [#""true""#, "1", "0", "[]", "{}", "True", "t"])
    func aFlagMustBeABoolean(_ value: String) {
        let fault = Lines.fault(#"{"metadata":{"was_cancelled":\#(value)}}"#)
        #expect(fault == .wrongType(field: "metadata.was_cancelled", expected: "true or false"))
    }

    @Test(arguments: ["1", "true", "[]", "{}"])
    func namesMustBeStrings(_ value: String) {
        #expect(Lines.fault(#"{"metadata":{"benchmark_phase":\#(value)}}"#) != nil)
        #expect(Lines.fault(#"{"error":{"type":\#(value)}}"#) != nil)
    }

    @Test func reasonsNameTheFieldButNeverItsValue() {
        let line = #"{"metadata":{"request_start_ns":"CANARY"}}"#
        #expect(Lines.fault(line)?.reason == "metadata.request_start_ns is not an integer")
    }
}
