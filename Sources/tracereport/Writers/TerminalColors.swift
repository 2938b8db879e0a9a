import TraceAnalysis

/// The colours of a terminal, where they are wanted.
enum TerminalColors: Sendable, Equatable {
    /// Plain text.
    case none
    /// The sixteen colours that every terminal has.
    case sixteen

    /// The colours for standard output: none where it is no terminal, where that is a dumb one, and where the variable
    /// `NO_COLOR` holds anything (no-color.org).
    static var ofStandardOutput: TerminalColors {
        isatty(STDOUT_FILENO) == 1 && !isSet("NO_COLOR") && value("TERM") != "dumb" ? .sixteen : .none
    }

    /// A text in the colour of a grade.
    func painted(_ text: String, _ grade: ContentFinding.Grade) -> String {
        guard self == .sixteen else { return text }
        let code =
            switch grade {
            case .invalid: "1;31"
            case .problem: "31"
            case .notice: "36"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    private static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    private static func isSet(_ name: String) -> Bool { !(value(name) ?? "").isEmpty }
}
