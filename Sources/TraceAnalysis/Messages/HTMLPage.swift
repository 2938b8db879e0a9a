/// What an HTML page says that a proxy sends in the place of an answer.
enum HTMLPage {
    /// What stands before the words of a page.
    private static let label = "HTML page"

    /// `HTML page: ` and its title, else its first heading, else its words; nil where it is no page.
    ///
    /// The status that such titles begin with is left out: it is the failure's code.
    static func text(of scalars: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        let beginning = String(scalars: scalars.drop { $0.properties.isWhitespace }.prefix(16)).lowercased()
        guard ["<!doctype html", "<html", "<head>", "<body"].contains(where: beginning.hasPrefix) else {
            return nil
        }
        let tokens = tokens(of: scalars)
        let words = inside("title", tokens) ?? inside("h1", tokens) ?? inside("body", tokens) ?? ""
        let status = words.prefix { $0.isASCII && $0.isNumber }
        let shown = status.count == 3 ? words.dropFirst(3).drop { $0 == " " } : words[...]
        return Array((shown.isEmpty ? label : "\(label): \(shown)").unicodeScalars)
    }

    /// A tag by its name, `/name` where it closes, or the text between two tags.
    private enum Token {
        case tag(String)
        case text(String)
    }

    private static func tokens(of scalars: [Unicode.Scalar]) -> [Token] {
        var tokens: [Token] = []
        var rest = scalars[...]
        while let first = rest.first {
            if first == "<" {
                let inside = rest.dropFirst().prefix { $0 != ">" }
                let name = inside.prefix { $0.isPlainLetter || $0.isPlainDigit || $0 == "/" }
                tokens.append(.tag(String(scalars: name).lowercased()))
                rest = rest.dropFirst(inside.count + 2)
            } else {
                let text = rest.prefix { $0 != "<" }
                tokens.append(.text(String(scalars: text)))
                rest = rest.dropFirst(text.count)
            }
        }
        return tokens
    }

    /// The words inside the first element of a name, without scripts and styles; nil where there are none.
    private static func inside(_ name: String, _ tokens: [Token]) -> String? {
        var isInside = false
        var hidden: String?
        var words: [Substring] = []
        for token in tokens {
            switch token {
            case .tag(let tag):
                if let end = hidden {
                    if tag == "/" + end { hidden = nil }
                } else if tag == "script" || tag == "style" {
                    hidden = tag
                } else if tag == name {
                    isInside = true
                } else if isInside, tag == "/" + name {
                    return words.isEmpty ? nil : words.joined(separator: " ")
                }
            case .text(let text):
                if isInside, hidden == nil { words += text.split { $0.isWhitespace } }
            }
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}

extension String {
    fileprivate init(scalars: some Sequence<Unicode.Scalar>) {
        var view = UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
