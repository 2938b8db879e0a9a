import Testing

@testable import TraceAnalysis

/// Bytes, escapes, duplicates and depth.
@Suite struct RecordDecoderTextTests {
    /// Bytes that are no UTF-8: stray, overlong, a surrogate, beyond U+10FFFF, cut short.
    static let broken: [[UInt8]] = [
        [0xFF], [0x80], [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80, 0x80],
        [0xF5, 0x80, 0x80, 0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xFE, 0xFF],
    ]

    @Test(arguments: broken)
    func brokenUTF8AnywhereIsAFault(_ bytes: [UInt8]) {
        for text in [
            #"{"metadata":{"benchmark_phase":"§"}}"#, #"{"metadata":{"§":1}}"#, #"{"§":1,"metadata":{}}"#,
            #"{"metadata":{},"trace_data":{"request_headers":{"X":"§"}}}"#,
            #"{"metadata":{},"other":[[["§"]]]}"#, #"{"metadata":{}}§"#, #"§{"metadata":{}}"#,
            #"{"metadata":{},"error":{"message":"§ and more"}}"#,
        ] {
            let parts = text.split(separator: "§", omittingEmptySubsequences: false).map { Array($0.utf8) }
            #expect(Lines.fault(Array(parts.joined(separator: bytes))) == .notUTF8, "\(text)")
        }
    }

    @Test func charactersOfEveryLengthPass() throws {
        let name = "aß€😀\u{7F}\u{10FFFF}"
        #expect(try Lines.decode(#"{"metadata":{"benchmark_phase":"\#(name)"}}"#).metadata.phase == name)
    }

    @Test(arguments: [
        (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"), (#"\u0041\u00df\u20AC"#, "Aß€"),
        (#"\ud83d\ude00"#, "😀"), (#"\ud83d"#, "\u{FFFD}"), (#"\ude00x"#, "\u{FFFD}x"), (#"\u0000"#, "\0"),
    ])
    func escapesAreResolved(_ written: String, _ text: String) throws {
        #expect(try Lines.decode(#"{"metadata":{"benchmark_phase":"\#(written)"}}"#).metadata.phase == text)
    }

    @Test(arguments: [#"\x"#, #"\u12"#, #"\u12G4"#, #"\u+123"#, #"\u-123"#, #"\U0041"#, #"\'"#])
    func anUnknownEscapeIsAFaultWhereItIsRead(_ written: String) {
        #expect(Lines.fault(#"{"metadata":{"benchmark_phase":"\#(written)"}}"#) != nil)
    }

    @Test func keysMayBeEscapedToo() throws {
        let line = #"{"m\u0065tadata":{"b\u0065nchmark_phase":"warmup"}}"#
        #expect(try Lines.decode(line).metadata.phase == "warmup")
    }

    @Test func ofDuplicatesTheLastCounts() throws {
        #expect(
            try Lines.decode(#"{"metadata":{"benchmark_phase":"a","benchmark_phase":"b"}}"#).metadata.phase
                == "b")
        #expect(
            try Lines.decode(#"{"metadata":{"benchmark_phase":"a"},"metadata":{}}"#).metadata.phase == nil)
        #expect(try Lines.decode(#"{"metadata":7,"metadata":{"benchmark_phase":"b"}}"#).metadata.phase == "b")
        #expect(
            try Lines.decode(#"{"metadata":{"request_start_ns":"x","request_start_ns":5}}"#).metadata
                .startNanoseconds == 5)
        #expect(
            try Lines.decode(#"{"metadata":{"request_start_ns":5,"request_start_ns":null}}"#).metadata
                .startNanoseconds == nil)
        #expect(
            try Lines.decode(#"{"metrics":{"request_latency":{"value":1,"value":2}}}"#).metrics.requestLatency
                == 2e6)
        #expect(
            try Lines.decode(#"{"metrics":{"request_latency":{"value":"x"},"request_latency":3}}"#).metrics
                .requestLatency == 3e6)
        #expect(
            try Lines.decode(#"{"metadata":{"benchmark_phase":"a","b\u0065nchmark_phase":"b"}}"#).metadata
                .phase == "b")
        #expect(Lines.fault(#"{"metadata":{"request_start_ns":5,"request_start_ns":"x"}}"#) != nil)
        #expect(Lines.fault(#"{"metadata":{},"metadata":7}"#) != nil)
        let line = #"{"trace_data":{"response_chunks":[[1,2]],"response_chunks":[[3,4],[5,6]]}}"#
        #expect(try Lines.decode(line).trace?.chunkTimes == [3, 5])
    }

    @Test(arguments: [
        #"{"metadata":{]}"#, #"{"metadata":{},"a":[}]}"#, #"{"metadata":{},"a":[)]"#,
        #"{"metadata":{"a":[{]}}}"#,
        #"{"metadata":{}]"#, #"{"metadata":{},"a":"unclosed}"#, #"{"metadata":{},"a":"unclosed\"}"#,
    ])
    func bracketsAndStringsMustBeClosedByTheirOwnKind(_ line: String) {
        #expect(Lines.fault(line) != nil)
    }

    @Test(arguments: [
        #"{"metadata" {}}"#, #"{"metadata":{} "metrics":{}}"#, #"{"metadata":{},}"#, #"{,"metadata":{}}"#,
        #"{"metadata":}"#, #"{metadata:{}}"#, #"{"metadata":{},1:2}"#, #"{"metadata"::{}}"#,
        #"{"metadata":{},,"a":1}"#,
        #"{"metadata":{"benchmark_phase":"a" "b"}}"#, #"{"metadata":{"request_start_ns":1 2}}"#,
    ])
    func membersNeedTheirCommasAndColons(_ line: String) {
        #expect(Lines.fault(line) != nil)
    }

    @Test func bracketsInStringsAreNoBrackets() {
        #expect(Lines.fault(#"{"metadata":{"x":"]}{[\\\"]"},"a":["}"]}"#) == nil)
    }

    /// Depth must cost neither the stack nor more than time that grows with the line.
    @Test func anyDepthIsWalked() throws {
        let depth = 50_000
        let open = String(repeating: "[", count: depth)
        let close = String(repeating: "]", count: depth)
        #expect(Lines.fault(#"{"metadata":{"benchmark_phase":"a"},"x":\#(open)\#(close)}"#) == nil)
        #expect(Lines.fault(#"{"metadata":{},"x":\#(open)}"#) != nil)
        #expect(Lines.fault(#"{"trace_data":{"response_chunks":\#(open)\#(close)}}"#) != nil)
        let objects = String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)
        #expect(Lines.fault(#"{"trace_data":{"request_headers":\#(objects)}}"#) == nil)
    }

    @Test func whiteSpaceMayStandBetweenAnyTwoTokens() throws {
        let plain = #"{"metadata":{"request_start_ns":5},"trace_data":{"response_chunks":[[1,2],[3,4]]}}"#
        var spaced = ""
        for character in plain {
            let isPart = character.isLetter || character.isNumber || character == "_" || character == "\""
            spaced += isPart ? String(character) : " \t\r\(character) \t\r"
        }
        #expect(try Lines.decode(spaced) == Lines.decode(plain))
    }

    /// A byte changed at random gives a record or a fault, never a crash.
    @Test func damagedLinesNeverCrash() {
        var random = SplitMix(seed: 99)
        let line = Array(Lines.aiperf8.utf8)
        for _ in 0..<400 {
            var bytes = line
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
            }
            _ = Lines.fault(bytes)
        }
    }
}
