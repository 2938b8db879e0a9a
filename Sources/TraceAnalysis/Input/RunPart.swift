/// A part of a run that was summarised by itself: what was read, by which it is known again.
public struct RunPart: Sendable, Equatable {
    /// The base name of its file, or the label that was given to it.
    public internal(set) var name: String
    /// How many bytes were read, compressed as they are.
    public let bytes: Int
    /// How many lines they hold.
    public let lines: Int
    /// SHA-256 of the bytes in hex.
    public let sha256: String

    /// A part of a run.
    public init(name: String, bytes: Int, lines: Int, sha256: String) {
        (self.name, self.bytes, self.lines, self.sha256) = (name, bytes, lines, sha256)
    }
}
