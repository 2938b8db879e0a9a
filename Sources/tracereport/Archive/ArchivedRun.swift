import FoundationEssentials
import SystemPackage
import TraceAnalysis

/// The folder of an archived run.
struct ArchivedRun: Sendable {
    /// The name of the file that holds the distributions.
    static let distributions = "distributions.bin"
    /// The longest files there can be, in bytes.
    private static let longest = (manifest: 1 << 20, distributions: 1 << 26, other: 1 << 28)

    /// Where it is.
    let path: FilePath

    /// The folder's name.
    var name: String { path.lastComponent?.string ?? path.string }

    /// The folder that a command line names, if it is one of an archive.
    init?(input: String) {
        let path = FilePath(input)
        guard OutputPlace(input).kind == .folder,
            OutputPlace(path.appending(Self.distributions).string).kind == .file
        else { return nil }
        self.path = path
    }

    /// A folder in an archive.
    init(path: FilePath) {
        self.path = path
    }

    /// What the run says of itself; nil when that is missing or damaged.
    var manifest: Manifest? {
        let path = path.appending(Manifest.fileName).string
        return (try? SmallFile.bytes(path, limit: Self.longest.manifest)).flatMap { Manifest(bytes: $0) }
    }

    /// The run without its records.
    ///
    /// - Throws: `FileError` when its file cannot be read, `ArchiveError` when it is damaged.
    func stored() throws -> StoredRun {
        let file = path.appending(Self.distributions).string
        let bytes = try SmallFile.bytes(file, limit: Self.longest.distributions)
        do throws(StoredRunFault) {
            return try StoredRun(bytes: bytes)
        } catch {
            throw ArchiveError.unusableRun(file, reason: error.reason)
        }
    }

    /// Whether everything that a manifest names is there; the bytes are not looked at.
    func isWhole(by manifest: Manifest) -> Bool {
        manifest.files.keys.allSatisfy { OutputPlace(path.appending($0).string).kind == .file }
    }

    /// What is amiss, a sentence each: everything is read and held against its hash.
    func faults() -> [String] {
        guard let manifest else { return ["\(name)/\(Manifest.fileName): missing or damaged"] }
        return manifest.files.sorted { $0.key < $1.key }.compactMap { file, hash in
            let place = path.appending(file).string
            guard OutputPlace(place).kind == .file else { return "\(name)/\(file): missing" }
            guard let bytes = try? SmallFile.bytes(place, limit: Self.longest.other) else {
                return "\(name)/\(file): cannot be read"
            }
            return bytes.sha256 == hash ? nil : "\(name)/\(file): changed, its SHA-256 is another"
        }
    }

    /// Files in the folder that the archive did not put there.
    func strangers() -> [String] {
        let known = Set((manifest?.files.keys).map(Array.init) ?? []).union([Manifest.fileName])
        let folders = Set(known.compactMap { $0.contains("/") ? String($0.prefix { $0 != "/" }) : nil })
        let inside = folders.sorted().flatMap { folder in
            Disk.names(in: path.appending(folder)).map { "\(folder)/\($0)" }
        }
        return (Disk.names(in: path).filter { !folders.contains($0) } + inside)
            .filter { !known.contains($0) }.map { "\(name)/\($0)" }
    }
}

/// A run on its way into an archive: its files, all made of what the archive keeps of it.
struct ArchiveRendering {
    /// What is kept.
    let stored: StoredRun
    private let templates: TemplateSet

    /// A run and the templates of its report.
    init(_ stored: StoredRun, templates: TemplateSet) {
        self.stored = stored
        self.templates = templates
    }

    /// Every file but the manifest.
    ///
    /// - Throws: `TemplateError` for a faulty template, `RenderError` when nothing can be drawn.
    func files() throws -> [(name: String, bytes: [UInt8])] {
        try Deliverable(stored.run, title: stored.title, templates: templates).files()
            + [(ArchivedRun.distributions, stored.bytes)]
    }

    /// The manifest of these files.
    func manifest(of files: [(name: String, bytes: [UInt8])]) -> Manifest {
        Manifest(of: stored, templates: templates == .builtIn ? nil : templates.digest, files: files)
    }
}

extension TemplateSet {
    /// The SHA-256 of all files by their names.
    fileprivate var digest: String {
        let texts = files.map { ($0.key, Array($0.value.utf8)) } + pictures.map { ($0.key, $0.value) }
        return texts.sorted { $0.0 < $1.0 }
            .flatMap { Array("\($0.0)\u{0}\($0.1.sha256)\n".utf8) }.sha256
    }
}

/// The name of an archived run's folder: `START_MODEL_HASH`, of A–Z, a–z, 0–9, `.`, `_` and `-` alone.
///
/// Whatever the model is called, the name leads nowhere but into the archive.
enum RunFolderName {
    private static let longestModel = 64
    /// How many digits of the hash the name can have: more where fewer are taken by another run.
    static let hashLengths = [8, 16, 64]

    /// The name for a run.
    static func name(of run: RunDescription, hashLength: Int = hashLengths[0]) -> String {
        let hash = part(run.sha256).prefix(hashLength)
        return "\(part(run.startTime))_\(part(run.summary.model).prefix(longestModel))_\(hash)"
    }

    /// Whether a folder of an archive can be a run's: names of other folders are none of ours.
    static func isPossible(_ name: String) -> Bool {
        name.split(separator: "_", omittingEmptySubsequences: false).count >= 3 && !name.hasPrefix(".")
            && name.utf8.allSatisfy(isAllowed)
    }

    /// Whether bytes can stand in a name.
    static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// A text with a hyphen for each run of characters that may not stand in a name; `unknown` for nothing.
    private static func part(_ text: String?) -> String {
        let pieces = (text ?? "").utf8.split { !isAllowed($0) }
        let joined = pieces.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
        return joined.isEmpty ? "unknown" : joined
    }
}
