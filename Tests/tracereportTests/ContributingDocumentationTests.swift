import Foundation
import Testing

/// The table of docs/CONTRIBUTING.md names what is there.
@Suite struct ContributingDocumentationTests {
    /// The rows of the table: what is added, and the paths that it says to touch.
    private static func rows() throws -> [(name: String, paths: [String])] {
        try Repository.text("docs/CONTRIBUTING.md").split(separator: "\n").filter { $0.hasPrefix("| A") }
            .map { row in
                let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                return (cells[0], paths(in: cells[1]))
            }
    }

    /// What stands in backticks and has a folder in it, or is a file at the root.
    private static func paths(in text: String) -> [String] {
        text.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
            .filter { $0.contains("/") || $0 == "Package.swift" || $0 == "Templates" }
    }

    @Test func everyRowNamesFilesThatExist() throws {
        let rows = try Self.rows()
        #expect(
            rows.map(\.name) == [
                "A metric", "A figure of the run", "A column of requests",
                "A column of a table for other engines", "A unit", "A chart", "A mark",
                "An insight",
                "A finding", "A note", "A format of the analysis", "A format of exported files",
                "A kind of report", "A command",
                "A template",
                "A name from a new AIPerf", "A promise",
            ])
        for (name, paths) in rows {
            #expect(!paths.isEmpty, "\(name)")
            for path in paths {
                #expect(FileManager.default.fileExists(atPath: Repository.path(path)), "\(name): \(path)")
            }
        }
    }

    @Test func whatTheRestNamesExistsToo() throws {
        for path in Self.paths(in: try Repository.text("docs/CONTRIBUTING.md")) where !path.contains(" ") {
            #expect(FileManager.default.fileExists(atPath: Repository.path(path)), "\(path)")
        }
    }
}
