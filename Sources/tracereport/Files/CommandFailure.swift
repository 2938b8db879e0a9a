import TraceAnalysis

/// Why a command ends without its result: one sentence for a person and a status for a script.
struct CommandFailure: Error, Equatable {
    /// Exit statuses, by the names of sysexits.h.
    enum Status: Int32 {
        /// A check failed.
        case unmet = 1
        /// The command line is wrong, or a rule cannot be understood.
        case usage = 64
        /// The input holds nothing to use, or a template is faulty.
        case badData = 65
        /// The input cannot be read.
        case noInput = 66
        /// A fault of the tool or of its installation.
        case software = 70
        /// An output cannot be written.
        case cannotCreate = 73
    }

    /// The status the process exits with.
    let status: Status
    /// What is wrong, where, and what to do.
    let message: String
}

extension CommandFailure {
    /// An input error in words.
    init(_ error: InputError) {
        switch error {
        case .unreadable(let path, let reason):
            self.init(status: .noInput, message: "cannot read \(path.visible): \(reason)")
        case .noRun(let directory):
            self.init(
                status: .noInput,
                message: "\(directory.visible) holds no AIPerf run: expected profile_export.jsonl in it")
        case .severalRuns(let directory, let names):
            let list = names.map(\.visible).joined(separator: ", ")
            self.init(
                status: .noInput,
                message: "\(directory.visible) holds several runs: \(list). Name the one to read")
        case .empty(let path):
            self.init(
                status: .badData, message: "\(path.visible) is empty: expected one JSON record a line")
        case .noRecord(let path, let lines, let first):
            self.init(
                status: .badData,
                message:
                    "\(path.visible) holds no usable record: \(lines.counted("malformed line")), the first is "
                    + "line \(first.number) (\(first.fault.reason)). Expected AIPerf's profile_export.jsonl")
        case .foreign(let path, let format):
            self.init(status: .badData, message: format.advice(for: path))
        case .otherPhases(let path, let phases):
            let list = phases.sorted { $0.key < $1.key }.prefix(8)
                .map { "\($0.key.visible) (\($0.value))" }.joined(separator: ", ")
            self.init(
                status: .badData,
                message: "\(path.visible) holds no record of the chosen phase, only of \(list). "
                    + "Choose with --phase profiling, --phase warmup or --phase all")
        }
    }
}
