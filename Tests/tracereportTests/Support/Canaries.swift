import Foundation

/// Words that stand where a secret may stand, each in one place only, so that one that gets out says from where.
struct Canaries {
    /// Where each was planted, by the word in small letters.
    private(set) var fields: [String: String] = [:]

    /// A new word for a field: letters only, so that no rule about digits can hide it.
    mutating func word(for field: String) -> String {
        var number = fields.count
        var letters = ""
        for _ in 0..<4 {
            letters.append(Character(Unicode.Scalar(UInt8(97 + number % 26))))
            number /= 26
        }
        fields["canary" + letters] = field
        return "Canary" + letters
    }

    /// A copy of a JSON value with a word in place of every string, and in further members of every object.
    ///
    /// - Parameter keeping: Says of a field, by its path, what it holds instead; nil for a word of its own.
    mutating func planted(
        in value: Any, at path: String, keeping: (String, String) -> String?
    ) -> Any {
        switch value {
        case let text as String:
            return keeping(path, text) ?? word(for: path)
        case let list as [Any]:
            return list.map { planted(in: $0, at: path + "[]", keeping: keeping) }
        case let object as [String: Any]:
            var result: [String: Any] = [:]
            for (key, member) in object.sorted(by: { $0.key < $1.key }) {
                result[key] = planted(in: member, at: path.isEmpty ? key : "\(path).\(key)", keeping: keeping)
            }
            result[word(for: path + " (a key)")] = word(for: path + " (an unknown member)")
            return result
        default:
            return value
        }
    }

    /// The fields whose words are in some bytes, as UTF-8 or as UTF-16 and in any case.
    func found(in bytes: Data) -> Set<String> {
        let small = bytes.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
        // UTF-16 in PDFs and nowhere else has a zero before each letter.
        let both = [Data(small), Data(small.filter { $0 != 0 })]
        var found: Set<String> = []
        for text in both {
            var place = text.startIndex
            while let range = text.range(of: Data("canary".utf8), in: place..<text.endIndex) {
                let word = String(decoding: text[range.lowerBound...].prefix(10), as: UTF8.self)
                found.insert(fields[word] ?? "unknown: \(word)")
                place = range.upperBound
            }
        }
        return found
    }
}
