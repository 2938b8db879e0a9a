/// The rules of a file: one a line, `#` begins a comment anywhere, blank lines are nothing.
public enum RuleFile {
    /// Why a file of rules cannot be understood, and where.
    public struct Failure: Error, Sendable, Equatable {
        /// The line, counted from 1.
        public let line: Int
        /// The line as it stands in the file.
        public let text: String
        /// What is wrong with it.
        public let error: RuleError
    }

    /// Reads all rules, in their order.
    ///
    /// - Throws: `Failure` for the first rule that is not understood.
    public static func rules(in text: String, hasBaseline: Bool) throws(Failure) -> [CheckRule] {
        var rules: [CheckRule] = []
        let hasMark = text.unicodeScalars.first == "\u{FEFF}"
        let content = hasMark ? String(text.unicodeScalars.dropFirst()) : text
        let lines = content.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, line) in lines.enumerated() {
            let rule = line.prefix { $0 != "#" }
            guard !rule.allSatisfy(\.isWhitespace) else { continue }
            do throws(RuleError) {
                rules.append(try CheckRule(String(rule), hasBaseline: hasBaseline))
            } catch {
                throw Failure(line: index + 1, text: String(line), error: error)
            }
        }
        return rules
    }
}
