import Foundation
import Testing

@testable import TraceAnalysis

/// The fast decoder against the slow and obvious one on thousands of lines that mean the same or nearly so.
struct RecordDecoderMutationTests {
    /// Three lines of every run that lies in the project, and one of each generation.
    private static let lines: [[UInt8]] = {
        let runs = RecordedRun.all.flatMap { run -> [[UInt8]] in
            guard let data = try? Data(contentsOf: run.file) else { return [] }
            let lines = data.split(separator: 0x0A)
            return [0, lines.count / 2, lines.count - 1].map { Array(lines[$0]) }
        }
        return runs + [Lines.draft, Lines.aiperf6, Lines.aiperf8, Lines.aiperf13].map { Array($0.utf8) }
    }()

    /// The shortest lines in which every name of AIPerf's last generation, or of an older one, occurs.
    ///
    /// For tests that go over every value of a line, in a debug build that is slow enough.
    private static let few: [[UInt8]] = {
        let run = RecordedRun.named("aiperf-0.13-nonstreaming")
        let real = (try? Data(contentsOf: run.file))?.split(separator: 0x0A).prefix(1).map { Array($0) } ?? []
        return real + [Lines.draft, Lines.aiperf6, Lines.aiperf8, Lines.aiperf13].map { Array($0.utf8) }
    }()

    /// A decoder that has read all of them, so that it knows how their members are written.
    private let trained: RecordDecoder

    init() {
        var decoder = RecordDecoder()
        for line in Self.lines { _ = try? decoder.decode(line) }
        trained = decoder
    }

    /// Expects that a decoder without and one with lines behind it read what the slow one reads.
    private func expectAgreement(_ line: [UInt8], _ what: String) {
        let slow = Result { () throws(LineFault) in try OracleDecoder.decode(line[...]) }
        for decoder in [RecordDecoder(), trained] {
            var decoder = decoder
            let fast = Result { () throws(LineFault) in try decoder.decode(line) }
            switch (fast, slow) {
            case (.success(let fast), .success(let slow)):
                #expect(fast == slow, "\(what): \(String(decoding: line.prefix(2000), as: UTF8.self))")
            case (.failure, .failure): break
            default:
                Issue.record(
                    "\(what): \(fast) against \(slow): \(String(decoding: line.prefix(2000), as: UTF8.self))")
            }
        }
    }

    /// The same record, and no fault in either.
    private func expectReadable(_ line: [UInt8], _ what: String) {
        expectAgreement(line, what)
        #expect(throws: Never.self) { try RecordDecoder.decode(line) }
    }

    @Test func `Lines of every run`() throws {
        #expect(Self.lines.count > 20)
        for line in Self.lines {
            expectAgreement(line, "as it is")
            #expect(throws: Never.self) { try RecordDecoder.decode(line) }
        }
    }

    @Test func `White space between any two tokens`() {
        for line in Self.lines.map(Mutation.spaced) { expectReadable(line, "spaced") }
    }

    @Test func `White space behind commas and colons`() {
        for line in Self.lines.map(Mutation.spacedBehind) { expectReadable(line, "spaced behind") }
    }

    @Test func `White space at any place where it may stand`() {
        var random = SplitMix(seed: 23)
        for line in Self.lines {
            for _ in 0..<12 {
                expectReadable(Mutation.spacedHereAndThere(line, &random), "spaced here and there")
            }
        }
    }

    @Test func `Keys in another order`() {
        for line in Self.lines { expectAgreement(Mutation.reordered(line), "reordered") }
    }

    @Test func `Keys with escapes`() {
        for line in Self.lines {
            for text in ["\"m", "\"t", "\"r", "\"v", "\"h", "\"d", "\"e"] {
                let escape = "\"\\u00" + String(text.utf8.last ?? 0, radix: 16)
                expectAgreement(Mutation.replacing(text, by: escape, in: line), "escaped")
            }
        }
    }

    @Test func `Other forms of numbers`() {
        let forms = [
            (".", ".0"), ("0,", "0e0,"), ("5,", "50e-1,"), ("}", ".0}"), ("1", "-1"), (":0", ":-0"),
            (":1", ":01"),
            (":2", ":2E+2"), ("9", "99999999999"), (".", "."), (":3", ":+3"), (":4", ":.4"), (":5", ":5."),
        ]
        for line in Self.lines {
            for (text, other) in forms {
                expectAgreement(Mutation.replacing(text, by: other, in: line), other)
            }
        }
    }

    @Test func `Other types in place of values`() {
        for line in Self.few {
            for other in [
                "null", "true", "\"1\"", "[]", "{}", "[1]", "[[1,2]]", "1e999", "NaN", "{\"value\":null}",
            ] {
                for (name, mutated) in Mutation.eachValue(of: line, by: other) {
                    expectAgreement(mutated, "\(name) is \(other)")
                }
            }
        }
    }

    @Test func `A key twice, the last time with something else`() {
        for line in Self.few {
            for other in ["null", "17", "{}", "{\"value\":3.25}", "[[1795466080372050500,7]]"] {
                for (name, mutated) in Mutation.eachDuplicate(of: line, with: other) {
                    expectAgreement(mutated, "\(name) again as \(other)")
                }
            }
        }
    }

    @Test func `Cut off at every byte`() {
        for line in [Lines.draft, Lines.aiperf8].map({ Array($0.utf8) }) {
            for length in line.indices {
                let cut = Array(line[..<length])
                expectAgreement(cut, "cut at \(length)")
                #expect(throws: LineFault.self) { try RecordDecoder.decode(cut) }
            }
        }
    }

    @Test func `Any byte turned into any other`() {
        var random = SplitMix(seed: 7)
        let bytes =
            Array("\"{}[],:\\ 0123456789.eE+-nulltrue\t\r".utf8) + [0x00, 0x1F, 0x7F, 0x80, 0xC3, 0xE2, 0xFF]
        for line in [Lines.draft, Lines.aiperf6, Lines.aiperf8, Lines.aiperf13].map({ Array($0.utf8) }) {
            // Every seventh byte: the tests of damaged lines choose others.
            for index in stride(from: 0, to: line.count, by: 7) {
                var mutated = line
                mutated[index] = bytes[Int.random(in: bytes.indices, using: &random)]
                expectAgreement(mutated, "byte \(index)")
                mutated.insert(bytes[Int.random(in: bytes.indices, using: &random)], at: index)
                expectAgreement(mutated, "bytes at \(index)")
                mutated = line
                mutated.remove(at: index)
                expectAgreement(mutated, "without byte \(index)")
            }
        }
    }

    @Test func `Decimals of milliseconds`() {
        var random = SplitMix(seed: 11)
        for _ in 0..<800 {
            let nanoseconds = Int.random(
                in: 0...(1 << Int.random(in: 1...52, using: &random)), using: &random)
            let texts = [
                "\(Double(nanoseconds) * 1e-6)", "\(Double(nanoseconds) / 1e6)",
                "\(Double(nanoseconds) * 1e-6 * 1.0000000000000009)", "\(Double(nanoseconds) + 0.5)",
                "\(nanoseconds).\(nanoseconds)", "0.\(nanoseconds)",
                "\(nanoseconds / 1_000_000).000000000000001",
            ]
            for text in texts {
                expectAgreement(
                    Array(
                        #"{"metrics":{"inter_chunk_latency":{"value":[\#(text),1]},"request_latency":\#(text)}}"#
                            .utf8),
                    text)
            }
        }
    }

    @Test(arguments: [1, 63, 64, 65, 127, 128, 129, 200, 5000]) func `Brackets nested deep`(depth: Int) {
        for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
            let opened = String(repeating: open, count: depth)
            let closed = String(repeating: close, count: depth)
            expectAgreement(Array(#"{"metadata":{"x":\#(opened)1\#(closed)}}"#.utf8), "nested \(depth)")
            expectAgreement(
                Array(#"{"metadata":{"x":\#(opened)1\#(closed.dropLast())}}"#.utf8), "open \(depth)")
            let wrong = closed.replacing("]", with: "}", maxReplacements: 1)
            expectAgreement(Array(#"{"metadata":{"x":\#(opened)1\#(wrong)}}"#.utf8), "wrong \(depth)")
        }
    }
}
