/// How much memory what is read may take: a few bytes of a file can stand for very much.
struct MemoryBudget {
    /// What any summary may take.
    private static let least = 128 << 20
    /// What each byte of it may stand for: tables of counts of which most are 0 are the emptiest there is.
    private static let perByte = 8

    /// How many bytes may still be taken.
    private(set) var left: Int

    /// The budget for a file of so many bytes.
    init(fileBytes: Int) { left = Self.least + Self.perByte * fileBytes }

    /// Whether so many bytes may still be taken; then they are.
    mutating func allows(_ bytes: Int) -> Bool {
        guard bytes <= left else { return false }
        left -= bytes
        return true
    }

    /// Takes so many bytes.
    mutating func take(_ bytes: Int) throws(StoredRunFault) {
        guard allows(bytes) else { throw .impossible }
    }
}
