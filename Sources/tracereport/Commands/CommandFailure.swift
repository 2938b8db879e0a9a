import TraceAnalysis
import TraceCharts

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
    /// An error of any part of the tool in words; nil for one that none of them throws.
    init?(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as InputError: self.init(error)
        case let error as FileError: self.init(error)
        case let error as ArchiveError: self.init(error)
        case let error as SummaryError: self.init(error)
        case let error as TemplateError: self.init(status: .badData, message: error.description)
        case let error as RenderError: self.init(status: .software, message: "cannot draw: \(error)")
        case ReportError.missingChart(let name):
            self.init(status: .software, message: "the report shows a chart that was not drawn: \(name)")
        default: return nil
        }
    }

    /// A file that cannot be read or written, in words.
    init(_ error: FileError) {
        switch error {
        case .unreadable(let path, let reason):
            self.init(status: .noInput, message: "cannot read \(path.visible): \(reason)")
        case .unreadableFolder(let path, let reason):
            self.init(status: .noInput, message: "cannot read the folder \(path.visible): \(reason)")
        case .tooLong(let path, let limit):
            self.init(
                status: .badData,
                message: "\(path.visible) is longer than \(FigureStyle.grouped(limit)) bytes")
        case .unwritable(let path, let reason):
            self.init(status: .cannotCreate, message: "cannot write \(path.visible): \(reason)")
        case .folderNotMade(let path, let reason):
            self.init(
                status: .cannotCreate,
                message: "cannot make the folder \(path.visible)" + (reason.map { ": \($0)" } ?? ""))
        case .standardOutput(let reason):
            self.init(status: .cannotCreate, message: "cannot write to standard output: \(reason)")
        }
    }

    /// An archive that cannot be used, in words.
    init(_ error: ArchiveError) {
        switch error {
        case .noArchive(let path):
            self.init(
                status: .noInput,
                message: "\(path.visible) is no archive: expected \(ArchiveIndex.fileName) in it")
        case .unusableRun(let file, let reason):
            self.init(status: .badData, message: "\(file.visible): \(reason)")
        case .noRun(let path, let name):
            self.init(
                status: .noInput,
                message: "\(path.visible) holds no run \(name.visible); archive list names them")
        case .notLocked(let path, let reason):
            self.init(
                status: .cannotCreate, message: "cannot lock the archive \(path.visible): \(reason)")
        }
    }

    /// An input error in words.
    init(_ error: InputError) {
        switch error {
        case .unreadable(let path, let reason):
            self.init(status: .noInput, message: "cannot read \(path.visible): \(reason)")
        case .noRun(let directory):
            self.init(
                status: .noInput,
                message: "\(directory.visible) holds no AIPerf run: expected profile_export.jsonl in it")
        case .runsBelow(let directory, let runs, let count):
            let more = count > runs.count ? " and \((count - runs.count).counted("other"))" : ""
            let list = runs.map(\.visible).joined(separator: ", ") + more
            self.init(
                status: .noInput,
                message:
                    "\(directory.visible) holds no AIPerf run itself, but \(count.counted("run")) below it: "
                    + "\(list). Name the one to read, or put them into one picture: "
                    + "tracereport sweep \(directory.visible.quotedForShell)")
        case .noRecords(let directory, let summary):
            self.init(
                status: .noInput,
                message: "\(directory.visible) holds a summary, \(summary.visible), and no records: "
                    + "AIPerf writes them with --export-level records")
        case .rawRecords(let path, let run):
            self.init(
                status: .noInput,
                message: "\(path.visible) holds requests and responses whole, not what was measured of them: "
                    + "that is in \(run.visible)")
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
        case .foreign(let path, let format, let compression):
            self.init(status: .badData, message: format.advice(for: path, inside: compression))
        case .damaged(let path, let fault):
            self.init(
                status: fault.kind == .tooLittleMemory ? .software : .badData,
                message: "\(path.visible) \(fault.words(for: path))")
        case .outsideWindow(let path, let requests):
            self.init(
                status: .badData,
                message:
                    "\(path.visible) holds \(requests.counted("record")) of the chosen phase, and none begins in "
                    + "the window")
        case .rangeOfCompressed:
            self.init(
                status: .usage,
                message:
                    "--range needs a file that is not compressed: a compressed one is read from its beginning"
            )
        case .foreignAbout(let path):
            self.init(
                status: .badData,
                message:
                    "\(path.visible) was summarised with AIPerf's summary of another run, by its start or its "
                    + "count of requests, and that had a say in what was measured. Summarise the parts again without it"
            )
        case .cannotBeReadTwice:
            self.init(
                status: .usage,
                message:
                    "standard input can be read once only: a window counted from the first request and --steady "
                    + "need a file. A window of moments, such as 2026-11-23T20:34:40Z..2026-11-23T20:35:10Z, works"
            )
        case .otherPhases(let path, let phases):
            let list = phases.sorted { $0.key < $1.key }.prefix(8)
                .map { "\($0.key.visible) (\($0.value))" }.joined(separator: ", ")
            self.init(
                status: .badData,
                message: "\(path.visible) holds no record of the chosen phase, only of \(list). "
                    + "Choose with --phase profiling, --phase warmup, --phase all or --phase NAME")
        }
    }
}

extension ForeignFormat {
    /// What the file is, and how to make JSON lines of it where that can be done.
    ///
    /// - Parameter compression: What the format is compressed with; nil where the file itself is of it.
    func advice(for path: String, inside compression: Compression?) -> String {
        let place = compression == nil ? path.visible : "\(path.visible), decompressed,"
        guard self != .summary else {
            return "\(place) is AIPerf's summary of a run, not its records. Name its folder, or the "
                + "profile_export.jsonl beside it"
        }
        let fact = "\(place) is \(name), not JSON lines"
        let pipe: String
        if let compression {
            guard let filter else { return fact + ". Expected AIPerf's profile_export.jsonl" }
            pipe = ([compression.decompressor + " " + path.asArgument] + filter).joined(separator: " | ")
        } else {
            guard let converter else { return fact + ". Expected AIPerf's profile_export.jsonl" }
            pipe = converter + " " + path.asArgument
        }
        return fact + ". Pipe it in: \(pipe) | tracereport -"
    }

    /// The format in words.
    private var name: String {
        switch self {
        case .gzip: "compressed with gzip"
        case .zstandard: "compressed with zstd"
        case .xz: "compressed with xz"
        case .bzip2: "compressed with bzip2"
        case .lz4: "compressed with lz4"
        case .zip: "a zip archive"
        case .tar: "a tar archive"
        case .utf16: "text in UTF-16"
        case .jsonArray: "one JSON array"
        case .jsonOverSeveralLines: "JSON laid out over several lines"
        case .summary: "AIPerf's summary of a run"
        case .parquet: "a Parquet table"
        case .png: "a PNG picture"
        case .pdf: "a PDF"
        case .sqlite: "an SQLite database"
        }
    }

    /// The command that writes such a file to its standard output as JSON lines; nil where there is none.
    private var converter: String? {
        switch self {
        case .gzip: "zcat"
        case .zstandard: "zstdcat"
        case .xz: "xzcat"
        case .bzip2: "bzcat"
        case .lz4: "lz4cat"
        case .zip: "unzip -p"
        case .tar: "tar -xOf"
        case .utf16: "iconv -f UTF-16 -t UTF-8"
        case .jsonArray: "jq -c '.[]'"
        case .jsonOverSeveralLines: "jq -c ."
        case .summary, .parquet, .png, .pdf, .sqlite: nil
        }
    }

    /// The commands that make JSON lines of what comes down a pipe; none are needed for what is read as it
    /// is, and nil is where there are none.
    private var filter: [String]? {
        switch self {
        case .gzip, .zstandard: []
        case .tar: ["tar -xO"]
        case .zip: nil
        default: converter.map { [$0] }
        }
    }
}

extension Compression {
    /// The command that writes what is inside a file to its standard output.
    fileprivate var decompressor: String {
        switch self {
        case .gzip: "zcat"
        case .zstandard: "zstdcat"
        }
    }
}

extension CompressedFault {
    /// What is wrong with a file, as it stands behind its name, and what to do where something can be done.
    func words(for path: String) -> String {
        let nothing = ". Nothing of it was analysed"
        switch kind {
        case .cutOff:
            return
                "is cut off: it ends at byte \(FigureStyle.grouped(place)), what is compressed in it does not"
                + nothing
        case .damaged(let words):
            return "is damaged: it cannot be decompressed beyond byte \(FigureStyle.grouped(place)) "
                + "(\(words.visible))" + nothing
        case .needsDictionary:
            return "was compressed with a dictionary, which is not in it. Pipe it in: "
                + "zstd -dc -D DICTIONARY \(path.asArgument) | tracereport -"
        case .windowTooLarge(let limit):
            return "takes more than \(limit >> 20) MiB of memory to decompress beyond byte "
                + "\(FigureStyle.grouped(place)). "
                + "Pipe it in: zstd -dc --long=31 \(path.asArgument) | tracereport -"
        case .tooLittleMemory: return "cannot be decompressed: there is too little memory"
        }
    }
}

extension String {
    /// The path as an argument of a command; a word that stands for one where the input is standard input.
    fileprivate var asArgument: String { self == "standard input" ? "FILE" : visible.quotedForShell }
}
