extension String {
    /// The text as documents set it: `97.5%` with a space that does not break, `3.94x` with a cross, `62.05ms` with a
    /// space, `-3` with a minus, `<=` as one sign.
    ///
    /// For sentences only: tables and lists of facts stay as they are, and what stands in names, addresses or commands
    /// is not touched. O(n).
    var asProse: String {
        var result = ""
        var rest = self[...]
        // What stands before a number decides whether it is one, or a part of a name.
        var before: Character = " "
        while let character = rest.first {
            if character.isASCII, character.isNumber, before.opensNumber {
                let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }
                let trimmed = number.withoutTrailingMarks
                rest = rest.dropFirst(trimmed.count)
                if before == "-" {
                    result.removeLast()
                    result.append("−")
                }
                result += trimmed
                before = trimmed.last ?? character
                if let (length, set) = rest.unitOfNumber {
                    result += set
                    rest = rest.dropFirst(length)
                    before = " "
                }
                continue
            }
            if before == " ", let sign = rest.comparison {
                result.append(sign)
                rest = rest.dropFirst(2)
                before = sign
                continue
            }
            result.append(character)
            // A sign is one only where a word may begin.
            let isSign = character == "-" || character == "+"
            before = isSign && !(before == " " || before == "(") ? "_" : character
            rest = rest.dropFirst()
        }
        return result
    }
}

extension Character {
    /// Whether a number may begin behind this.
    fileprivate var opensNumber: Bool {
        self == " " || self == "(" || self == "-" || self == "+" || self == "≤" || self == "≥"
    }
}

extension Substring {
    /// Units of numbers, the longest of those that begin alike first.
    private static let units = ["ms", "μs", "ns", "KB", "MB", "GB", "B", "s"]

    /// What follows a number as its unit: how long it is, and how it is set; nil for none.
    fileprivate var unitOfNumber: (length: Int, set: String)? {
        func ends(after count: Int) -> Bool {
            dropFirst(count).first.map { !$0.isLetter && !$0.isNumber && $0 != "_" } ?? true
        }
        if first == "%" { return (1, "\u{A0}%") }
        if first == "x", ends(after: 1) { return (1, "×") }
        guard let unit = Self.units.first(where: { hasPrefix($0) && ends(after: $0.count) }) else {
            return nil
        }
        return (unit.count, "\u{A0}" + unit)
    }

    /// `≤` or `≥` where the text begins with two characters for it.
    fileprivate var comparison: Character? { hasPrefix("<= ") ? "≤" : hasPrefix(">= ") ? "≥" : nil }

    /// The number without the point or comma that ends a sentence or a clause.
    fileprivate var withoutTrailingMarks: Substring {
        var number = self
        while let last = number.last, last == "." || last == "," { number.removeLast() }
        return number
    }
}
