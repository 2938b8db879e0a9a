import Foundation
import Testing

/// Files that are not what was meant: empty, of another encoding, pictures, compressed in ways that are not read.
@Suite struct HostileFileTests {
    private func expectRefusal(
        _ result: Tool.Outcome, saying words: String..., from location: SourceLocation = #_sourceLocation
    ) {
        #expect(result.status == 65, "\(result.errors)", sourceLocation: location)
        #expect(result.outputBytes.isEmpty, sourceLocation: location)
        #expect(result.sentences.count == 1, "\(result.errors)", sourceLocation: location)
        for word in words {
            #expect(result.errors.contains(word), "\(result.errors)", sourceLocation: location)
        }
    }

    @Test(arguments: ["", "\n", "\r\n\r\n", " \t\n", "\u{FEFF}", "\u{FEFF}\n\n"])
    func nothingIsEmpty(_ text: String) throws {
        expectRefusal(try Hostile.run(["-"], input: Data(text.utf8)), saying: "standard input is empty")
    }

    @Test func millionsOfNewlinesAreEmpty() throws {
        let count = Hostile.size(2_000_000, full: 100_000_000)
        let result = try Hostile.run(["-"], generatedBy: "head -c \(count) /dev/zero | tr '\\0' '\\n'")
        expectRefusal(result, saying: "is empty")
    }

    @Test func aMarkCarriageReturnsAndBlankLinesAreNothing() throws {
        let plain = try Hostile.analysis(HostileLines.good)
        let text = "\u{FEFF}" + HostileLines.good.map { $0 + "\r\n\r\n \t\r\n" }.joined()
        let dressed = try Hostile.analysis(Data(text.utf8))
        #expect(dressed.count("overview.malformed_lines") == 0)
        #expect(dressed.count("overview.total_records") == 30)
        #expect(dressed.number("metrics.ttfb.avg") == plain.number("metrics.ttfb.avg"))
        #expect(dressed.number("metrics.ttfb.avg") == 2)
    }

    @Test func zeroBytesAreNoRecord() throws {
        let one = try Hostile.run(
            ["-"], generatedBy: "head -c \(Hostile.size(1_000_000, full: 50_000_000)) /dev/zero")
        expectRefusal(one, saying: "no usable record")
        let lines = HostileLines.good + ["\u{0}", "\u{0}{\"metadata\":{}}", "{\"metadata\":{}}\u{0}"]
        let figures = try Hostile.analysis(lines + ["{\"metadata\":{\"x_request_id\":\"a\u{0}b\"}}"])
        #expect(figures.count("overview.total_records") == 31)
        #expect(
            figures.malformed == [
                31: "not a JSON object", 32: "not a JSON object",
                33: "expected nothing after the object at byte 16",
            ])
    }

    /// Every way in which bytes are not UTF-8: stray and missing followers, overlong forms, surrogates,
    /// beyond the last scalar.
    @Test func whatIsNotUTF8IsMalformed() throws {
        let faults: [[UInt8]] = [
            [0x80], [0xBF], [0xC3], [0xC3, 0x28], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x98],
            [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0xAF],
            [0xF0, 0x8F, 0xBF, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
            [0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xFF, 0xFE],
            [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFC, 0x84, 0x80, 0x80, 0x80, 0x80],
        ]
        var bytes = Data((HostileLines.good.joined(separator: "\n") + "\n").utf8)
        for fault in faults {
            bytes += Data(#"{"metadata":{},"nobody reads this":""#.utf8) + Data(fault) + Data("\"}\n".utf8)
        }
        // The last scalar of each length is valid.
        let last: [UInt8] = [0x7F, 0xDF, 0xBF, 0xED, 0x9F, 0xBF, 0xEF, 0xBF, 0xBF, 0xF4, 0x8F, 0xBF, 0xBF]
        bytes += Data(#"{"metadata":{},"x":""#.utf8) + Data(last) + Data("\"}\n".utf8)
        let figures = try Hostile.analysis(bytes)
        #expect(figures.count("overview.total_records") == 31)
        #expect(
            figures.malformed
                == Dictionary(uniqueKeysWithValues: faults.indices.map { ($0 + 31, "not valid UTF-8") }))
    }

    private static let formats: [(name: String, bytes: [UInt8], words: [String])] = [
        ("run.xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 4], ["xz", "xzcat "]),
        ("run.bz2", Array("BZh91AY&SY".utf8), ["bzip2", "bzcat "]),
        ("run.lz4", [0x04, 0x22, 0x4D, 0x18, 0x64], ["lz4", "lz4cat "]),
        ("run.zip", [0x50, 0x4B, 3, 4, 20, 0, 0, 0], ["zip archive", "unzip -p "]),
        (
            "run.tar", Array(repeating: 0, count: 257) + Array("ustar\u{0}00".utf8),
            ["tar archive", "tar -xOf "]
        ),
        ("run.parquet", Array("PAR1\u{15}\u{4}".utf8), ["Parquet", "profile_export.jsonl"]),
        ("chart.png", [0x89] + Array("PNG\r\n\u{1A}\n".utf8), ["PNG picture", "profile_export.jsonl"]),
        ("report.pdf", Array("%PDF-1.7\n%x".utf8), ["a PDF", "profile_export.jsonl"]),
        ("runs.sqlite", Array("SQLite format 3\u{0}".utf8), ["SQLite"]),
        ("utf16.jsonl", [0xFF, 0xFE] + Array("{\u{0}\"\u{0}".utf8), ["UTF-16", "iconv -f UTF-16"]),
        ("big.jsonl", [0xFE, 0xFF, 0, 0x7B, 0, 0x22], ["UTF-16"]),
        (
            "array.json", Array("[{\"metadata\":{}},\n{\"metadata\":{}}]\n".utf8),
            ["JSON array", "jq -c '.[]' "]
        ),
        ("summary.json", Array("{\n  \"metadata\": {}\n}\n".utf8), ["several lines", "jq -c . "]),
        (
            "profile_export_aiperf.json", Array("{\n  \"aiperf_version\": \"0.13.0\"\n}\n".utf8),
            ["AIPerf's summary of a run, not its records", "Name its folder", "profile_export.jsonl"]
        ),
    ]

    @Test(arguments: formats.indices) func anotherFormatIsNamed(_ index: Int) throws {
        let (name, bytes, words) = Self.formats[index]
        let folder = try TemporaryFolder()
        let path = try folder.write(Data(bytes), to: name)
        for command in [
            [path], ["charts", path, "-o", folder.path("out")], ["report", path, "-o", folder.path("out")],
        ] {
            let result = try Hostile.run(command)
            expectRefusal(result, saying: "\(name) is ")
            for word in words { #expect(result.errors.contains(word), "\(result.errors)") }
        }
        expectRefusal(try Hostile.run(["-"], input: Data(bytes)), saying: "standard input is ", words[0])
        #expect(folder.names == [name])
    }

    /// What the message advises does what it says.
    @Test func theAdvisedCommandReadsTheRun() throws {
        let folder = try TemporaryFolder()
        let name = "it's.jsonl"
        let text = try #require(HostileLines.good.joined(separator: "\n").data(using: .utf16))
        let refused = try Hostile.run([folder.write(text, to: name)])
        let advice = try #require(refused.errors.split(separator: "Pipe it in: ").last).dropLast(1)
        let command = advice.replacing("| tracereport -", with: "")
        let result = try Hostile.run(["-", "--format", "json"], generatedBy: String(command))
        #expect(try Figures(result.outputBytes).count("overview.total_records") == 30, "\(command)")
    }

    /// A record before the picture: then it is a run with malformed lines.
    @Test func oneRecordMakesItARun() throws {
        let figures = try Hostile.analysis(Data(Array("BZh9\n".utf8) + Array("{\"metadata\":{}}\n".utf8)))
        #expect(figures.count("overview.total_records") == 1)
        #expect(figures.malformed == [1: "not a JSON object"] || figures.malformed == [1: "not valid UTF-8"])
    }

    private static let summaries = [
        String(repeating: "[", count: 1_000_000), "[]", "\u{0}", "",
        #"{"aiperf_version":""# + String(repeating: "9", count: 17 << 20) + "\"}",
    ]

    /// A summary that could not be one: too long, nested too deep, of another type, binary.
    @Test(arguments: summaries.indices) func aHostileSummaryIsANote(_ index: Int) throws {
        let text = Self.summaries[index]
        let folder = try TemporaryFolder()
        try folder.write(HostileLines.good.joined(separator: "\n"), to: "profile_export.jsonl")
        try folder.write(text, to: "profile_export_aiperf.json")
        let result = try Hostile.run([folder.url.path(), "--format", "json"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try Figures(result.outputBytes).note("summary_unreadable") == 1)
    }

    /// A member of another type is not recorded, and the rest is.
    @Test(arguments: [#""aiperf_version":7"#, #""input_config":[]"#, #""run_info":"x""#])
    func aMemberOfAnotherTypeIsNotRecorded(_ member: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(HostileLines.good.joined(separator: "\n"), to: "profile_export.jsonl")
        try folder.write(#"{"benchmark_id":"b-1",\#(member)}"#, to: "profile_export_aiperf.json")
        let result = try Hostile.run([folder.url.path(), "--format", "json"])
        #expect(try Figures(result.outputBytes)["input.benchmark_id"] as? String == "b-1")
    }

    @Test func longTextsOfASummaryAreShortened() throws {
        let folder = try TemporaryFolder()
        try folder.write(HostileLines.good.joined(separator: "\n"), to: "profile_export.jsonl")
        let model = String(repeating: "m\u{301}", count: 100_000)
        let list = Array(repeating: "\"\(model)\"", count: 3).joined(separator: ",")
        try folder.write(
            #"{"aiperf_version":"0.13.0","input_config":{"endpoint":{"model_names":[\#(list)],"type":"chat"}}}"#,
            to: "profile_export_aiperf.json")
        let result = try Hostile.run([folder.url.path(), "--format", "json"])
        let shown = try #require(try Figures(result.outputBytes)["input.model"] as? String)
        #expect(shown.unicodeScalars.count == 500 && shown.hasSuffix("…"))
        #expect(try Hostile.run(["report", folder.url.path(), "-o", folder.path("r.pdf")]).status == 0)
    }
}
