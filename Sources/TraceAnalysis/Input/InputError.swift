/// Why there is nothing to analyse.
public enum InputError: Error, Sendable, Equatable {
    /// The file or directory cannot be opened or read; with the system's own words.
    case unreadable(path: String, reason: String)
    /// The directory holds no run.
    case noRun(directory: String)
    /// The directory holds several runs; their base names in order.
    case severalRuns(directory: String, names: [String])
    /// The input holds no line that is not blank.
    case empty(path: String)
    /// No line is a well-formed record; how many lines, and the first of them.
    case noRecord(path: String, lines: Int, first: MalformedLine)
    /// No line is a record, and the file begins as one of another format does.
    case foreign(path: String, format: ForeignFormat)
    /// Every record is of another phase; how many of each, by name.
    case otherPhases(path: String, phases: [String: Int])
}
