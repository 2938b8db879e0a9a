import Foundation
import Testing

@testable import TraceAnalysis

/// The fast decoder against the slow and obvious one: the same record, or both a fault.
@Suite struct RecordDecoderOracleTests {
    private enum Outcome: Equatable {
        case record(TraceRecord)
        case fault
    }

    private func fast(_ line: [UInt8]) -> Outcome {
        do throws(LineFault) { return .record(try RecordDecoder.decode(line)) } catch { return .fault }
    }

    private func slow(_ line: [UInt8]) -> Outcome {
        do throws(LineFault) {
            return .record(try OracleDecoder.decode(line[...]))
        } catch {
            return .fault
        }
    }

    private func compare(_ line: [UInt8]) {
        if fast(line) != slow(line) { Issue.record("\(String(decoding: line, as: UTF8.self))") }
    }

    /// One decoder for all lines of a run, as a reader has it: what one line leaves must not reach the next.
    @Test(arguments: RecordedRun.all)
    func realLinesReadAlike(_ run: RecordedRun) throws {
        var decoder = RecordDecoder()
        let lines = try Data(contentsOf: run.file).split(separator: 0x0A)
        for (number, line) in lines.enumerated() where number.isMultiple(of: 5) || number < 20 {
            let bytes = Array(line)
            let record: TraceRecord? = try? decoder.decode(bytes)
            let oracle = try OracleDecoder.decode(bytes[...])
            #expect(record == oracle, "line \(number + 1)")
        }
    }

    @Test func aDecoderKeepsNothingFromOneLineToTheNext() {
        var decoder = RecordDecoder()
        let lines = [
            Lines.aiperf8, #"{"metadata":{}}"#, Lines.draft,
            #"{"trace_data":{"response_chunks":[[1,2],[3,"x"]]}}"#,
            #"{"trace_data":{}}"#, Lines.aiperf13,
            #"{"trace_data":{"response_chunks":[[1,2]]},"trace_data":{}}"#,
            #"{"metrics":{"inter_chunk_latency":[1,2]}}"#, #"{"error":{"type":"x"}}"#, #"{"metrics":{}}"#,
            Lines.aiperf6,
            #"{"trace_data":{"response_chunks":[[1,2]]},"metadata":{"request_start_ns":"x"}}"#,
            #"{"trace_data":{}}"#,
        ]
        for line in lines {
            let bytes = Array(line.utf8)
            let record: TraceRecord? = try? decoder.decode(bytes)
            let oracle = try? OracleDecoder.decode(bytes[...])
            #expect(record == oracle, "\(line)")
        }
    }

    /// Bytes changed, left out, put in and swapped at random.
    @Test(arguments: [Lines.draft, Lines.aiperf6, Lines.aiperf8, Lines.aiperf13])
    func damagedLinesReadAlike(_ line: String) {
        var random = SplitMix(seed: UInt64(line.utf8.count))
        let tokens = [
            "\"", "\\", "{", "}", "[", "]", ",", ":", " ", "null", "0", "-", ".", "e", "\u{0}", "true", "{}",
            "[]",
            "[[1,2]]", "1795466080372047291", "\"value\":", "ß",
        ].map { Array($0.utf8) }
        for _ in 0..<300 {
            var bytes = Array(line.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let token = tokens[Int.random(in: 0..<tokens.count, using: &random)]
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes[place] = .random(in: 0x20...0x7E, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: token, at: place)
                default: bytes.replaceSubrange(place..<min(place + token.count, bytes.count), with: token)
                }
            }
            compare(bytes)
        }
    }

    /// Objects made at random of the names that are read and of values of every kind.
    @Test func inventedLinesReadAlike() {
        var random = SplitMix(seed: 2_026)
        var records = 0
        for _ in 0..<1_500 {
            let line = Array(Invented.line(&random).utf8)
            compare(line)
            records += fast(line) == .fault ? 0 : 1
        }
        #expect((250...1_200).contains(records), "both kinds are tried: \(records)")
    }

    /// Nesting in which both kinds of bracket change, past the 64 levels that one word holds.
    @Test func deepMixedNestingReadsAlike() {
        var random = SplitMix(seed: 64)
        for depth in [1, 2, 62, 63, 64, 65, 66, 127, 128, 129, 200] {
            for wrong in [nil, 0, depth / 2, depth - 1, min(depth - 1, 63), min(depth - 1, 64)] as [Int?] {
                let kinds = (0..<depth).map { _ in Bool.random(using: &random) }
                let open = kinds.map { $0 ? #"{"a":"# : "[" }.joined()
                let close = kinds.indices.reversed().map { kinds[$0] != (wrong == $0) ? "}" : "]" }.joined()
                let line = #"{"metadata":{},"x":\#(open)1\#(close)}"#
                compare(Array(line.utf8))
                #expect((Lines.fault(line) == nil) == (wrong == nil), "\(depth) \(wrong ?? -1)")
            }
        }
    }

    /// Chunk lists around the usual form, which is read sixteen digits at a time.
    @Test(arguments: [
        "[1795466080372047291,100]", "[9223372036854775807,1]", "[9223372036854775808,1]",
        "[9999999999999999999,1]",
        "[17954660803720472911,100]", "[179546608037204729,100]", "[1795466080372047291,0]",
        "[1795466080372047291,00]",
        "[1795466080372047291,012]", "[1795466080372047291,123456789]", "[1795466080372047291,1234567890]",
        "[1795466080372047291,12345678901234567890]", "[0795466080372047291,1]", "[-795466080372047291,1]",
        "[1795466080372047291,-1]", "[1795466080372047291, 1]", "[ 1795466080372047291,1]",
        "[1795466080372047291,1 ]",
        "[1795466080372047291 ,1]", "[1795466080372047291,]", "[1795466080372047291]",
        "[1795466080372047291,1.0]",
        "[1795466080372047291,1e2]", "[1795466o80372047291,1]", "[1795466080372047:91,1]",
        "[179546608037204729/,1]",
        "[1795466080372047291,1,2]", "[1795466080372047291,null]", "{1795466080372047291,1]",
        "[1795466080372047291,1}",
    ])
    func chunkListsReadAlike(_ pair: String) {
        let usual = "[1795466080372047291,100]"
        for list in [
            "[\(pair)]", "[\(usual),\(pair)]", "[\(pair),\(usual)]", "[\(usual),\(pair),\(usual)]",
            "[\(usual),\(usual),\(usual),\(pair) , \(usual)]", "[\(pair),]", "[\(usual)\(pair)]",
        ] { compare(Array(#"{"trace_data":{"response_chunks":\#(list)}}"#.utf8)) }
    }

    /// Decimals of milliseconds in every length, around what AIPerf writes.
    @Test func decimalsReadAlike() {
        var random = SplitMix(seed: 17)
        for _ in 0..<1_500 {
            let whole = UInt64.random(
                in: 0..<(1 << UInt64.random(in: 1...52, using: &random)), using: &random)
            let value = Double(whole) * 1e-6
            let text =
                switch Int.random(in: 0...4, using: &random) {
                case 0: "\(value)"
                case 1: "\(Double(whole) / 1e6)"
                case 2: "\(value.nextUp)"
                case 3: "\(value.nextDown.magnitude)"
                default: "\(whole / 1_000_000).\(UInt64.random(in: 0...99_999_999_999, using: &random))"
                }
            compare(
                Array(#"{"metrics":{"request_latency":\#(text),"inter_chunk_latency":[\#(text),1]}}"#.utf8))
        }
    }
}

/// Lines made at random of known names and of values of every kind.
private enum Invented {
    private static let values = [
        "null", "0", "-0", "7", "-7", "1795466080372047291", "9223372036854775808", "1.5", "1e2", "true",
        "false",
        "\"x\"", "\"\\u0041\"", "\"\\x\"", "{}", "[]", "[1,2]", "[1, 2 ]", "[[1,2],[3,4]]",
        "[[1,2],[3,null]]",
        "{\"value\":3}", "{\"value\":null}", "{\"value\":[1.5,2]}", "{\"unit\":\"ms\"}", "{\"value\":\"x\"}",
        "[null]",
        "{\"value\":1,\"value\":2}", "[1.5,2.25]", "nul", "01", "[1,]", "{\"a\":}", "\"\"",
    ]

    static func line(_ random: inout SplitMix) -> String {
        var parts: [String] = []
        for part in ["metadata", "metrics", "trace_data", "error", "other"] {
            for _ in 0..<(Int.random(in: 0...7, using: &random) == 0 ? 2 : 1)
            where Bool.random(using: &random) {
                parts.append("\"\(part)\":\(object(part, &random))")
            }
        }
        return "{" + parts.shuffled(using: &random).joined(separator: ",") + "}"
    }

    private static func object(_ part: String, _ random: inout SplitMix) -> String {
        guard Int.random(in: 0...19, using: &random) > 0 else { return value(&random) }
        let path = part == "trace_data" ? "trace_data." : "\(part)."
        let names = WireName.allCases.filter { $0.spelling.part.path == path }.map(
            \.spelling.text.description)
        let members = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            let name =
                names.isEmpty || Int.random(in: 0...9, using: &random) == 0
                ? "other" : names[Int.random(in: 0..<names.count, using: &random)]
            // Mostly numbers, so that not every line is a fault.
            return "\"\(name)\":\(Int.random(in: 0...2, using: &random) > 0 ? "5" : value(&random))"
        }
        return "{" + members.joined(separator: Bool.random(using: &random) ? "," : " , ") + "}"
    }

    private static func value(_ random: inout SplitMix) -> String {
        values[Int.random(in: 0..<values.count, using: &random)]
    }
}
