import FoundationEssentials
import Testing
import TraceAnalysis

@testable import TraceCharts

/// Pictures as they were when somebody last looked at them, as SVG text.
///
/// With `RECORD_SNAPSHOTS=1` in the environment they are written anew, and the run fails, so that nobody
/// records without knowing.
enum Snapshot {
    private static var isRecording: Bool { getenv("RECORD_SNAPSHOTS") != nil }

    /// Compares a drawing with the picture of that name.
    static func check(
        _ drawing: Drawing, _ name: String, file: String = #filePath,
        location: SourceLocation = #_sourceLocation
    ) throws {
        let folder = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Snapshots")
        let url = folder.appending(path: name + ".svg")
        let svg = TextSVG.render(drawing, title: name, description: "", idPrefix: name)
        if isRecording {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(svg.utf8).write(to: url)
            Issue.record("recorded \(name)", sourceLocation: location)
            return
        }
        guard FileManager.default.fileExists(atPath: url.path) else {
            Issue.record(
                "\(name) has no snapshot yet; RECORD_SNAPSHOTS=1 in the environment records it",
                sourceLocation: location)
            return
        }
        let recorded = try String(decoding: Data(contentsOf: url), as: UTF8.self)
        if svg != recorded {
            let lines = zip(svg.split(separator: "\n"), recorded.split(separator: "\n"))
            let first = lines.first { $0 != $1 }.map { "\n  is  \($0)\n  was \($1)" } ?? ""
            Issue.record("\(name) differs from its snapshot\(first)", sourceLocation: location)
        }
    }
}
