import TraceAnalysis

/// One tag of a template, or the text between two tags.
struct TemplateToken: Sendable, Equatable {
    /// What a token is.
    enum Kind: Sendable, Equatable {
        /// Text as it stands.
        case text(String)
        /// `{{name}}`.
        case variable(String)
        /// `{{#name}}`, or `{{^name}}` when inverted.
        case open(String, inverted: Bool)
        /// `{{/name}}`.
        case close(String)
        /// `{{> name}}`.
        case part(String)
        /// `{{! … }}`.
        case comment
    }

    /// What it is.
    var kind: Kind
    /// The token as the file has it.
    var source: String
    /// Where it begins.
    var position: SourcePosition

    /// Where it ends.
    var end: SourcePosition {
        var end = position
        end.advance(over: source)
        return end
    }
}

/// Cuts a template into text and tags.
///
/// Only the plain part of Mustache is accepted: variables, sections, inverted sections, parts and comments.
/// Unescaped variables, changed delimiters, lambdas and inheritance are errors, so that no value can ever
/// become markup and every name can be checked before anything is rendered.
enum TemplateScanner {
    /// The tokens of a file.
    ///
    /// - Throws: `TemplateError` at a tag that is not closed, empty, badly named or not supported, and at a control
    ///   character that is neither a tab nor part of a line's end: values hold some as stand-ins for markup.
    static func tokens(of text: String, file: String) throws(TemplateError) -> [TemplateToken] {
        try refuseControls(in: text, file: file)
        var tokens: [TemplateToken] = []
        var rest = Substring(text)
        var position = SourcePosition(file: file)
        while let opening = rest.unicodeScalars.firstRange(of: "{{") {
            let before = String(rest[..<opening])
            if !before.isEmpty {
                tokens.append(TemplateToken(kind: .text(before), source: before, position: position))
                position.advance(over: before)
            }
            let inside = rest.unicodeScalars[opening...].dropFirst(2)
            guard let closing = inside.firstRange(of: "}}") else {
                throw TemplateError(position: position, message: "This tag is not closed with }}.")
            }
            let body = String(Substring(inside[..<closing]))
            let source = "{{" + body + "}}"
            let kind = try kind(of: body, at: position)
            tokens.append(TemplateToken(kind: kind, source: source, position: position))
            position.advance(over: source)
            rest = Substring(inside[closing...].dropFirst(2))
        }
        if !rest.isEmpty {
            tokens.append(TemplateToken(kind: .text(String(rest)), source: String(rest), position: position))
        }
        return tokens
    }

    private static func refuseControls(in text: String, file: String) throws(TemplateError) {
        let scalars = text.unicodeScalars
        guard
            let place = scalars.firstIndex(where: { $0.value < 0x20 && !"\n\r\t".unicodeScalars.contains($0) }
            )
        else { return }
        var position = SourcePosition(file: file)
        position.advance(over: String(scalars[..<place]))
        let name = String(scalars[place]).visible
        throw TemplateError(position: position, message: "A control character, \(name), has no place here.")
    }

    private static func kind(
        of body: String, at position: SourcePosition
    ) throws(TemplateError) -> TemplateToken.Kind {
        guard let sign = body.unicodeScalars.first else {
            throw TemplateError(position: position, message: "This tag is empty.")
        }
        let rest = String(body.unicodeScalars.dropFirst())
        switch sign {
        case "!": return .comment
        case "#": return .open(try name(rest, at: position), inverted: false)
        case "^": return .open(try name(rest, at: position), inverted: true)
        case "/": return .close(try name(rest, at: position))
        case ">": return .part(try name(rest, at: position))
        case "{", "&":
            throw TemplateError(
                position: position, message: "Unescaped values are not allowed; use {{name}}.")
        case "=", "<", "$", "%":
            throw TemplateError(
                position: position, message: "Tags that begin with \(sign) are not supported.")
        default: return .variable(try name(body, at: position))
        }
    }

    private static func name(
        _ text: String, at position: SourcePosition
    ) throws(TemplateError) -> String {
        let name = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        let isDot = name == "."
        let isName =
            !name.isEmpty && !name.hasPrefix(".") && !name.hasSuffix(".")
            && name.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789.-_".unicodeScalars.contains($0))
            }
        guard isDot || isName else {
            throw TemplateError(position: position, message: "“\(name.visible)” is not a name.")
        }
        return name
    }
}

extension Collection where Element == Unicode.Scalar, SubSequence: Collection {
    /// Where a text first begins in this one.
    fileprivate func firstRange(of text: String) -> Index? {
        let wanted = Array(text.unicodeScalars)
        var start = startIndex
        while start != endIndex {
            if self[start...].starts(with: wanted) { return start }
            start = index(after: start)
        }
        return nil
    }
}
