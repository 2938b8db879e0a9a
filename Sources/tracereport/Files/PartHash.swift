import Crypto
import SystemPackage
import TraceAnalysis

/// Measures a part of a run and hashes its bytes, both at a time where there is a thread for each.
enum PartHash {
    private enum Outcome: Sendable {
        case measured(Result<PartSummary, InputError>)
        case hashed((hex: String, bytes: Int)?)
    }

    /// A summary and the SHA-256 of the bytes that it was made of.
    static func summary(
        of location: RunLocation, lines: Range<Int>?, about run: RunDescription, by reader: TraceReader
    ) throws -> (PartSummary, String) {
        let range = lines ?? 0..<Int.max
        guard let path = location.file, OutputPlace(path).kind == .file, reader.threads > 1 else {
            // The byte before the first line is read too: it ends the line before.
            let hash = InputHash(of: range, from: max(range.lowerBound - 1, 0))
            var reader = reader
            reader.observe = { hash.update($0) }
            let summary = try reader.summarize(
                location, lines: lines, about: run.summary, isUnreadable: run.summaryIsUnreadable)
            return (summary, hash.hex)
        }
        let outcomes = ParallelMap<Outcome>.results(2) { index in
            guard index == 0 else { return .hashed(try? hash(path, range)) }
            return .measured(
                Result { () throws(InputError) in
                    try reader.summarize(
                        location, lines: lines, about: run.summary, isUnreadable: run.summaryIsUnreadable)
                })
        }
        var found: (hex: String, bytes: Int)?
        var summary: Result<PartSummary, InputError>?
        for outcome in outcomes {
            switch outcome {
            case .measured(let result): summary = result
            case .hashed(let hash): found = hash
            }
        }
        guard let measured = try summary?.get() else {
            throw FileError.unreadable(path, reason: "it was not read")
        }
        // A file that grows or shrinks meanwhile: the hash is of what was measured.
        if let found, found.bytes == measured.bytes { return (measured, found.hex) }
        let end = range.lowerBound + measured.bytes
        do {
            return (measured, try hash(path, range.lowerBound..<end).hex)
        } catch {
            throw FileError.unreadable(path, reason: "\(error)")
        }
    }

    /// The hash of some bytes of a file, and how many there were.
    private static func hash(_ path: String, _ range: Range<Int>) throws -> (hex: String, bytes: Int) {
        let file = try FileDescriptor.open(FilePath(path), .readOnly)
        return try file.closeAfter {
            let end = min(range.upperBound, Int(try file.seek(offset: 0, from: .end)))
            let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
            defer { room.deallocate() }
            var hash = SHA256()
            var place = range.lowerBound
            while place < end {
                let part = UnsafeMutableRawBufferPointer(rebasing: room[..<min(room.count, end - place)])
                let count = try file.read(fromAbsoluteOffset: Int64(place), into: part)
                if count == 0 { break }
                hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: part[..<count]))
                place += count
            }
            return (hash.finalize().hex, place - range.lowerBound)
        }
    }
}
