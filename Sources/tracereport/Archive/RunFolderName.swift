import TraceAnalysis

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
