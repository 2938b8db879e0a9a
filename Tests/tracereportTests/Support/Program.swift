import Foundation

/// Programs of the system that look at what was written with other eyes; `scripts/test.sh` installs them.
enum Program {
    /// Runs a program and returns what it prints on both outputs.
    ///
    /// - Parameter longest: After how many seconds it counts as hanging.
    /// - Throws: when it is not installed or ends with another status than 0.
    static func output(
        _ name: String, _ arguments: [String], within longest: Double = Tool.longest
    ) throws -> String {
        let folder = try TemporaryFolder()
        let printed = try folder.write(Data(), to: "printed")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [name] + arguments
        let handle = try FileHandle(forWritingTo: URL(filePath: printed))
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        Tool.wait(for: process, atMost: longest)
        let text = String(decoding: try Data(contentsOf: URL(filePath: printed)), as: UTF8.self)
        guard process.terminationStatus == 0 else {
            throw Failed(program: name, status: process.terminationStatus, printed: text)
        }
        return text
    }

    /// A program that did not do what it was asked for.
    struct Failed: Error {
        let program: String
        let status: Int32
        let printed: String
    }

    /// The text of a PDF, white space folded.
    static func text(ofPDF path: String) throws -> String {
        let text = try output("pdftotext", ["-layout", path, "-"])
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
