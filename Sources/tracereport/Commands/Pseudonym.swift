import Crypto
import TraceAnalysis

/// What stands for a host or an id under `--redact`.
enum Pseudonym {
    /// The first eight hexadecimal digits of a SHA-256: the same for the same name, in every run and on every
    /// machine, so that runs can be compared.
    ///
    /// A pseudonym, no secret: who suspects a name can compute its hash and compare.
    static func of(_ name: String) -> String {
        var hash = SHA256()
        hash.update(data: Array("tracereport:\(name)".utf8))
        return hash.finalize().prefix(4).map { $0.hexadecimal(2) }.joined()
    }
}
