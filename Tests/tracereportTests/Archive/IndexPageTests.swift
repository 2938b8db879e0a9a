import Crypto
import Foundation
import Testing

@testable import TraceAnalysis
@testable import tracereport

/// The page over all runs: complete, inert, and in need of nothing.
@Suite struct IndexPageTests {
    private func run(_ number: Int, model: String? = "llama", title: String? = nil) throws -> ArchiveIndex.Run
    {
        var run = RunDescription(
            file: "profile_export.jsonl", bytes: 1, sha256: Array("\(number)".utf8).sha256)
        run.summary.model = model
        let location = try RunLocation(Repository.path("samples/aiperf-0.13-without-trace"))
        let measured = try TraceReader(options: AnalysisOptions()).measure(location).0
        let stored = StoredRun(AnalyzedRun(measured, run: run, options: AnalysisOptions()), title: title)
        var entry = ArchiveIndex.Run(
            folder: "2026_x_\(number)", Manifest(of: stored, templates: nil, files: []))
        entry.start = "2026-11-\(10 + number % 20)T00:00:00Z"
        return entry
    }

    @Test func everyRunIsThereNewestFirst() throws {
        let runs = try (0..<6).map { try run($0, model: $0 % 2 == 0 ? "llama" : nil) }
        let (index, page) = ArchiveIndex.made(of: runs)
        let html = String(decoding: page, as: UTF8.self)
        let places = index.runs.compactMap { html.range(of: "href=\"\($0.folder)/report.html\"")?.lowerBound }
        #expect(places.count == 6)
        #expect(html.contains("6 runs of 2 models in 2 configurations, 2026-11-10 to 2026-11-15"))
        let groups = IndexPage(runs: index.runs).groups
        let listed = groups.flatMap(\.runs).compactMap {
            html.range(of: "href=\"\($0.folder)/report.html\"")?.lowerBound
        }
        #expect(listed == places.sorted())
        #expect(groups.map { $0.runs.count } == [3, 3])
        #expect(groups.first?.runs.first?.folder == index.runs.first?.folder)
        #expect(html.contains("model not recorded"))
        #expect(ArchiveIndex(bytes: index.bytes) == index)
        #expect(ArchiveIndex(bytes: Array(index.bytes.dropLast())) == nil)
        #expect(ArchiveIndex(bytes: []) == nil)
    }

    /// The seal is of every byte but its own digits, and of those by what it is.
    @Test func anIndexWithAnotherByteIsNone() throws {
        let (index, _) = ArchiveIndex.made(of: [try run(1), try run(2, title: "night\u{202E}ly")])
        #expect(ArchiveIndex(bytes: index.bytes) == index)
        for place in stride(from: 0, to: index.bytes.count, by: 7) {
            var bytes = index.bytes
            bytes[place] ^= 1
            #expect(ArchiveIndex(bytes: bytes) == nil, "\(place)")
        }
    }

    @Test func theDataIsOnlyText() throws {
        let evil = "</script><script>alert(1)</script>\" onload=\"x\u{202E}&"
        let page = String(
            decoding: ArchiveIndex.made(of: [try run(1, model: evil, title: evil)]).page, as: UTF8.self)
        #expect(!page.contains("alert(1)</script>\""))
        #expect(page.components(separatedBy: "<script>").count == 2)
        #expect(!page.contains("\u{202E}"))
        #expect(page.contains("&lt;script&gt;alert(1)"))
    }

    /// The browser runs a script only if its hash is the one that the page's policy names.
    @Test func onlyItsOwnScriptRuns() throws {
        let page = String(decoding: ArchiveIndex.made(of: [try run(1)]).page, as: UTF8.self)
        let begin = try #require(page.range(of: "<script>")).upperBound
        let end = try #require(page.range(of: "</script>")).lowerBound
        let hash = Data(SHA256.hash(data: Data(page[begin..<end].utf8))).base64EncodedString()
        #expect(page.contains("script-src 'sha256-\(hash)'"))
        #expect(page.contains("default-src 'none'"))
        for request in ["src=\"http", "url(http", "@import", "fetch(", "<iframe"] {
            #expect(!page.contains(request))
        }
    }

    /// A page that a phone can load, whatever is in the archive.
    @Test(arguments: [1, 20, 300]) func aThousandRunsTakeLessThanAMegabyte(_ configurations: Int) throws {
        let first = try run(1, title: "nightly of the release branch")
        let runs = (0..<1_000).map { number in
            var run = first
            run.folder = "2026-11-10T00-00-00Z_meta-llama-3.1-8b-instruct_\(10_000_000 + number)"
            run.start = "2026-11-\(10 + number % 20)T00:00:\(10 + number % 50)Z"
            run.concurrency = number % configurations
            run.configuration?.load = "\(run.concurrency ?? 0) concurrent"
            run.labels = ["commit": "4f2a91c\(number)", "hardware": "h100"]
            run.figures["ttfb_p50_ms"] = Double(number % 37) * 1.37
            return run
        }
        let page = ArchiveIndex.made(of: runs).page
        #expect(page.count < 1_000_000)
        #expect(String(decoding: page, as: UTF8.self).components(separatedBy: "/report.pdf\"").count == 1_001)
    }

    /// What is not to be trusted stands out, and is in no line.
    @Test func invalidRunsAndFailuresAreMarked() throws {
        var runs = try (0..<3).map { try run($0) }
        runs[1].invalid = true
        runs[1].figures["ttfb_p50_ms"] = 987_654.0
        runs[2].figures["failed_share"] = 0.25
        let page = String(decoding: ArchiveIndex.made(of: runs).page, as: UTF8.self)
        #expect(page.contains("<strong class=\"doubt\">invalid</strong>"))
        #expect(page.contains("1 invalid</span></summary>"))
        #expect(page.contains("<td class=\"doubt\">25.0"))
        #expect(page.contains("2 runs, from"))
    }

    @Test func labelsAreShown() throws {
        var labelled = try run(1)
        labelled.labels = ["commit": "4f2<b>", "hardware": "h100"]
        let page = String(decoding: ArchiveIndex.made(of: [labelled]).page, as: UTF8.self)
        #expect(page.contains("commit=4f2&lt;b&gt; hardware=h100"))
    }

    @Test func anArchiveWithoutRunsSaysSo() {
        let page = String(decoding: ArchiveIndex.made(of: []).page, as: UTF8.self)
        #expect(page.contains("No run has been archived yet."))
    }
}
