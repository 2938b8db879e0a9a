/// Finds what a server's JSON says of its own error, and nothing else of it.
///
/// Of an HTML page its title is taken, as `HTMLPage` says. Servers answer an error with an object that may hold the whole request. Only the first string under a key such
/// as `message` is taken. Objects as Python writes them, in single quotes, are understood too, and so is the way it
/// writes an exception: of `TimeoutError('too slow')` the inside is taken, the error's type says the rest.
enum MessageBody {
    /// The keys whose strings say what went wrong.
    private static let keys: Set<String> = ["message", "msg", "detail", "error", "reason", "title"]
    /// How deep a message that is itself an object is looked into.
    private static let depth = 3

    /// The text up to the first object and that object's own message; `[JSON]` where it has none.
    ///
    /// Text without an object stays as it is.
    static func text(of scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        HTMLPage.text(of: scalars) ?? text(of: scalars.insideOfException, depth: depth)
    }

    private static func text(of scalars: [Unicode.Scalar], depth: Int) -> [Unicode.Scalar] {
        guard let start = objectStart(in: scalars) else { return scalars }
        let message = depth > 0 ? message(in: scalars[start...]).map { text(of: $0, depth: depth - 1) } : nil
        return scalars[..<start] + (message ?? Array("[JSON]".unicodeScalars))
    }

    /// Where an object with a quoted key begins.
    private static func objectStart(in scalars: [Unicode.Scalar]) -> Int? {
        scalars.indices.first { index in
            guard scalars[index] == "{" else { return false }
            let next = scalars[(index + 1)...].first { !$0.properties.isWhitespace }
            return next?.isQuote == true || next == "\\"
        }
    }

    /// The first string under one of the keys.
    private static func message(in scalars: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar]? {
        var rest = scalars
        var key: String?
        while let first = rest.popFirst() {
            guard first.isQuote else {
                if first == "," || first == "{" || first == "[" { key = nil }
                continue
            }
            let inside = string(&rest, until: first)
            let next = rest.first { !$0.properties.isWhitespace }
            if next == ":" {
                key = String(String.UnicodeScalarView(inside))
            } else if let name = key, keys.contains(name), !inside.isEmpty {
                return inside
            }
        }
        return nil
    }

    /// Passes a string up to its closing quote, escapes resolved as far as they matter to a reader.
    private static func string(
        _ rest: inout ArraySlice<Unicode.Scalar>, until quote: Unicode.Scalar
    ) -> [Unicode.Scalar] {
        var inside: [Unicode.Scalar] = []
        while let scalar = rest.popFirst(), scalar != quote {
            guard scalar == "\\", let escaped = rest.popFirst() else {
                inside.append(scalar)
                continue
            }
            inside.append("nrt".unicodeScalars.contains(escaped) ? " " : escaped)
        }
        return inside
    }
}

extension Unicode.Scalar {
    fileprivate var isQuote: Bool { self == "\"" || self == "'" }
}

extension [Unicode.Scalar] {
    /// What stands in the quotes of `Name('…')`; everything where this is not one.
    fileprivate var insideOfException: [Unicode.Scalar] {
        let name = prefix { $0.isPlainLetter || $0.isPlainDigit || $0 == "_" || $0 == "." }
        let rest = dropFirst(name.count)
        guard !name.isEmpty, rest.count > 4, rest.first == "(", let quote = rest.dropFirst().first,
            quote.isQuote,
            last == ")", dropLast().last == quote
        else { return self }
        return Array(rest.dropFirst(2).dropLast(2))
    }
}
