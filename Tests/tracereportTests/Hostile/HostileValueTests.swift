import Foundation
import Testing

/// Values that cannot be, or can but never are: the right numbers, or the line counted with its reason.
@Suite struct HostileValueTests {
    private static let start = HostileLines.start

    private func analysis(_ lines: String...) throws -> Figures { try Hostile.analysis(lines) }

    @Test func ofDuplicatedKeysTheLastCounts() throws {
        let figures = try analysis(
            #"{"metrics":{"request_latency":1,"request_latency":{"value":2,"value":3}}}"#,
            #"{"metrics":{"request_latency":9},"metadata":{},"metrics":{"time_to_first_token":4}}"#,
            #"{"error":{"code":500},"error":null,"metadata":{"was_cancelled":true,"was_cancelled":false}}"#,
            #"{"metadata":{"request_start_ns":"x","request_start_ns":5}}"#,
            #"{"metadata":{"request_start_ns":5,"request_start_ns":"x"}}"#,
            #"{"metadata":"x","metadata":{}}"#, #"{"metadata":{},"metadata":"x"}"#)
        #expect(figures.number("metrics.request_latency.max") == 3)
        #expect(figures.count("metrics.request_latency.count") == 1)
        #expect(figures.number("metrics.time_to_first_token.avg") == 4)
        #expect(figures.count("overview.successful_requests") == 5)
        #expect(
            figures.malformed == [
                5: "metadata.request_start_ns is not an integer", 7: "metadata is not an object",
            ])
    }

    @Test(arguments: ["1e999", "-1e999", "NaN", "nan", "Infinity", "-Infinity", "inf", "1e400"])
    func whatIsNoFiniteNumberIsMalformed(_ value: String) throws {
        let figures = try analysis(
            #"{"metrics":{"request_latency":\#(value)}}"#,
            #"{"metrics":{"inter_chunk_latency":[1,\#(value)]}}"#,
            #"{"metrics":{"request_latency":2}}"#, #"{"metadata":{},"nobody reads this":\#(value)}"#)
        #expect(figures.count("overview.total_records") == 2)
        #expect(figures.number("metrics.request_latency.max") == 2)
        #expect(
            figures.malformed == [
                1: "metrics.request_latency is not a number",
                2: "metrics.inter_chunk_latency is not an array of numbers",
            ])
    }

    @Test func minusZeroIsZero() throws {
        let result = try Hostile.run(
            ["-", "--format", "json"],
            input: Data(
                #"{"metrics":{"request_latency":-0,"time_to_first_token":-0.0,"inter_chunk_latency":[-0,-0.0,-0e5]}}"#
                    .utf8))
        let figures = try Figures(result.outputBytes)
        for tag in ["request_latency", "time_to_first_token", "inter_chunk_latency"] {
            #expect(figures.number("metrics.\(tag).min") == 0)
            #expect(figures.number("metrics.\(tag).sum") == 0)
        }
        #expect(!result.output.contains("-0"), "no figure is shown as minus nothing")
        #expect(figures.note("impossible_spans") == nil)
    }

    /// Beyond what could be: left out and counted, never clamped.
    @Test(arguments: ["1e40", "10000000000000000000000000000000000000000", "1e308", "-1", "-1e-300", "-1e40"])
    func aNumberThatCannotBeIsLeftOutAndCounted(_ value: String) throws {
        let figures = try analysis(
            #"{"metrics":{"request_latency":\#(value),"output_sequence_length":\#(value),"http_req_waiting":\#(value)}}"#,
            #"{"metrics":{"request_latency":2,"output_sequence_length":3,"inter_chunk_latency":[\#(value),7]}}"#
        )
        #expect(figures.count("metrics.request_latency.count") == 1)
        #expect(figures.number("metrics.request_latency.max") == 2)
        #expect(figures.number("metrics.output_tokens.sum") == 3)
        #expect(figures["metrics.ttfb"] == nil)
        #expect(figures.number("metrics.inter_chunk_latency.max") == 7)
        #expect(figures.note("impossible_spans") == 4)
        #expect(figures.malformed.isEmpty)
    }

    @Test(arguments: [
        #""1795466080372047291""#, "1795466080.372047291", "1.795466080372047291e18", "1795466080372047291.0",
        "true",
        "[1795466080372047291]", "10000000000000000000000000000000000000000", "9223372036854775808",
        "-9223372036854775809",
        "01795466080372047291", "+1", "0x18", "1e3", "1_000",
    ])
    func aTimestampIsAnInteger(_ value: String) throws {
        let names = ["request_send_start_ns", "response_receive_end_ns", "error_timestamp_ns"]
        let lines = names.map { #"{"trace_data":{"\#($0)":\#(value)}}"# }
        let figures = try Hostile.analysis(
            lines + [#"{"metadata":{"request_end_ns":\#(value)}}"#, #"{"metadata":{}}"#])
        var expected = Dictionary(
            uniqueKeysWithValues: names.enumerated().map { ($0 + 1, "trace_data.\($1) is not an integer") })
        expected[4] = "metadata.request_end_ns is not an integer"
        #expect(figures.malformed == expected)
        #expect(figures.count("overview.total_records") == 1)
    }

    /// A chunk list that goes back in time: the first and the last still tell the time to them, if those are
    /// possible; the gap that is none is left out.
    @Test func chunksOutOfOrder() throws {
        let (a, b, c) = (
            HostileLines.chunk(3_000_000), HostileLines.chunk(5_000_000), HostileLines.chunk(4_000_000)
        )
        let figures = try analysis(HostileLines.record(chunks: "\(a),\(b),\(c)"))
        #expect(figures.number("metrics.ttfb.avg") == 2)
        #expect(figures.number("metrics.ttlb.avg") == 3)
        #expect(figures.count("metrics.inter_chunk_latency.count") == 1)
        #expect(figures.number("metrics.inter_chunk_latency.avg") == 2)
        #expect(figures.note("impossible_spans") == 1)
    }

    @Test func equalChunksHaveNoGap() throws {
        let chunk = HostileLines.chunk(3_000_000)
        let figures = try analysis(HostileLines.record(chunks: "\(chunk),\(chunk),\(chunk)"))
        #expect(figures.count("metrics.inter_chunk_latency.count") == 2)
        #expect(figures.number("metrics.inter_chunk_latency.max") == 0)
        #expect(figures.number("metrics.ttlb.avg") == 2)
        #expect(figures.note("impossible_spans") == nil)
    }

    /// Chunks before the request was sent, and a last chunk before the first.
    @Test func chunksInThePast() throws {
        let past = try analysis(
            HostileLines.record(chunks: "\(HostileLines.chunk(-9)),\(HostileLines.chunk(-4))"))
        #expect(past["metrics.ttfb"] == nil && past["metrics.ttlb"] == nil)
        #expect(past["metrics.token_throughput"] == nil)
        #expect(past["phases"] == nil)
        #expect(past.number("metrics.inter_chunk_latency.avg") == 5e-6)
        #expect(try #require(past.note("impossible_spans")) >= 2)
        let back = try analysis(
            HostileLines.record(chunks: "\(HostileLines.chunk(6_000_000)),\(HostileLines.chunk(3_000_000))"))
        #expect(back.number("metrics.ttfb.avg") == 5)
        #expect(back["metrics.inter_chunk_latency"] == nil)
        #expect(back["phases"] == nil)
    }

    /// Each span the wrong way round is left out, with what rests on it, and the others stay.
    @Test(arguments: [
        ("connection_pool_wait", "connection_queue_wait"), ("tcp_connect", "connection_establishment_time"),
        ("dns_lookup", "dns_resolution_time"),
    ])
    func aNegativeSpan(_ name: String, _ tag: String) throws {
        let trace = #","\#(name)_start_ns":\#(Self.start + 9),"\#(name)_end_ns":\#(Self.start + 3)"#
        let figures = try analysis(HostileLines.record(trace: trace), HostileLines.record())
        #expect(figures["metrics.\(tag)"] == nil)
        #expect(figures.count("metrics.ttfb.count") == 2)
        #expect(figures.count("connections.created") == 0 && figures.count("dns.lookups") == 0)
        #expect(figures.note("impossible_spans") == 1)
        let right = #","\#(name)_start_ns":\#(Self.start + 3),"\#(name)_end_ns":\#(Self.start + 9)"#
        #expect(try analysis(HostileLines.record(trace: right)).number("metrics.\(tag).max") == 6e-6)
    }

    /// The wall clock is set back in the middle of a run: by an hour, then to the epoch and before it.
    @Test func theClockStepsBackwards() throws {
        let hour: Int64 = 3_600_000_000_000
        let figures = try analysis(
            HostileLines.record(0), HostileLines.record(1, at: -hour),
            HostileLines.record(2, at: -Self.start),
            HostileLines.record(3, at: -Self.start - hour))
        #expect(figures.count("metrics.ttfb.count") == 4)
        #expect(figures.number("metrics.ttfb.max") == 2)
        #expect(figures["input.start_time"] as? String == "1969-12-31T23:00:00Z")
        #expect(figures.note("impossible_spans") == nil)
        let within = try analysis(
            #"{"metadata":{"request_start_ns":5000,"request_end_ns":4000}}"#,
            #"{"trace_data":{"request_send_start_ns":9,"request_send_end_ns":8,"response_receive_start_ns":20,"response_receive_end_ns":10}}"#
        )
        #expect(within["overview.duration_s"] == nil || within.number("overview.duration_s") == 1.2e-8)
        #expect(within["metrics.request_send_time"] == nil)
        #expect(try #require(within.note("impossible_spans")) >= 3)
    }

    @Test func timestampsAtTheEndsOfTheirRange() throws {
        let (least, greatest) = (Int64.min, Int64.max)
        let figures = try analysis(
            #"{"trace_data":{"request_send_start_ns":\#(least),"request_send_end_ns":\#(greatest)}}"#,
            #"{"trace_data":{"request_send_start_ns":\#(greatest),"request_send_end_ns":\#(greatest)}}"#,
            #"{"trace_data":{"response_chunks":[[\#(least),\#(least)],[\#(greatest),\#(greatest)],[0,1]]}}"#,
            #"{"metadata":{"request_start_ns":\#(greatest)},"metrics":{"request_latency":1e9}}"#,
            #"{"metadata":{"request_start_ns":\#(least),"request_end_ns":\#(greatest)}}"#)
        #expect(figures.count("overview.total_records") == 5)
        #expect(figures.count("metrics.request_send_time.count") == 1)
        #expect(figures.number("metrics.request_send_time.max") == 0)
        #expect(try #require(figures.note("impossible_spans")) >= 3)
        #expect(figures.number("overview.duration_s")?.isFinite != false)
    }

    @Test func aRequestOfAYear() throws {
        let year: Int64 = 31_536_000_000_000_000
        let figures = try analysis(
            HostileLines.record(
                chunks: "\(HostileLines.chunk(3_000_000)),\(HostileLines.chunk(year))", latency: "31536000000"
            ))
        #expect(figures.number("overview.duration_s") == 31_536_000)
        #expect(figures.number("metrics.request_latency.max") == 31_536_000_000)
        #expect(figures.number("metrics.ttlb.max") == 31_535_999_999)
        #expect(figures.number("metrics.inter_chunk_latency.max") == 31_535_999_997)
        #expect(figures.note("impossible_spans") == nil)
    }

    @Test func countsOfTokens() throws {
        let none = try analysis(HostileLines.record(tokens: "0"))
        #expect(none["metrics.output_tokens"] == nil)
        #expect(none["metrics.token_throughput"] == nil && none["metrics.bytes_per_token"] == nil)
        #expect(none["correlation.overall_bytes_per_token"] == nil)
        let negative = try analysis(HostileLines.record(tokens: "-40"))
        #expect(negative["metrics.output_tokens"] == nil && negative["metrics.token_throughput"] == nil)
        #expect(negative.note("impossible_spans") == 1)
        let absurd = try analysis(HostileLines.record(tokens: "1e18"), HostileLines.record(tokens: "1e-300"))
        #expect(absurd.number("metrics.output_tokens.max") == 1e18)
        #expect(
            absurd.number("metrics.token_throughput.max") == 2e20 || absurd.note("impossible_spans") != nil)
        for figure in ["avg", "std", "sum", "max"] {
            #expect(absurd.number("metrics.time_per_output_token.\(figure)")?.isFinite != false)
            #expect(absurd.number("metrics.bytes_per_token.\(figure)")?.isFinite != false)
        }
    }

    @Test func sizesThatDoNotAddUp() throws {
        let figures = try analysis(
            HostileLines.record(chunks: "[1,9223372036854775807],[2,9223372036854775807]"),
            HostileLines.record(
                trace: #","response_bytes_total":-5,"request_bytes_total":-9223372036854775808"#),
            HostileLines.record(trace: #","response_bytes_total":600"#))
        #expect(figures.number("metrics.response_size.max") == 600)
        #expect(figures.count("metrics.response_size.count") == 1)
        #expect(figures["metrics.request_size"] == nil)
        #expect(try #require(figures.note("impossible_spans")) >= 4)
    }

    /// All of it in one file, through every command: whole outputs, no trap, nothing that is no number.
    @Test(arguments: CommandLines.reading) func everyCommand(_ command: [String]) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(HostileLines.everything.joined(separator: "\n"), to: "run.jsonl")
        let result = try Hostile.run(
            command.reading(path, writingTo: folder.path("out")) + ["--quiet"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors == "")
        var texts = [result.output]
        for file in FileManager.default.enumerator(atPath: folder.path("out"))?.compactMap({ $0 as? String })
            ?? []
        {
            if file.hasSuffix(".pdf") {
                texts.append(try Program.text(ofPDF: folder.path("out/\(file)")))
            } else if [".html", ".svg", ".csv", ".json"].contains(where: file.hasSuffix) {
                texts.append(try String(contentsOfFile: folder.path("out/\(file)"), encoding: .utf8))
            }
        }
        for text in texts {
            let words = text.split { !$0.isLetter }.map { $0.lowercased() }
            #expect(!words.contains { ["nan", "inf", "infinity", "optional"].contains($0) })
            #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
            #expect(!text.hasPrefix("<") || !text.contains("<script>|"))
        }
    }
}
