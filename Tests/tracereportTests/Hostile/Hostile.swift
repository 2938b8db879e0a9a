import Foundation
import Testing

/// Runs the tool on what nobody would write on purpose, within the bounds that are promised.
///
/// `scripts/test-hostile.sh` runs the same tests at full size: it sets HOSTILE_SIZE to `full` and
/// HOSTILE_SECONDS to what a run may take.
enum Hostile {
    /// Whether inputs have their full size.
    static let isFullSize = environment["HOSTILE_SIZE"] == "full"

    /// One of two numbers, by whether inputs have their full size.
    static func size(_ small: Int, full: Int) -> Int { isFullSize ? full : small }

    private static let environment = ProcessInfo.processInfo.environment

    /// Whether memory is bounded; sanitizers need more for themselves, and HOSTILE_UNBOUNDED lifts the bounds.
    static let isBounded = environment["HOSTILE_UNBOUNDED"] == nil

    /// 1 GB of address space, and 400 MB of memory that the process has made its own, for each run that is read.
    private static func bounds(runs: Int = 1) -> String {
        let memory = isBounded ? "ulimit -v \(runs << 20) && ulimit -d \(runs * 409_600) && " : ""
        return memory + "exec timeout \(environment["HOSTILE_SECONDS"] ?? "300") "
    }

    /// Runs the tool within the bounds.
    ///
    /// - Parameters:
    ///   - input: What its standard input holds.
    ///   - runs: How many runs it holds in memory at once.
    static func run(
        _ arguments: [String], input: Data = Data(), holding runs: Int = 1
    ) throws -> Tool.Outcome {
        let folder = try TemporaryFolder()
        return try shell(
            bounds(runs: runs) + #""$TOOL" "$@""#, arguments, inputFile: folder.write(input, to: "input"))
    }

    /// Runs the tool within the bounds, its standard input being what a shell command writes.
    ///
    /// So an input of any size needs no room on the disk.
    static func run(_ arguments: [String], generatedBy command: String) throws -> Tool.Outcome {
        try shell("{ \(command); } | ( \(bounds())\"$TOOL\" \"$@\" )", arguments, inputFile: "/dev/null")
    }

    private static func shell(
        _ script: String, _ arguments: [String], inputFile: String
    ) throws -> Tool.Outcome {
        let folder = try TemporaryFolder()
        let output = try folder.write(Data(), to: "output")
        let errors = try folder.write(Data(), to: "errors")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script, "sh"] + arguments
        process.environment = environment.merging(["TOOL": Tool.executable.path()]) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: inputFile))
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: errors))
        try process.run()
        Tool.wait(for: process)
        return Tool.Outcome(
            status: process.terminationStatus, outputBytes: try Data(contentsOf: URL(filePath: output)),
            errors: try String(contentsOf: URL(filePath: errors), encoding: .utf8))
    }

    /// What the tool says of some lines as JSON.
    static func analysis(_ lines: [String], _ arguments: [String] = []) throws -> Figures {
        try analysis(Data(lines.joined(separator: "\n").utf8), arguments)
    }

    /// What the tool says of some bytes as JSON.
    static func analysis(_ bytes: Data, _ arguments: [String] = []) throws -> Figures {
        let result = try run(["-", "--format", "json", "--quiet"] + arguments, input: bytes)
        #expect(result.status == 0, "\(result.errors)")
        return try Figures(result.outputBytes)
    }
}

/// The JSON of an analysis, by paths of names.
struct Figures {
    private let root: Any

    init(_ json: Data) throws { root = try JSONSerialization.jsonObject(with: json) }

    /// The value at `metrics.ttfb.max`; nil when it is absent or null.
    subscript(path: String) -> Any? {
        var value: Any? = root
        for name in path.split(separator: ".") { value = (value as? [String: Any])?[String(name)] }
        return value is NSNull ? nil : value
    }

    /// The number at a path; nil when there is none.
    func number(_ path: String) -> Double? { self[path] as? Double }

    /// The whole number at a path; nil when there is none.
    func count(_ path: String) -> Int? { self[path] as? Int }

    /// The count of a note; nil when there is none of the kind.
    func note(_ id: String) -> Int? {
        let notes = self["notes"] as? [[String: Any]]
        return notes?.first { $0["id"] as? String == id }?["count"] as? Int
    }

    /// The reason why each malformed line was skipped, by its number.
    var malformed: [Int: String] {
        let lines = self["malformed_lines"] as? [[String: Any]] ?? []
        return Dictionary(
            uniqueKeysWithValues: lines.compactMap { line in
                (line["line"] as? Int).flatMap { number in (line["reason"] as? String).map { (number, $0) } }
            })
    }
}
