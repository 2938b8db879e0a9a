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
    /// - Throws: `CommandFailure` with status 66 when its file cannot be read, 65 when it is damaged.
    func stored() throws(CommandFailure) -> StoredRun {
        let file = path.appending(Self.distributions).string
        let bytes = try SmallFile.bytes(file, limit: Self.longest.distributions)
        do throws(StoredRunFault) {
            return try StoredRun(bytes: bytes)
        } catch {
            throw CommandFailure(status: .badData, message: "\(file.visible): \(error.reason)")
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
