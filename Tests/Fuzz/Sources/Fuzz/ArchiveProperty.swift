import FoundationEssentials
import SystemPackage

@testable import TraceAnalysis
@testable import tracereport

/// What must hold of what lies in an archive, whoever wrote it: it is refused, or it is a run like any other.
///
/// The fuzzer looks for bytes that violate it; the tests hold the corpus to it.
enum ArchiveProperty {
    /// What is wrong with how some bytes are read; nil when nothing is.
    ///
    /// Bytes that begin with a brace are a manifest. Others are what stands in a file of distributions between its
    /// head and its checksum, which are put around them: else hardly any input would get past those.
    static func violation(_ bytes: [UInt8]) -> String? {
        bytes.first == UInt8(ascii: "{") ? manifestViolation(bytes) : runViolation(bytes)
    }

    /// A manifest with a seal that fits is refused, or it says what it says and leads nowhere else.
    private static func manifestViolation(_ bytes: [UInt8]) -> String? {
        guard var forged = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)) else {
            return Manifest(bytes: bytes) == nil ? nil : "a manifest of no manifest"
        }
        forged.seal = forged.unsealed.sha256
        guard let manifest = Manifest(bytes: forged.bytes) else { return nil }
        guard manifest == forged else { return "a manifest reads as another" }
        let folder = FilePath("/archive/run")
        let outside = manifest.files.keys.first { name in
            !folder.appending(name).lexicallyNormalized().starts(with: folder)
        }
        return outside.map { "a file outside its folder: \($0)" }
    }

    private static func runViolation(_ body: [UInt8]) -> String? {
        do throws(StoredRunFault) {
            let stored = try StoredRun(bytes: StoredRun.sealed(body))
            let bytes = stored.bytes
            let again = try StoredRun(bytes: bytes)
            guard again.bytes == bytes else { return "what is read again is another run" }
            return AnalysisProperty.violation(in: stored.run, body.count)
        } catch {
            return error == .impossible ? nil : "another fault than that of the body: \(error)"
        }
    }
}
