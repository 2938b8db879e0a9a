/// Finds names, sections and parts in a template that nothing stands behind.
///
/// Mustache renders an unknown name as nothing; here it is an error before anything is rendered, whatever
/// the run. Names are looked up as Mustache does: in the innermost section first, then outwards.
///
/// Sections and parts may nest `deepest` levels: what reads templates after this calls itself for each level.
struct TemplateChecker {
    /// How deep sections and parts may nest, both together.
    static let deepest = 64
    /// How many tokens are checked, a part's as often as it is included.
    static let mostTokens = 1_000_000

    /// The tokens of every file, by the name that `{{> name}}` uses.
    let files: [String: [TemplateToken]]
    /// The files that are reached from those that were checked.
    private(set) var reached: Set<String> = []
    private var including: [String] = []
    private var depth = 0
    private var checked = 0

    /// A checker of some files.
    init(files: [String: [TemplateToken]]) {
        self.files = files
    }

    /// Checks a file and every part it includes.
    ///
    /// - Throws: `TemplateError` at the first fault.
    mutating func check(_ file: String, against shape: ContextShape) throws(TemplateError) {
        try check(files[file] ?? [], named: file, scopes: [shape])
    }

    private mutating func check(
        _ tokens: [TemplateToken], named file: String, scopes: [ContextShape]
    ) throws(TemplateError) {
        including.append(file)
        reached.insert(file)
        defer { including.removeLast() }
        var scopes = scopes
        var open: [(name: String, position: SourcePosition, inner: Bool)] = []
        for token in tokens {
            checked += 1
            guard checked <= Self.mostTokens else {
                throw TemplateError(
                    position: token.position, message: "The parts include each other too often.")
            }
            switch token.kind {
            case .text, .comment:
                break
            case .variable(let name):
                let shape = try shape(of: name, in: scopes, at: token.position)
                guard case .text = shape else {
                    throw TemplateError(
                        position: token.position,
                        message: "“\(name)” is \(shape.word), not text; use {{#\(name)}} … {{/\(name)}}.")
                }
            case .open(let name, let inverted):
                let shape = try shape(of: name, in: scopes, at: token.position)
                try enter(at: token.position)
                let inner = inverted ? nil : shape.inner
                open.append((name, token.position, inner != nil))
                if let inner { scopes.append(inner) }
            case .close(let name):
                guard let last = open.popLast(), last.name == name else {
                    throw TemplateError(
                        position: token.position,
                        message: "{{/\(name)}} closes no {{#\(name)}} opened before it.")
                }
                depth -= 1
                if last.inner { scopes.removeLast() }
            case .part(let name):
                guard let part = files[name] else {
                    throw TemplateError(
                        position: token.position, message: "There is no part named “\(name)”.")
                }
                guard !including.contains(name) else {
                    throw TemplateError(
                        position: token.position, message: "The part “\(name)” includes itself.")
                }
                try enter(at: token.position)
                try check(part, named: name, scopes: scopes)
                depth -= 1
            }
        }
        if let last = open.last {
            throw TemplateError(
                position: last.position, message: "{{#\(last.name)}} is not closed with {{/\(last.name)}}.")
        }
    }

    private mutating func enter(at position: SourcePosition) throws(TemplateError) {
        depth += 1
        guard depth <= Self.deepest else {
            throw TemplateError(
                position: position,
                message: "Sections and parts nest deeper than \(Self.deepest) levels here.")
        }
    }

    private func shape(
        of name: String, in scopes: [ContextShape], at position: SourcePosition
    ) throws(TemplateError) -> ContextShape {
        if name == ".", let innermost = scopes.last { return innermost }
        var steps = name.split(separator: ".").map(String.init)[...]
        let first = steps.popFirst() ?? name
        var found = scopes.reversed().lazy.compactMap { $0[first] }.first
        for step in steps { found = found?[step] }
        guard let found else {
            let known = scopes.reversed().flatMap(\.names)
            let near = known.nearest(to: name).map { " Did you mean “\($0)”?" } ?? ""
            throw TemplateError(position: position, message: "There is no value named “\(name)” here.\(near)")
        }
        return found
    }
}

extension ContextShape {
    /// The shape under a name; nil where this is not an object or has no such name.
    subscript(name: String) -> ContextShape? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    /// The names in this object, in alphabetical order; none for other shapes.
    var names: [String] {
        if case .object(let members) = self { members.keys.sorted() } else { [] }
    }

    /// What `.` and names mean inside a section over this; nil where nothing changes.
    fileprivate var inner: ContextShape? {
        switch self {
        case .list(let element): element
        case .object, .text: self
        case .flag: nil
        }
    }
}
