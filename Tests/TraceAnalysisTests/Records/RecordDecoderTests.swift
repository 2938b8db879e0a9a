import Testing

@testable import TraceAnalysis

/// What a line says, whichever generation of AIPerf wrote it.
@Suite struct RecordDecoderTests {
    @Test func everyMemberOfARecordIsRead() throws {
        let record = try Lines.decode(Lines.aiperf8)
        #expect(
            record.metadata
                == RecordMetadata(
                    phase: "profiling", requestID: "a1b2", startNanoseconds: 1_795_466_080_372_047_000,
                    endNanoseconds: 1_795_466_080_372_054_000, wasCancelled: false, phaseName: "high",
                    conversationID: "c7", turnIndex: 2, creditNanoseconds: 1_795_466_080_372_046_000,
                    workerID: "w"))
        #expect(record.metrics.inputTokens == 200)
        #expect(record.metrics.outputTokens == 40)
        #expect(record.metrics.requestLatency == 3_505_358, "ns × 1e-6 comes back as the whole nanosecond")
        #expect(record.metrics.bytesSent == 296)
        #expect(record.metrics.goodRequests == 1)
        #expect(record.error == nil)
        let trace = try #require(record.trace)
        #expect(trace.poolWait == span(47_291, 47_391))
        #expect(trace.connect == span(47_400, 48_400))
        #expect(trace.lookup == span(47_500, 47_600))
        #expect(trace.send == span(48_500, 49_500))
        #expect(trace.receive == span(50_500, 53_500))
        #expect(trace.headersReceived == at(50_100))
        #expect(trace.dnsCacheHit == at(47_450))
        #expect(trace.reused == at(47_460))
        #expect(trace.failed == nil)
        #expect(trace.status == 200)
        #expect(trace.requestBytes == 395)
        #expect(trace.responseBytes == 600)
        #expect(trace.chunkCount == 3)
        #expect(trace.chunkTimes == [at(50_500), at(51_500), at(53_500)])
        #expect(trace.chunkSizes == [100, 200, 300])
    }

    @Test func theGenerationsTellTheSameRequest() throws {
        let full = try Lines.decode(Lines.aiperf8)
        var expected = full

        expected.trace?.chunkCount = nil
        #expect(try Lines.decode(Lines.aiperf6) == expected, "0.6 has no counts and totals, but their parts")

        expected.trace?.receive = HTTPTrace.Span()
        expected.trace?.headersReceived = nil
        #expect(try Lines.decode(Lines.draft) == expected, "the draft has no span of receiving")

        expected = full
        expected.trace?.chunkTimes = []
        expected.trace?.chunkSizes = []
        #expect(try Lines.decode(Lines.aiperf13) == expected, "0.13 has counts and totals only")
    }

    @Test func theGenerationsMeasureTheSameRequest() throws {
        var all = try [Lines.draft, Lines.aiperf6, Lines.aiperf8].map { RequestMetrics(try Lines.decode($0)) }
        #expect(all[0].values[.timeToHeaders] == nil, "the draft does not say when the headers came")
        all[0].values[.timeToHeaders] = 600
        #expect(all[0] == all[1])
        #expect(all[1] == all[2])
        let last = RequestMetrics(try Lines.decode(Lines.aiperf13))
        #expect(last.values == all[2].values)
        #expect(last.phases == all[2].phases)
    }

    @Test func theLaterDraftNamesItsWritesOtherwise() throws {
        let line = Lines.line(trace: #""request_write_sizes_bytes":[7,8]"#)
        #expect(try Lines.decode(line).trace?.requestBytes == 15)
    }

    @Test func theNewestNameCounts() throws {
        let line = Lines.line(
            trace:
                #""connection_create_start_ns":1,"tcp_connect_start_ns":2,"response_status":500,"response_status_code":200,"error_timestamp_ns":null,"request_exception_ns":9"#
        )
        let trace = try #require(try Lines.decode(line).trace)
        #expect(trace.connect.start == 2)
        #expect(trace.status == 200)
        #expect(trace.failed == 9, "null is absent")
    }

    /// `metadata` and the draft's trace have fields of the same names that mean other things.
    @Test func startAndEndOfTheMetadataAreNotThoseOfTheTrace() throws {
        let line =
            #"{"metadata":{"request_start_ns":1,"request_end_ns":9},"trace_data":{"request_start_ns":3,"request_end_ns":4}}"#
        let record = try Lines.decode(line)
        #expect(record.metadata.startNanoseconds == 1)
        #expect(record.metadata.endNanoseconds == 9)
        #expect(record.trace?.send == HTTPTrace.Span(start: 3, end: 4))
    }

    @Test(arguments: [
        ("input_tokens", 0), ("num_input_tokens", 1), ("input_sequence_length", 2),
        ("usage_prompt_tokens", 3),
    ])
    func inputTokensAreTriedInOrder(_ name: String, _ place: Int) throws {
        let names = ["input_tokens", "num_input_tokens", "input_sequence_length", "usage_prompt_tokens"]
        let held = names[place...].reversed().map { #""\#($0)":\#($0 == name ? 7 : 99)"# }
        #expect(try Lines.decode(#"{"metrics":{\#(held.joined(separator: ","))}}"#).metrics.inputTokens == 7)
    }

    @Test(arguments: [
        ("output_tokens", 0), ("num_output_tokens", 1), ("output_sequence_length", 2),
        ("output_token_count", 3),
        ("usage_completion_tokens", 4),
    ])
    func outputTokensAreTriedInOrder(_ name: String, _ place: Int) throws {
        let names = [
            "output_tokens", "num_output_tokens", "output_sequence_length", "output_token_count",
            "usage_completion_tokens",
        ]
        let held = names[place...].reversed().map { #""\#($0)":{"value":\#($0 == name ? 7 : 99)}"# }
        #expect(try Lines.decode(#"{"metrics":{\#(held.joined(separator: ","))}}"#).metrics.outputTokens == 7)
    }

    @Test func aMetricIsBareOrUnderValue() throws {
        let bare = try Lines.decode(#"{"metrics":{"request_latency":2.5,"inter_chunk_latency":[1,2.5]}}"#)
        let held = try Lines.decode(
            #"{"metrics":{"request_latency":{"unit":"ms","value":2.5},"inter_chunk_latency":{"value":[1,2.5],"unit":"ms"}}}"#
        )
        #expect(bare == held)
        #expect(bare.metrics.requestLatency == 2_500_000)
        #expect(bare.metrics.interChunkLatency == [1_000_000, 2_500_000])
    }

    @Test func absentNullAndEmptyAreTheSame() throws {
        let absent = try Lines.decode(#"{"metadata":{},"metrics":{}}"#)
        for line in [
            #"{"metadata":{"benchmark_phase":null,"request_start_ns":null,"was_cancelled":null},"metrics":{"request_latency":null}}"#,
            #"{"metadata":{},"metrics":{"request_latency":{"value":null,"unit":"ms"},"ttft":{}},"trace_data":null,"error":null}"#,
            #"{"metadata":{},"metrics":{"request_latency":{"unit":"ms"},"inter_chunk_latency":{}}}"#,
            #"{"metadata":{}}"#, #"{"metrics":{}}"#,
        ] { #expect(try Lines.decode(line) == absent) }
    }

    @Test func anErrorKeepsItsKindAndItsMaskedMessage() throws {
        let line =
            #"{"error":{"type":"Too Many Requests","code":429,"message":"key=secret at 10.0.0.1","cause":"token=secret"}}"#
        let record = try Lines.decode(line)
        let message = MaskedMessage(masked: "key=[key] at [address]")
        #expect(
            record.error
                == RecordError(
                    type: "Too Many Requests", code: 429, message: message,
                    rootCause: MaskedMessage(masked: "token=[key]")))
        #expect(!String(describing: record).contains("secret"))
        #expect(try Lines.decode(#"{"error":{}}"#).error == RecordError())
    }

    /// The last of a chain is the root; a cause without a chain is one.
    @Test(
        arguments: [
            (#""cause":"a""#, "a"), (#""cause":"a","cause_chain":["b","c d"]"#, "c d"),
            (#""cause":"a","cause_chain":[]"#, "a"), (#""cause":"a","cause_chain":null"#, "a"),
            (#""cause_chain":["b"," \u0020"]"#, nil),
            (#""cause_chain":["see \u0068ttps://u:p@h/x"]"#, "see [url]"),
            (#""cause":null"#, nil),
        ] as [(String, String?)])
    func theRootCauseIsTheLast(_ members: String, _ expected: String?) throws {
        #expect(try Lines.decode("{\"error\":{\(members)}}").error?.rootCause?.text == expected)
    }

    @Test(arguments: [
        (#""cause":7"#, "error.cause", "a string"),
        (#""cause_chain":"a""#, "error.cause_chain", "an array of strings"),
        (#""cause_chain":["a",null]"#, "error.cause_chain", "an array of strings"),
        (#""code":408.0"#, "error.code", "an integer or a string"),
        (#""code":true"#, "error.code", "an integer or a string"),
    ])
    func anErrorOfAnotherShapeIsAFault(_ members: String, _ field: String, _ expected: String) {
        #expect(Lines.fault("{\"error\":{\(members)}}") == .wrongType(field: field, expected: expected))
    }

    @Test func headersAreNotKept() throws {
        let line = Lines.line(trace: #""response_headers":{"Set-Cookie":"CANARY"}"#)
        let record = try Lines.decode(line)
        #expect(!String(describing: record).contains("CANARY"))
        #expect(!String(describing: record).contains("Bearer"))
    }

    @Test func identityIsCheckedWhereItIsNotKept() throws {
        func decoded(_ line: String) -> TraceRecord? {
            var decoder = RecordDecoder(keepsIdentity: false)
            return try? decoder.decode(Array(line.utf8))
        }
        var record = try Lines.decode(Lines.aiperf8)
        #expect(record.metadata.requestID != nil)
        record.metadata.requestID = nil
        record.metadata.conversationID = nil
        record.metadata.workerID = nil
        record.trace?.localIP = nil
        record.trace?.remoteIP = nil
        #expect(decoded(Lines.aiperf8) == record)
        #expect(decoded(#"{"metadata":{"x_request_id":"\u0041b"}}"#) == TraceRecord())
        #expect(decoded(#"{"metadata":{"x_request_id":7}}"#) == nil)
        #expect(decoded(#"{"metadata":{"x_request_id":"\x"}}"#) == nil)
    }

    /// A line without metrics, or one that breaks behind them, leaves nothing of its gaps to those that come.
    @Test(arguments: ["}", ",,"]) func gapsAreThoseOfTheirOwnLine(_ end: String) {
        var decoder = RecordDecoder()
        func gaps(_ line: String) -> [Double]? {
            let record: TraceRecord? = try? decoder.decode(Array(line.utf8))
            return record.map { Array($0.metrics.interChunkLatency) }
        }
        let first = #"{"metrics":{"inter_chunk_latency":{"value":[8.5,7.25],"unit":"ms"}}"# + end
        #expect(gaps(first) == (end == "}" ? [8_500_000, 7_250_000] : nil))
        for _ in 0..<3 { #expect(gaps(#"{"error":{"type":"x"}}"#) == []) }
    }

    @Test func sizesThatDoNotFitAreUnknown() throws {
        let line = Lines.line(trace: #""request_chunk_sizes":[9223372036854775807,1]"#)
        #expect(try Lines.decode(line).trace?.requestBytes == nil)
    }

    /// AIPerf writes ns × 1e-6: what comes back is the whole nanosecond, for every one up to a day.
    @Test func nanosecondsSurviveTheDecimal() {
        var random = SplitMix(seed: 8)
        for bits in 1...46 {
            for _ in 0..<40 {
                let whole = Double(UInt64.random(in: 0..<(1 << UInt64(bits)), using: &random))
                #expect(Nanoseconds.of(milliseconds: whole * 1e-6) == whole)
                #expect(Nanoseconds.of(milliseconds: whole / 1e6) == whole)
            }
        }
        #expect(Nanoseconds.of(milliseconds: 1.5e-7) == 0.15, "a mean is no whole number")
    }

    private func at(_ end: Int64) -> Int64 { 1_795_466_080_372_000_000 + end }

    private func span(_ start: Int64, _ end: Int64) -> HTTPTrace.Span {
        HTTPTrace.Span(start: at(start), end: at(end))
    }
}
