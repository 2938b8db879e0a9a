import Foundation
import Testing

@testable import TraceAnalysis
@testable import tracereport

/// Names, ids and titles that try to act: they are text in both outputs, and no page breaks of them.
@Suite struct HostileTextTests {
    static let long = String(repeating: "W", count: 10_000)
    static let hostile =
        "<script>alert(1)</script> {{title}} {{{note}}} {{> cover}} </style><img src=x onerror=alert(1)> "
        + "\" ' & &nbsp; \u{202E}abc\u{202C} \u{7}\u{1B}[31m \u{85} \u{2028} \u{2066}x\u{2069} " + long

    /// A run whose model, ids, error types and messages are hostile.
    private func write(to folder: borrowing TemporaryFolder) throws -> String {
        let lines = try Repository.text("samples/aiperf-0.13-errors/profile_export.jsonl").split(
            separator: "\n")
        let records = try lines.prefix(60).map { line in
            var record = try #require(
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            if record["error"] is [String: Any] {
                record["error"] =
                    ["type": Self.hostile, "message": Self.hostile, "code": 500] as [String: Any]
            }
            var metadata = record["metadata"] as? [String: Any] ?? [:]
            metadata["x_request_id"] = Self.hostile
            record["metadata"] = metadata
            return String(decoding: try JSONSerialization.data(withJSONObject: record), as: UTF8.self)
        }
        try folder.write(records.joined(separator: "\n"), to: "run/profile_export.jsonl")
        let quoted = String(decoding: try JSONEncoder().encode(Self.hostile), as: UTF8.self)
        let summary = try Repository.text("samples/aiperf-0.13-errors/profile_export_aiperf.json")
            .replacing("\"mock-model\"", with: quoted)
        try folder.write(summary, to: "run/profile_export_aiperf.json")
        return folder.path("run")
    }

    @Test(arguments: ["", "executive"]) func itIsInertInBothOutputs(template: String) throws {
        let folder = try TemporaryFolder()
        let run = try write(to: folder)
        #expect(try Tool.run(["templates", "export", folder.path("t")]).status == 0)
        for name in ["r.pdf", "r.html"] {
            let result = try Tool.run([
                "report", run, "-o", folder.path(name), "--title", Self.hostile, "--note", Self.hostile,
                "--template-dir", folder.path("t/\(template)"),
            ])
            #expect(result.status == 0, "\(result.errors.prefix(200))")
        }
        let html = try String(contentsOfFile: folder.path("r.html"), encoding: .utf8)
        let pdf = try Program.output("pdftotext", ["-raw", folder.path("r.pdf"), "-"])
        for scalar in (html + pdf).unicodeScalars where scalar != "\n" && scalar != "\u{C}" {
            #expect(!scalar.needsToBeShown, "U+\(String(scalar.value, radix: 16))")
        }
        #expect(!html.replacing(PageScript.report.element, with: "").contains("<script"))
        #expect(!html.contains("<img"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; {{title}} {{{note}}} {{&gt; cover}}"))
        #expect(html.contains("U+202EabcU+202C U+0007U+001B[31m U+0085 U+2028 U+2066xU+2069 " + Self.long))
        let words = pdf.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("<script>alert(1)</script> {{title}} {{{note}}} {{> cover}}"))
        #expect(words.contains("U+202EabcU+202C"))
        #expect(pdf.count { $0 == "W" } >= 10_000, "the note is whole")
        #expect(throws: Never.self) { try Program.output("qpdf", ["--check", folder.path("r.pdf")]) }
        try expectNothingBeyondThePage(folder.path("r.pdf"))
    }

    private func expectNothingBeyondThePage(_ pdf: String) throws {
        let boxes = try Program.output("pdftotext", ["-bbox", pdf, "-"])
        let words = boxes.matches(of: /xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/)
        #expect(words.count > 100)
        for word in words {
            let edges = [word.output.1, word.output.2, word.output.3, word.output.4].compactMap { Double($0) }
            #expect(edges.count == 4)
            #expect(edges[0] >= 0 && edges[1] >= 0 && edges[2] <= 596 && edges[3] <= 842, "\(word.output.0)")
        }
    }
}
