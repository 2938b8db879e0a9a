import Foundation
import Testing
import TraceAnalysis

@testable import tracereport

/// What must never be shown: headers, prompts, answers, the command line of the run, what messages are about.
@Suite struct SecretsTests {
    /// Chunks not listed, chunks listed, and the draft's names.
    static let runs = [
        "samples/aiperf-0.13-errors", "samples/aiperf-0.8-tls-batched", "Tests/Fixtures/runs/draft-schema",
    ]

    @Test func everyCommandIsTried() {
        let tried =
            (CommandLines.reading + CommandLines.onArchive + CommandLines.onSummary + CommandLines.others).map
        {
            $0.joined(separator: " ") + " "
        }
        #expect(CommandLines.names.count > 4)
        for name in CommandLines.names {
            #expect(tried.contains { $0.hasPrefix(name + " ") }, "add \(name) to CommandLines")
        }
    }

    @Test(arguments: runs, CommandLines.reading)
    func nothingSecretIsShown(_ run: String, _ command: [String]) throws {
        try expectSilence(of: CanaryRun(run, redacted: false), command)
    }

    @Test(arguments: CommandLines.reading)
    func hostsAndIdsAreNotShownWhereThatIsAskedFor(_ command: [String]) throws {
        try expectSilence(of: CanaryRun(Self.runs[0], redacted: true), command + ["--redact"])
    }

    /// The figures of docs/trust.md, and proof that each word is its own.
    @Test func asManyCanariesArePlantedAsTheDocumentationSays() throws {
        var count = 0
        for run in Self.runs { count += try CanaryRun(run, redacted: false).canaries.fields.count }
        count += try CanaryRun(Self.runs[0], redacted: true).canaries.fields.count
        let text = try Repository.text("docs/trust.md")
        let pairs =
            (Self.runs.count + 1)
            * (CommandLines.reading + CommandLines.onArchive + CommandLines.onSummary).count
        #expect(text.contains("| \(FigureStyle.grouped(count)) canaries"), "\(count)")
        #expect(text.contains("| \(pairs) runs of the binary"), "\(pairs)")
    }

    /// A search that finds nothing proves something only if it would find.
    @Test func theSearchFindsWhatIsShown() throws {
        let folder = try TemporaryFolder()
        let run = try CanaryRun(Self.runs[0], redacted: false)
        try write(run, to: folder)
        var canaries = Canaries()
        let word = canaries.word(for: "the title")
        let result = try Tool.run(
            ["report", folder.path("run"), "-o", folder.path("out"), "--title", word, "--quiet"])
        #expect(result.status == 0)
        for name in ["report.pdf", "report.html"] {
            #expect(
                try found(in: folder.url.appending(path: "out/\(name)"), canaries) == ["the title"], "\(name)"
            )
        }
        let json = try Tool.run([folder.path("run"), "--format", "json"]).output
        for shown in CanaryRun.shown.values { #expect(json.contains(shown)) }
        for shown in ["shown-low", "shown-high", "10.9.8.0"] { #expect(json.contains("\"\(shown)")) }
    }

    /// Equal names have equal pseudonyms, and the figures stay.
    @Test func pseudonymsStandForNames() throws {
        let folder = try TemporaryFolder()
        try write(try CanaryRun(Self.runs[0], redacted: false), to: folder)
        let plain = try Tool.run([folder.path("run"), "--format", "json"]).output
        let redacted = try Tool.run([folder.path("run"), "--format", "json", "--redact"]).output
        let host = Pseudonym.of("shown.example.com")
        #expect(plain.contains("\"endpoint\" : \"https://shown.example.com:8443\""))
        #expect(redacted.contains("\"endpoint\" : \"https://\(host):8443\""))
        #expect(redacted.contains("\"benchmark_id\" : \"\(Pseudonym.of("shown-benchmark"))\""))
        #expect(redacted.contains("\"id\" : \"redacted\"") && !plain.contains("\"id\" : \"redacted\""))
        let report = try Tool.run(["templates", "context", folder.path("run"), "--redact"]).output
        let named = try Tool.run(["templates", "context", folder.path("run")]).output
        let id = try #require((0..<24).map { "request-\($0)" }.first { named.contains("\"\($0)\"") })
        #expect(report.contains("\"\(Pseudonym.of(id))\"") && !report.contains("\"\(id)\""))
        func figures(_ json: String) throws -> NSDictionary? {
            let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? NSDictionary
            return object?["metrics"] as? NSDictionary
        }
        #expect(try figures(plain) == figures(redacted))
    }

    /// Markup and terminal escapes in every field that is shown.
    @Test(arguments: CommandLines.reading)
    func whatIsShownIsInert(_ command: [String]) throws {
        let folder = try TemporaryFolder()
        let hostile =
            #"\u001b[31m\u202e</title><script>alert(1)</script>\"><img src=x onerror=alert(1)>'|`[a](http://evil.example/)"#
        var lines = try RunText.lines(6).map {
            $0.replacing(#""x_request_id":"#, with: #""x_request_id":"\#(hostile)","y":"#)
        }
        lines.append(#"{"error":{"type":"\#(hostile)","code":1,"message":"\#(hostile)"}}"#)
        try folder.write(lines.joined(separator: "\n"), to: "run/profile_export.jsonl")
        try folder.write(
            """
            {"aiperf_version":"\(hostile)","benchmark_id":"\(hostile)","input_config":{"models":{"items":[{"name":
            "\(hostile)"},{"name":"http://evil.example/x.png"}]},"endpoint":{"urls":["http://evil.example"]}}}
            """, to: "run/profile_export_aiperf.json")
        let result = try Tool.run(command.reading(folder.path("run"), writingTo: folder.path("out")))
        #expect(result.status == 0, "\(result.errors)")
        var texts = [("standard output", result.outputBytes), ("standard error", Data(result.errors.utf8))]
        // Pictures, PDFs and the archive's distributions are no text that a terminal or a browser would show.
        let binary = ["png", "pdf", "bin", "summary", "parquet", "perfetto"]
        for file in files(in: folder) where !binary.contains(file.pathExtension) {
            texts.append((file.lastPathComponent, try Data(contentsOf: file)))
        }
        for (name, bytes) in texts {
            #expect(!bytes.contains(0x1B) && bytes.range(of: Data("\u{202E}".utf8)) == nil, "\(name)")
            guard name.hasSuffix(".html") || name.hasSuffix(".svg") || command.contains("junit") else {
                continue
            }
            // The archive's index has one script of its own, which nothing of the data is in.
            let text = String(decoding: bytes, as: UTF8.self)
                .replacing(IndexPage.script.element, with: "").replacing(PageScript.report.element, with: "")
            // In a chart a title ends before what has it does, for those who point at it.
            let outside = text.replacing(/<svg.*?<\/svg>/.dotMatchesNewlines(), with: "")
            #expect(name.hasSuffix(".svg") || !outside.contains("</title><"), "\(name)")
            for markup in ["<script", "<img src=x", "href=\"http", "src=\"http", "url(http"] {
                #expect(!text.contains(markup), "\(name) \(markup)")
            }
        }
    }

    private func expectSilence(of run: CanaryRun, _ command: [String]) throws {
        let folder = try TemporaryFolder()
        try write(run, to: folder)
        // The table of requests and exported files are where conversations have their ids.
        let isTable = ["table", "export"].contains(command[0]) && !command.contains("--redact")
        let shown: Set = isTable ? ["metadata.conversation_id"] : []
        let further = ["archive": CommandLines.onArchive, "summarize": CommandLines.onSummary]
        for command in [command] + (further[command[0]] ?? []) {
            let result = try Tool.run(command.reading(folder.path("run"), writingTo: folder.path("out")))
            #expect(result.status == 0, "\(result.errors)")
            #expect(run.canaries.found(in: result.outputBytes).isEmpty)
            #expect(run.canaries.found(in: Data(result.errors.utf8)).isEmpty)
        }
        for file in files(in: folder) {
            #expect(run.canaries.found(in: Data(file.path().utf8)).isEmpty)
            #expect(try found(in: file, run.canaries).subtracting(shown).isEmpty, "\(file.lastPathComponent)")
        }
    }

    /// What is in a file as it stands; of a PDF also in its streams unpacked and in the text that it shows.
    private func found(in file: URL, _ canaries: Canaries) throws -> Set<String> {
        var found = canaries.found(in: try Data(contentsOf: file))
        if file.path().hasSuffix(".pdf") {
            let unpacked = file.path() + ".qdf"
            _ = try Program.output("qpdf", ["--qdf", "--object-streams=disable", file.path(), unpacked])
            found.formUnion(canaries.found(in: try Data(contentsOf: URL(filePath: unpacked))))
            found.formUnion(canaries.found(in: Data(try Program.text(ofPDF: file.path()).utf8)))
            try FileManager.default.removeItem(atPath: unpacked)
        }
        return found
    }

    private func files(in folder: borrowing TemporaryFolder) -> [URL] {
        let names =
            FileManager.default.enumerator(atPath: folder.path("out"))?.compactMap { $0 as? String } ?? []
        return names.map { URL(filePath: folder.path("out/\($0)")) }.filter { !$0.hasDirectoryPath }
            .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
    }

    private func write(_ run: CanaryRun, to folder: borrowing TemporaryFolder) throws {
        try folder.write(run.lines.joined(separator: "\n"), to: "run/profile_export.jsonl")
        try folder.write(run.summary, to: "run/profile_export_aiperf.json")
    }
}
