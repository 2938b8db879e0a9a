import Foundation
import Testing

/// Single lines of any length, depth and damage.
@Suite struct HostileLineTests {
    private static let good = HostileLines.good.joined(separator: "\n") + "\n"

    private func file(_ text: String, in folder: borrowing TemporaryFolder) throws -> String {
        try folder.write(Self.good + text, to: "run.jsonl")
    }

    /// 1 GB without a line break (64 MB in the ordinary run), through a pipe; the records around it count.
    @Test(arguments: [["-", "--format", "json"], ["-", "--format", "json", "--hash"]])
    func aLineOfAGigabyte(_ arguments: [String]) throws {
        let folder = try TemporaryFolder()
        let records = try folder.write(Self.good, to: "records")
        let length = Hostile.size(64 << 20, full: 1 << 30)
        let result = try Hostile.run(
            arguments,
            generatedBy:
                "cat '\(records)'; head -c \(length) /dev/zero | tr '\\0' '['; echo; cat '\(records)'")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.sentences == ["tracereport: line 31 skipped: longer than 16 MiB"])
        let figures = try Figures(result.outputBytes)
        #expect(figures.count("overview.total_records") == 60)
        #expect(figures.malformed == [31: "longer than 16 MiB"])
        #expect(figures.count("input.bytes") == 2 * Self.good.utf8.count + length + 1)
    }

    @Test(arguments: [
        ["charts", "-", "-o", "OUT", "--chart", "ttfb-cdf", "--format", "svg"],
        ["report", "-", "-o", "OUT.html"],
    ])
    func everyCommandPassesALongLine(_ arguments: [String]) throws {
        let folder = try TemporaryFolder()
        let records = try folder.write(Self.good, to: "records")
        let length = Hostile.size(32 << 20, full: 1 << 30)
        let result = try Hostile.run(
            arguments.map { $0.replacing("OUT", with: folder.path("out")) },
            generatedBy: "head -c \(length) /dev/zero | tr '\\0' 'x'; echo; cat '\(records)'")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.sentences == ["tracereport: line 1 skipped: longer than 16 MiB"])
        #expect(folder.names.count == 2)
    }

    /// A line as long as one may be, full of what takes most memory.
    @Test(arguments: [
        ("trace_data", "response_receive_timestamps_ns", "0,", "0"),
        ("trace_data", "response_chunks", "[0,0],", "[0,0]"),
        ("trace_data", "request_chunks", "[0,0],", "[0,0]"), ("metrics", "inter_chunk_latency", "9e9,", "0"),
    ])
    func aLineAsLongAsTheLimit(_ part: String, _ name: String, _ element: String, _ last: String) throws {
        let length = Hostile.size(2 << 20, full: (16 << 20) - 1_000)
        let folder = try TemporaryFolder()
        let list = String(repeating: element, count: length / element.utf8.count) + last
        let line = #"{"\#(part)":{"\#(name)":[\#(list)]}}"# + "\n"
        let path = try file(line, in: folder)
        let result = try Hostile.run([path, "--format", "json"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try Figures(result.outputBytes).count("overview.total_records") == 31)
    }

    /// Names that are shown somewhere are shortened, whatever they are made of.
    @Test(arguments: ["i", "\u{301}", "\\u0301", "👨‍👩‍👧", "\u{202E}"])
    func longNamesAreShortened(_ unit: String) throws {
        let text = String(repeating: unit, count: Hostile.size(1 << 18, full: 5 << 20) / unit.utf8.count)
        let folder = try TemporaryFolder()
        let path = try file(
            """
            {"metadata":{"x_request_id":"a\(text)"},"metrics":{"request_latency":9000}}
            {"error":{"type":"a\(text)","code":500,"message":"a\(text)"}}
            {"metadata":{"benchmark_phase":"a\(text)"}}
            """, in: folder)
        for command in [
            ["RUN"], ["RUN", "--format", "json"], ["report", "RUN", "-o", "OUT"],
            ["table", "RUN", "-o", "OUT/t.csv"],
        ] {
            let output = folder.path("out")
            let result = try Hostile.run(
                command.map { $0.replacing("RUN", with: path).replacing("OUT", with: output) })
            #expect(result.status == 0, "\(result.errors.prefix(1_000))")
            #expect(result.outputBytes.count < 100_000)
            #expect(result.errors == "")
        }
        let html = try Data(contentsOf: URL(filePath: folder.path("out/report.html")))
        #expect(html.count < 2_000_000)
    }

    @Test func numbersOfManyDigits() throws {
        let digits = String(repeating: "1", count: Hostile.size(1 << 20, full: 14 << 20))
        let figures = try Hostile.analysis([
            #"{"metrics":{"request_latency":1.\#(digits)}}"#,
            #"{"metadata":{"request_start_ns":\#(digits)}}"#,
            #"{"metrics":{"request_latency":0.\#(String(repeating: "0", count: 400))1}}"#,
            #"{"metrics":{"request_latency":1e\#(digits)}}"#,
            #"{"metrics":{"request_latency":1e-\#(digits)}}"#,
        ])
        #expect(figures.number("metrics.request_latency.max") == 1.1111111111111112)
        #expect(figures.number("metrics.request_latency.min") == 0)
        #expect(
            figures.malformed == [
                2: "metadata.request_start_ns is not an integer",
                4: "metrics.request_latency is not a number",
            ])
    }

    @Test func aMillionKeys() throws {
        let keys = String(repeating: #""request_start_ns":1,"#, count: Hostile.size(50_000, full: 700_000))
        let figures = try Hostile.analysis([#"{"metadata":{\#(keys)"request_start_ns":7}}"#])
        #expect(figures.count("overview.total_records") == 1)
        #expect(figures["input.start_time"] as? String == "1970-01-01T00:00:00Z")
    }

    /// A million brackets in a value that nobody reads, in one that is read, and never closed.
    @Test func nestingAMillionDeep() throws {
        let depth = 1_000_000
        func nested(_ open: String, _ close: String) -> String {
            String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
        }
        let figures = try Hostile.analysis([
            #"{"metadata":{},"x":\#(nested("[", "]"))}"#, #"{"metadata":{},"x":\#(nested("{\"a\":", "}"))}"#,
            #"{"metadata":{"benchmark_phase":\#(nested("[{\"a\":", "}]"))}}"#,
            #"{"metrics":{"request_latency":\#(nested("{\"value\":", "}"))}}"#,
            #"{"trace_data":{"response_chunks":\#(nested("[", "]"))}}"#,
            #"{"metadata":{},"x":\#(String(repeating: "[", count: depth))"#,
            #"{"metadata":{},"x":\#(nested("[", "}"))}"#, String(repeating: "{\"metadata\":", count: depth),
            String(repeating: "[", count: depth),
        ])
        #expect(figures.count("overview.total_records") == 2)
        #expect(
            figures.malformed == [
                3: "metadata.benchmark_phase is not a string", 4: "metrics.request_latency is not a number",
                5: "trace_data.response_chunks is not an array of [timestamp, size] pairs",
                6: "cut off: a string or a bracket is never closed",
                7: "expected a bracket of the kind that is open at byte 1000021",
                8: "cut off: a string or a bracket is never closed", 9: "not a JSON object",
            ])
    }

    /// The file ends in the middle of its last line, wherever: that line is malformed, the others count.
    @Test func theLastLineCutAtEveryByte() throws {
        let line = Array(HostileLines.record(31).utf8)
        for length in stride(from: 1, to: line.count, by: Hostile.size(17, full: 1)) {
            let figures = try Hostile.analysis(Data(Self.good.utf8) + Data(line[..<length]))
            #expect(figures.count("overview.total_records") == 30)
            #expect(
                figures.malformed == [31: "cut off: a string or a bracket is never closed"],
                "cut at \(length)")
        }
        let whole = try Hostile.analysis(Data(Self.good.utf8) + Data(line))
        #expect(whole.count("overview.total_records") == 31)
    }

    /// The same lines, cut anywhere, all in one file: each is malformed for the same reason.
    @Test func everyCutOfALineInOneFile() throws {
        let line = Array(HostileLines.record(31).utf8)
        for first in stride(from: 1, to: line.count, by: 90) {
            let lengths = first..<min(first + 90, line.count)
            let text = lengths.map { String(decoding: line[..<$0], as: UTF8.self) }
            let figures = try Hostile.analysis(text + [HostileLines.record()])
            #expect(figures.count("overview.malformed_lines") == lengths.count)
            #expect(Set(figures.malformed.values) == ["cut off: a string or a bracket is never closed"])
        }
    }
}
