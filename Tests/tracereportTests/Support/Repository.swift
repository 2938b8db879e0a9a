import Foundation

/// Where the tests find what lies in the repository.
enum Repository {
    /// The root of the repository.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A path from the root.
    static func path(_ relative: String) -> String { root.appending(path: relative).path() }

    /// The whole text of a file, by its path from the root.
    static func text(_ relative: String) throws -> String {
        try String(contentsOf: root.appending(path: relative), encoding: .utf8)
    }

    /// The files of a folder in the order of their names, from the root.
    static func files(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted().map { "\(folder)/\($0)" }
    }

    /// Folders of runs, from the root.
    static let runs: [String] = ["samples", "Tests/Fixtures/runs"].flatMap { place in
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path(place))) ?? []
        return names.sorted().map { "\(place)/\($0)" }
            .filter { FileManager.default.fileExists(atPath: path("\($0)/profile_export.jsonl")) }
    }
}
