import Foundation

/// The inputs that the fuzzers begin with and keep, in Tests/Fuzz/Corpus.
enum FuzzCorpus {
    /// All files of a target in the order of their names; never none.
    static func files(_ target: String) -> [URL] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fuzz/Corpus/\(target)")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return (names.isEmpty ? ["missing"] : names.sorted()).map { folder.appending(path: $0) }
    }
}
