/// What of a word may be shown.
enum MaskedWord {
    /// The word, or what stands for it where it is an address, a key, an id or a number.
    static func text(_ word: String) -> String {
        // Punctuation at the end belongs to the sentence.
        let core = word.trimmingPunctuation
        guard !core.isEmpty else { return word }
        return mask(core) + word.dropFirst(core.count)
    }

    private static func mask(_ word: String) -> String {
        if word.contains("://") { return "[url]" }
        if word.contains("@"), word.count > 2 { return "[address]" }
        if isKey(word) { return "[key]" }
        if isUUID(word) { return "[id]" }
        if let address = address(word) { return address }
        if word.contains("\\") || word.hasPrefix("/") || word.hasPrefix("~/") || word.count(of: "/") > 1 {
            return word.count > 1 ? "[path]" : word
        }
        if word.contains("/") {
            return word.split(separator: "/", omittingEmptySubsequences: false).map { text(String($0)) }
                .joined(separator: "/")
        }
        if isHost(word) { return "[host]" }
        guard word.unicodeScalars.contains(where: \.isPlainDigit) else { return word }
        return parts(of: word)
    }

    /// Beginnings of well-known kinds of keys.
    private static let keyPrefixes = [
        "sk-", "sk_", "pk-", "pk_", "rk_", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "xoxb-", "xoxp-",
        "AKIA", "ASIA", "eyJ", "hf_", "nvapi-", "AIza", "ya29.",
    ]

    /// Whether a word is a key by its beginning, or a long one that no language has.
    private static func isKey(_ word: String) -> Bool {
        if word.count >= 8, keyPrefixes.contains(where: word.hasPrefix) { return true }
        guard word.count >= 20, !isUUID(word), word.count(of: ".") < 3 else { return false }
        let scalars = word.unicodeScalars
        guard
            scalars.allSatisfy({
                $0.isPlainLetter || $0.isPlainDigit || "-_+/.~%".unicodeScalars.contains($0)
            })
        else { return false }
        // One piece that mixes letters and digits, or one that is longer than any word.
        let pieces = word.split { "-_./".contains($0) }
        return pieces.contains { piece in
            let digits = piece.unicodeScalars.filter(\.isPlainDigit).count
            return piece.count > 40 || (piece.count >= 16 && digits > 0 && digits < piece.count)
        }
    }

    private static func isUUID(_ word: String) -> Bool {
        let groups = word.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }

    /// Words that stand before a number without being a host.
    private static let labels = ["code", "status", "errno", "error", "line", "column", "at"]

    /// An IP address, or a host with a port; nil for anything else.
    private static func address(_ word: String) -> String? {
        if isIPv4(word) { return "[address]" }
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 2, (1...5).contains(parts[1].count), parts[1].allSatisfy(\.isNumber),
            !parts[0].isEmpty, !labels.contains(parts[0].lowercased())
        {
            return parts[0].allSatisfy(\.isNumber) ? "[number]" : "[host:port]"
        }
        guard parts.count > 2 else { return nil }
        if parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(\.isNumber) }) { return "[number]" }
        let groups = word.prefix { $0 != "%" && $0 != "/" }
        return groups.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." } ? "[address]" : nil
    }

    private static func isIPv4(_ word: String) -> Bool {
        let groups = word.prefix { $0 != "/" }.split(separator: ".", omittingEmptySubsequences: false)
        return groups.count == 4
            && groups.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy(\.isNumber) }
    }

    /// Whether a word is a dotted name of a host; a class of a program (`asyncio.TimeoutError`) is none.
    private static func isHost(_ word: String) -> Bool {
        let labels = word.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last, last.count > 1, last.allSatisfy(\.isLetter) else {
            return false
        }
        return (last.allSatisfy(\.isLowercase) || last.allSatisfy(\.isUppercase))
            && labels.allSatisfy { label in
                !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            }
    }

    /// A word with digits in it, piece by piece.
    private static func parts(of word: String) -> String {
        if isNumber(word) { return "[number]" + word.drop { !$0.isLetter && $0 != "%" } }
        var result = ""
        var piece = ""
        for character in word {
            if "-_.:/+#".contains(character) {
                result += part(piece) + String(character)
                piece = ""
            } else {
                piece.append(character)
            }
        }
        return result + part(piece)
    }

    /// Whether a word is a number with or without a sign, points and a short unit: `0.150s`, `-12`, `4,096`, `50%`.
    private static func isNumber(_ word: String) -> Bool {
        let unsigned = word.first == "-" || word.first == "+" ? word.dropFirst() : word[...]
        let digits = unsigned.prefix { $0.isNumber || $0 == "." }
        let unit = unsigned.dropFirst(digits.count)
        guard digits.first?.isNumber == true else { return false }
        return unit == "%"
            || (unit.count <= 3 && unit.allSatisfy { $0.isLetter && !($0 == "x" || $0 == "X") })
    }

    /// A piece of a word: letters stay, digits behind them become `[number]`, any other mixture `[id]`.
    private static func part(_ piece: String) -> String {
        guard piece.contains(where: \.isNumber) else { return piece }
        let letters = piece.prefix { !$0.isNumber }
        let digits = piece.dropFirst(letters.count)
        if digits.allSatisfy(\.isNumber), letters.count <= 12 { return letters + "[number]" }
        return "[id]"
    }
}

extension String {
    /// Without the punctuation that ends a sentence or a clause.
    fileprivate var trimmingPunctuation: String {
        var text = self[...]
        while let last = text.last, ".:!?".contains(last) { text.removeLast() }
        return String(text)
    }

    /// How often a character is in it.
    fileprivate func count(of character: Character) -> Int { filter { $0 == character }.count }
}
