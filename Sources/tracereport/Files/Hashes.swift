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
    private struct State {
        var hash = SHA256()
        /// How many bytes lie before those that follow.
        var reached: Int
    }

    private let state: Mutex<State>
    private let range: Range<Int>

    /// - Parameters:
    ///   - range: Which bytes count, by how many lie before them.
    ///   - start: How many bytes lie before the first that is taken in.
    init(of range: Range<Int> = 0..<Int.max, from start: Int = 0) {
        self.range = range
        state = Mutex(State(reached: start))
    }

    /// Takes in the bytes that follow.
    func update(_ bytes: UnsafeRawBufferPointer) {
        state.withLock { state in
            let places = state.reached..<state.reached + bytes.count
            state.reached = places.upperBound
            let counted = places.clamped(to: range)
            guard !counted.isEmpty else { return }
            let first = counted.lowerBound - places.lowerBound
            state.hash.update(
                bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[first..<first + counted.count]))
        }
    }

    /// The digest of all bytes so far, in hex.
    var hex: String {
        state.withLock { $0.hash.finalize() }.hex
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
