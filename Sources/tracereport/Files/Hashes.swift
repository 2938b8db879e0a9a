import Crypto
import Synchronization
import TraceAnalysis

extension Digest {
    /// The digest in lower-case hex.
    var hex: String {
        map { $0.hexadecimal(2) }.joined()
    }
}

extension [UInt8] {
    /// The SHA-256 of the bytes in hex.
    var sha256: String { SHA256.hash(data: self).hex }
}

/// SHA-256 over the bytes of the input as they are read.
final class InputHash: Sendable {
    private let state = Mutex(SHA256())

    /// Takes in the bytes that follow.
    func update(_ bytes: UnsafeRawBufferPointer) {
        state.withLock { $0.update(bufferPointer: bytes) }
    }

    /// The digest of all bytes so far, in hex.
    var hex: String {
        state.withLock { $0.finalize() }.hex
    }
}

/// What stands for a host or an id under `--redact`.
enum Pseudonym {
    /// The first eight hexadecimal digits of a SHA-256: the same for the same name, in every run and on every
    /// machine, so that runs can be compared.
    ///
    /// A pseudonym, no secret: who suspects a name can compute its hash and compare.
    static func of(_ name: String) -> String {
        var hash = SHA256()
        hash.update(data: Array("tracereport:\(name)".utf8))
        return String(hash.finalize().hex.prefix(8))
    }
}
