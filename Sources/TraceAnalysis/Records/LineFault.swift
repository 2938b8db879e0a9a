/// Why a line holds no well-formed record.
///
/// The texts never quote a value from the file: it could be a header, a prompt or a response.
public enum LineFault: Error, Sendable, Equatable {
    /// Some byte sequence is not UTF-8.
    case notUTF8
    /// The line does not begin with `{`.
    case notAnObject
    /// A string, an object or an array is still open at the end of the line.
    case truncated
    /// Something stands where the structure allows only what is named.
    case expected(String, column: Int)
    /// None of the four parts of a record is an object.
    case noPartOfARecord
    /// A field that is read holds something else than what is named.
    case wrongType(field: String, expected: String)
    /// The line is longer than the reader's limit.
    case tooLong(limitBytes: Int)

    /// The reason in words, as shown behind the line's number.
    public var reason: String {
        switch self {
        case .notUTF8: "not valid UTF-8"
        case .notAnObject: "not a JSON object"
        case .truncated: "cut off: a string or a bracket is never closed"
        case .expected(let what, let column): "expected \(what) at byte \(column)"
        case .noPartOfARecord: "no object under metadata, metrics, trace_data or error"
        case .wrongType(let field, let expected): "\(field) is not \(expected)"
        case .tooLong(let limit): "longer than \(limit / 1_048_576) MiB"
        }
    }
}

/// A line that was skipped, by number from 1, and why.
public struct MalformedLine: Sendable, Equatable {
    /// The number of the line in the file, from 1, blank lines counted.
    public let number: Int
    /// Why it was skipped.
    public let fault: LineFault
}
