import Foundation
import Testing

/// The programs of examples/library, built as a package of their own and run on a real run; and the examples in the
/// documentation of the types that they are made of.
@Suite struct LibraryExamplesTests {
    private static let sources = ["chart", "figures", "limit"].map { "examples/library/Sources/\($0)" }

    /// The folder of the built programs.
    ///
    /// They are built without optimisation and symbols, which takes a minute once and a few seconds from then on.
    private static func built() throws -> URL {
        let scratch = Repository.path(".build/examples")
        let arguments = [
            "build", "--package-path", Repository.path("examples/library"), "--scratch-path", scratch,
            "--disable-index-store", "-Xswiftc", "-gnone",
        ]
        _ = try Program.output("swift", arguments, within: 1_800)
        return URL(filePath: scratch).appending(path: "debug")
    }

    @Test func theyBuildAndRun() throws {
        let programs = try Self.built()
        func run(_ name: String, _ arguments: [String]) throws -> String {
            try Program.output(programs.appending(path: name).path(), arguments)
        }
        let sample = Repository.path("samples/aiperf-0.13-streaming")

        let figures = try run("figures", [sample])
        let ttfb = try #require(figures.split(separator: "\n").first { $0.hasPrefix("ttfb ") })
        #expect(ttfb.split(separator: " ") == ["ttfb", "300", "90.11ms", "79.07ms", "266.74ms"])

        let folder = try TemporaryFolder()
        _ = try run("chart", [sample, folder.url.path()])
        #expect(folder.names == ["requests.png", "ttfb-cdf.png"])
        for name in folder.names {
            let bytes = try Data(contentsOf: URL(filePath: folder.path(name)))
            #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), "\(name)")
        }

        #expect(try run("limit", [sample, "300"]).contains("266.74ms, kept"))
        let failure = #expect(throws: Program.Failed.self) { try run("limit", [sample, "250"]) }
        #expect(failure?.status == 1)
        #expect(failure?.printed.contains("266.74ms, not kept") == true)
    }

    @Test(arguments: [
        "TraceAnalysis/Analysis", "TraceAnalysis/Statistics/Sample", "TraceCharts/Layout/Chart",
        "TraceCharts/Drawing/Drawing", "TraceCharts/Layout/Mark",
    ])
    func documentationShowsThem(_ file: String) throws {
        let lines = try Repository.text("Sources/\(file).swift").split(separator: "\n").map(trimmed)
        let fences = lines.indices.filter { lines[$0] == "/// ```swift" }
        #expect(!fences.isEmpty)
        let programs = try Self.sources.flatMap(Repository.files).map { path in
            try Repository.text(path).split(separator: "\n").map(trimmed)
        }
        for fence in fences {
            let example = lines[(fence + 1)...].prefix { $0 != "/// ```" }
                .map { trimmed($0.dropFirst("///".count)) }.filter { !$0.isEmpty }
            #expect(!example.isEmpty && programs.contains { $0.contains(example) }, "\(file)")
        }
    }

    private func trimmed(_ line: some StringProtocol) -> String { line.trimmingCharacters(in: .whitespaces) }
}
