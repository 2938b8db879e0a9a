import Testing

@testable import TraceAnalysis

/// The unit beside a metric's value: honoured where it is known, and told apart from line to line.
@Suite struct MetricUnitTests {
    private func metrics(_ json: String) throws -> RecordMetrics {
        try Lines.decode(#"{"metrics":{\#(json)}}"#).metrics
    }

    @Test(arguments: [
        ("900000000", "ns"), ("900000", "us"), ("900000", "μs"), ("900000", "µs"), ("900", "ms"),
        ("0.9", "s"),
        ("0.9", "sec"),
    ])
    func timesAreConvertedToNanoseconds(_ value: String, _ unit: String) throws {
        let metric = #"{"value":\#(value),"unit":"\#(unit)"}"#
        #expect(try metrics(#""http_req_waiting":\#(metric)"#).waiting == 900_000_000)
        let list = #"{"value":[\#(value), \#(value)],"unit":"\#(unit)"}"#
        #expect(try metrics(#""inter_chunk_latency":\#(list)"#).interChunkLatency == [9e8, 9e8])
    }

    @Test(arguments: [
        ("2048", "B"), ("2048", "bytes"), ("2", "KB"), ("0.001953125", "MB"), ("0.0000019073486328125", "GB"),
    ])
    func sizesAreConvertedToBytes(_ value: String, _ unit: String) throws {
        let read = try metrics(#""http_req_data_sent":{"value":\#(value),"unit":"\#(unit)"}"#)
        #expect(read.bytesSent == 2048)
    }

    @Test(arguments: ["tokens", "requests", "count", "ratio", "%"])
    func numbersOfThingsStayAsTheyAre(_ unit: String) throws {
        let read = try metrics(#""output_tokens":{"value":7,"unit":"\#(unit)"}"#)
        #expect(read.outputTokens == 7)
        #expect(read.unread.isEmpty)
    }

    @Test func withoutAUnitItIsAIPerfs() throws {
        for value in ["3", #"{"value":3}"#, #"{"value":3,"unit":null}"#] {
            let read = try metrics(
                #""request_latency":\#(value),"http_req_data_sent":\#(value),"output_tokens":\#(value)"#)
            #expect(read.requestLatency == 3e6)
            #expect(read.bytesSent == 3072)
            #expect(read.outputTokens == 3)
        }
    }

    /// Nothing is guessed: an hour is no known unit, and a latency is no number of tokens.
    @Test(arguments: ["h", "", "MS", "tokens", "KB"])
    func anUnknownOneLeavesTheMetricOut(_ unit: String) throws {
        let read = try metrics(
            #""request_latency":{"value":3,"unit":"\#(unit)"},"inter_chunk_latency":{"value":[1],"unit":"\#(unit)"}"#
        )
        #expect(read.requestLatency == nil)
        #expect(read.interChunkLatency.isEmpty)
        #expect(read.unread == [.requestLatency, .interChunkLatency])
    }

    @Test func aNameInAnUnknownUnitMakesWayForTheNext() throws {
        let read = try metrics(
            #""output_tokens":{"value":7,"unit":"words"},"output_sequence_length":{"value":9,"unit":"tokens"}"#
        )
        #expect(read.outputTokens == 9)
        #expect(read.unread == [.outputTokens])
    }

    @Test(arguments: ["1", "true", "{}", "[]"])
    func anythingButATextIsAFault(_ unit: String) {
        for (name, value) in [
            ("request_latency", "1"), ("inter_chunk_latency", "[1]"), ("output_tokens", "1"),
        ] {
            let line = #"{"metrics":{"\#(name)":{"value":\#(value),"unit":\#(unit)}}}"#
            #expect(
                Lines.fault(line) == .wrongType(field: "metrics.\(name).unit", expected: "a string"))
        }
        // Nobody asks for the unit of nothing.
        #expect(Lines.fault(#"{"metrics":{"request_latency":{"value":null,"unit":\#(unit)}}}"#) == nil)
    }

    /// A form that was learned carries its unit; a line in another unit is read in its own.
    @Test func eachLineHasItsOwn() throws {
        var decoder = RecordDecoder()
        let units = ["ms", "s", "ms", "us", "h", "ms", "h", "s"]
        for unit in units + units.reversed() {
            let line = Array(
                #"{"metrics":{"request_latency":{"value":2,"unit":"\#(unit)"},"inter_chunk_latency":{"value":[2.5,1],"unit":"\#(unit)"},"output_tokens":{"value":2,"unit":"\#(unit)"}}}"#
                    .utf8)
            #expect(try decoder.decode(line) == OracleDecoder.decode(line[...]))
        }
    }
}
