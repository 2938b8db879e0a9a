import Foundation

/// The built binary, run as a user runs it.
struct Tool {
    /// What a run of it left behind.
    struct Outcome {
        let status: Int32
        /// Whether `status` is a signal's number.
        var isSignal = false
        let outputBytes: Data
        let errors: String

        var output: String { String(decoding: outputBytes, as: UTF8.self) }
        /// The sentences on standard error, without the empty end.
        var sentences: [String] { errors.split(separator: "\n").map(String.init) }
    }

    /// Beside the test bundle, wherever the package is built.
    static let executable: URL = {
        let bundle = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        let places = [bundle, Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent()]
        let found = places.map { $0.appending(path: "tracereport") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path()) }
        return found ?? Repository.root.appending(path: ".build/debug/tracereport")
    }()

    /// After how many seconds a run counts as hanging.
    static let longest = 300.0

    /// Runs the tool and waits for its end.
    ///
    /// Output goes through files, so that no full pipe can hold it up.
    static func run(
        _ arguments: [String], input: String = "", output: String? = nil, environment: [String: String] = [:]
    ) throws -> Outcome {
        try run(arguments, input: Data(input.utf8), output: output, environment: environment)
    }

    /// Runs the tool with bytes as its standard input.
    ///
    /// - Parameters:
    ///   - output: The file that is its standard output; nil for one of ours.
    ///   - environment: Variables besides those of the tests.
    ///   - preparation: What a shell does to itself before it becomes the tool, such as setting a limit.
    static func run(
        _ arguments: [String], input: Data, output: String? = nil, environment: [String: String] = [:],
        after preparation: String? = nil
    ) throws -> Outcome {
        let folder = try TemporaryFolder()
        let standardInput = try folder.write(input, to: "input")
        let standardOutput = try output ?? folder.write(Data(), to: "output")
        let standardError = try folder.write(Data(), to: "errors")
        let process = try started(
            arguments, after: preparation, environment: environment,
            input: FileHandle(forReadingFrom: URL(filePath: standardInput)),
            output: FileHandle(forWritingTo: URL(filePath: standardOutput)),
            errors: FileHandle(forWritingTo: URL(filePath: standardError)))
        wait(for: process)
        return Outcome(
            status: process.terminationStatus, isSignal: process.terminationReason == .uncaughtSignal,
            outputBytes: output == nil ? try Data(contentsOf: URL(filePath: standardOutput)) : Data(),
            errors: try String(contentsOf: URL(filePath: standardError), encoding: .utf8))
    }

    /// Waits for the end of a process; whatever hangs ends here, and the test with it.
    static func wait(for process: Process, atMost longest: Double = Tool.longest) {
        let pid = process.processIdentifier
        let watchdog = DispatchWorkItem { kill(pid, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + longest, execute: watchdog)
        process.waitUntilExit()
        watchdog.cancel()
    }

    /// Starts the tool, and does not wait.
    static func started(
        _ arguments: [String], after preparation: String? = nil, environment: [String: String] = [:],
        input: Any = FileHandle.nullDevice, output: Any = FileHandle.nullDevice,
        errors: Any = FileHandle.nullDevice
    ) throws -> Process {
        let process = Process()
        process.executableURL = preparation == nil ? executable : URL(filePath: "/bin/sh")
        process.arguments =
            (preparation.map { ["-c", $0 + "; exec \"$0\" \"$@\"", executable.path()] } ?? []) + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        return process
    }
}
