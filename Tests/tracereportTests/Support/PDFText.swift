import Foundation

/// The text of PDF files, by pdftotext where that is installed.
enum PDFText {
    private static let tool = URL(filePath: "/usr/bin/pdftotext")

    /// All text of a file; nil where there is no pdftotext.
    static func of(_ file: URL) throws -> String? {
        guard FileManager.default.isExecutableFile(atPath: tool.path()) else { return nil }
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = tool
        process.arguments = [file.path(), folder.path("text")]
        try process.run()
        process.waitUntilExit()
        return try String(contentsOfFile: folder.path("text"), encoding: .utf8)
    }
}
