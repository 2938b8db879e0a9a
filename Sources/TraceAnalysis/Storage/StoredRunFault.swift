/// Why bytes cannot be read as a stored run.
public enum StoredRunFault: Error, Sendable, Equatable {
    /// They do not begin as a stored run does.
    case notStored
    /// They were written in a version of the format that this reader does not know.
    case otherVersion(Int)
    /// Their checksum is another one: a byte was changed, lost or added.
    case checksum
    /// They end too early, or hold what no run can hold.
    case impossible

    /// The reason in words.
    public var reason: String {
        switch self {
        case .notStored: "not a file of distributions"
        case .otherVersion(let version): "version \(version) of the format, which this tool does not know"
        case .checksum: "damaged: its checksum does not match its bytes"
        case .impossible: "damaged: it holds what no run can hold"
        }
    }
}
