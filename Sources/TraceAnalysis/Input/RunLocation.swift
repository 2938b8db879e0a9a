import FoundationEssentials

/// Which file is the run, and which summary belongs to it.
public struct RunLocation: Sendable, Equatable {
    /// The JSONL file, compressed or not; nil for standard input.
    public let file: String?
    /// AIPerf's summary beside it, compressed or not; nil where there is none.
    public let summary: String?

    /// Finds the run that a command line's INPUT names: a file, a run directory, or `-`.
    ///
    /// - Throws: `InputError` when there is no such file, or a directory holds no run or several, or the file is
    ///   known by its name to be another of AIPerf's.
    public init(_ input: String) throws(InputError) {
        guard input != "-" else {
            file = nil
            summary = nil
            return
        }
        var isDirectory = false
        guard FileManager.default.fileExists(atPath: input, isDirectory: &isDirectory) else {
            throw .unreadable(path: input, reason: "No such file or directory")
        }
        let run = isDirectory ? try Self.run(in: input) : input
        if !isDirectory, let records = Self.records(besideRaw: run) {
            throw .rawRecords(path: run, run: records)
        }
        file = run
        summary = Self.summary(beside: run)
    }

    private static func run(in directory: String) throws(InputError) -> String {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory)
        } catch {
            throw .unreadable(path: directory, reason: "the directory cannot be listed")
        }
        let runs = runs(among: names, in: directory)
        guard runs.count <= 1 else { throw .severalRuns(directory: directory, names: runs) }
        if let run = runs.first { return path(of: run, in: directory) }
        if let summary = suffixes.map({ standardSummary + $0 }).first(where: names.contains) {
            throw .noRecords(directory: directory, summary: summary)
        }
        let below = self.runs(below: directory)
        guard !below.isEmpty else { throw .noRun(directory: directory) }
        throw .runsBelow(directory: directory, runs: Array(below.prefix(20)), count: below.count)
    }

    /// Which of the files of a directory are runs, in the order of their names.
    ///
    /// AIPerf writes other JSONL files into a run directory; only records are a run.
    private static func runs(among names: [String], in directory: String) -> [String] {
        let files = names.filter { name in
            guard let stem = stem(of: name) else { return false }
            guard !stem.hasSuffix(raw), !stem.hasSuffix("network_latency"),
                !name.contains("gpu_telemetry"), !name.contains("server_metrics")
            else { return false }
            return isDirectory(path(of: name, in: directory)) == false
        }
        // gzip and zstd may leave the file where it is: beside its plain file a compressed one is no other run.
        let plain = Set(files.filter { $0.hasSuffix(jsonLines) })
        return files.filter { plain.contains($0) || !plain.contains((stem(of: $0) ?? "") + jsonLines) }
            .sorted()
    }

    /// Where the runs below a directory lie, as seen from it, numbers in the order of their values.
    ///
    /// A folder with one run stands for it. Links are not followed, nor is looked below a run. Looks at a hundred
    /// thousand names at most, so that somebody's home folder is not searched for minutes.
    private static func runs(below directory: String) -> [String] {
        var found: [String] = []
        var waiting = [""]
        var looked = 0
        while looked < 100_000, let folder = waiting.popLast() {
            let place = folder.isEmpty ? directory : path(of: folder, in: directory)
            let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
            looked += names.count
            let runs = runs(among: names, in: place)
            guard runs.isEmpty else {
                found += runs.count == 1 ? [folder] : runs.map { path(of: $0, in: folder) }
                continue
            }
            let folders = names.filter { name in
                let inner = path(of: name, in: place)
                return !name.hasPrefix(".") && isDirectory(inner) == true
                    && (try? FileManager.default.destinationOfSymbolicLink(atPath: inner)) == nil
            }
            waiting += folders.map { folder.isEmpty ? $0 : path(of: $0, in: folder) }
        }
        return found.map { ($0, $0.orderOfNumbers) }.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
    }

    /// Whether a path is a directory; nil where nothing is there.
    private static func isDirectory(_ path: String) -> Bool? {
        var isDirectory = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) ? isDirectory : nil
    }

    /// The run beside a file of whole requests and responses, or where it would be; nil for any other file.
    private static func records(besideRaw path: String) -> String? {
        guard let stem = stem(of: path), stem.hasSuffix(raw) else { return nil }
        let run = "\(stem.dropLast(raw.count))\(jsonLines)"
        return suffixes.map { run + $0 }.first { FileManager.default.fileExists(atPath: $0) } ?? run
    }

    private static func path(of name: String, in directory: String) -> String {
        directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
    }

    /// `profile_export_aiperf.json` beside `profile_export.jsonl`, `P.json` beside any other `P.jsonl`; where both
    /// are compressed, or one is, too.
    private static func summary(beside run: String) -> String? {
        guard let stem = stem(of: run) else { return nil }
        let isStandard = stem == "profile_export" || stem.hasSuffix("/profile_export")
        let plain = stem + (isStandard ? "_aiperf.json" : ".json")
        return suffixes.map { plain + $0 }.first { FileManager.default.fileExists(atPath: $0) }
    }

    private static let jsonLines = ".jsonl"
    private static let raw = "_raw"
    private static let standardSummary = "profile_export_aiperf.json"
    /// How names of plain and of compressed files end.
    private static let suffixes = [""] + Compression.allCases.map(\.suffix)

    /// The name without `.jsonl`, `.jsonl.gz` or `.jsonl.zst`; nil where it ends in none of them.
    private static func stem(of name: String) -> String? {
        suffixes.map { jsonLines + $0 }.first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) }
    }
}

extension String {
    /// The bytes, with the length before every number: so what differs in a number is in the order of its value.
    fileprivate var orderOfNumbers: [Int] {
        var order: [Int] = []
        var number: [Int] = []
        for byte in utf8 + [0] {
            if (0x30...0x39).contains(byte) {
                number.append(Int(byte))
            } else {
                if !number.isEmpty { order += [0x30, number.count] + number }
                number = []
                order.append(Int(byte))
            }
        }
        return order
    }
}
