import Crypto

extension Digest {
    /// The digest in lower-case hex.
    var hex: String {
        map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

extension [UInt8] {
    /// The SHA-256 of the bytes in hex.
    var sha256: String { SHA256.hash(data: self).hex }
}
