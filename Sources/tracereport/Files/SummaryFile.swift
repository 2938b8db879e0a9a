import SystemPackage
import TraceAnalysis

/// Why a file is no part of a run that can be used.
enum SummaryError: Error, Equatable {
    /// It is no summary, is damaged, or of another version.
    case unusable(String, SummaryFault)
    /// It does not go with those before it.
    case refused(String, MergeRefusal)
}

/// A file with the summary of parts of a run.
struct SummaryFile: Sendable {
    /// The longest there can be, in bytes: a run of some hundred gigabytes.
    private static let longest = 1 << 29

    /// Where it is.
    let path: String

    /// A file that should be a summary.
    init(path: String) { self.path = path }

    /// The file that a command line names, if it begins as a summary does.
    init?(input: String) {
        guard OutputPlace(input).kind == .file,
            let file = try? FileDescriptor.open(FilePath(input), .readOnly)
        else { return nil }
        let opening = try? file.closeAfter { try file.bytes(upTo: PartSummary.openingBytes) }
        guard opening.map(PartSummary.opens) ?? false else { return nil }
        path = input
    }

    /// The summary.
    ///
    /// - Throws: `FileError` when the file cannot be read, `SummaryError` when it holds none.
    func summary() throws -> PartSummary {
        let bytes: [UInt8]
        do {
            let file = try FileDescriptor.open(FilePath(path), .readOnly)
            bytes = try file.closeAfter {
                let size = Int(try file.seek(offset: 0, from: .end))
                guard size <= Self.longest else { throw FileError.tooLong(path, limit: Self.longest) }
                try file.seek(offset: 0, from: .start)
                return try file.bytes(upTo: size)
            }
        } catch let error as FileError {
            throw error
        } catch {
            throw FileError.unreadable(path, reason: "\(error)")
        }
        do throws(SummaryFault) {
            return try PartSummary(bytes: bytes)
        } catch {
            throw SummaryError.unusable(path, error)
        }
    }
}

extension FileDescriptor {
    /// The bytes that follow, at most so many, in memory for just these.
    fileprivate func bytes(upTo count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { room, filled in
            while filled < count {
                let rest = UnsafeMutableRawBufferPointer(room)[filled..<count]
                let taken = try read(into: UnsafeMutableRawBufferPointer(rebasing: rest))
                if taken == 0 { break }
                filled += taken
            }
        }
    }
}

extension [RunPart] {
    /// The hash of a run: that of its one part, or of the hashes of all, a line each in their order.
    var sha256: String? {
        guard count != 1 else { return self[0].sha256 }
        return isEmpty ? nil : flatMap { [UInt8]("\($0.sha256)\n".utf8) }.sha256
    }
}
