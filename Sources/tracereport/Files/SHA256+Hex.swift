import Crypto
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
