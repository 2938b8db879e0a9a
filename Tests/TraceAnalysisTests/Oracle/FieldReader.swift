@testable import TraceAnalysis

/// Typed access to the members of one object of a record, by wire name.
///
/// `null` is absent; any other wrong type is a fault of the line that names the field.
struct FieldReader {
    private let path: String
    private let members: [String: RawJSON]

    /// Reads the members of an object that is known by `path` to the reader of messages.
    init(_ members: [String: RawJSON], path: String) {
        self.members = members
        self.path = path
    }

    /// The first of the names that holds something, typed by `convert`.
    ///
    /// Every name is checked, so that a wrong type is never hidden behind a better one.
    private func first<Value>(
        _ names: [String], _ expected: String, at place: Place = .member,
        _ convert: (RawJSON) throws(LineFault) -> Value?
    ) throws(LineFault) -> Value? {
        var found: Value?
        for name in names {
            guard let raw = try held(under: name, at: place), !raw.isNull else { continue }
            guard let value = try convert(raw) else { throw fault(name, expected) }
            found = found ?? value
        }
        return found
    }

    /// Where a field keeps its value.
    private enum Place {
        /// Under its own name.
        case member
        /// Under `value` of an object, or under its own name.
        case metric
    }

    private func held(under name: String, at place: Place) throws(LineFault) -> RawJSON? {
        guard let raw = members[name], place == .metric, let inner = try raw.members() else {
            return members[name]
        }
        return inner["value"]
    }

    private func fault(_ name: String, _ expected: String) -> LineFault {
        .wrongType(field: path.isEmpty ? name : "\(path).\(name)", expected: expected)
    }

    /// The object under a name; nil when absent.
    func object(_ name: String) throws(LineFault) -> FieldReader? {
        let members = try first([name], "an object") { raw throws(LineFault) in try raw.members() }
        return members.map { FieldReader($0, path: path.isEmpty ? name : "\(path).\(name)") }
    }

    /// An integer, such as a timestamp or a count, under the first of the names that is there.
    func integer(_ names: String...) throws(LineFault) -> Int64? {
        try first(names, "an integer") { raw in raw.integer }
    }

    /// A string; nil when absent.
    func string(_ name: String) throws(LineFault) -> String? {
        try first([name], "a string") { raw in raw.string }
    }

    /// An integer or a string; nil when absent.
    func code(_ name: String) throws(LineFault) -> FailureCode? {
        let code = try first([name], "an integer or a string") { raw -> FailureCode?? in
            if let number = raw.integer { return .some(.number(number)) }
            return raw.string.map { FailureCode($0) }
        }
        return code ?? nil
    }

    /// An array of strings; empty when absent.
    func strings(_ name: String) throws(LineFault) -> [String] {
        try first([name], "an array of strings") { raw throws(LineFault) in
            try raw.elements().flatMap { all($0) { $0.string } }
        } ?? []
    }

    /// A boolean; false when absent.
    func flag(_ name: String) throws(LineFault) -> Bool {
        try first([name], "true or false") { raw in raw.boolean } ?? false
    }

    /// An array of integers; empty when absent.
    func integers(_ name: String) throws(LineFault) -> [Int64] {
        try first([name], "an array of integers") { raw throws(LineFault) in
            try raw.elements().flatMap { all($0) { $0.integer } }
        } ?? []
    }

    /// An array of `[timestamp, size]` pairs; empty when absent.
    func pairs(_ name: String) throws(LineFault) -> [(Int64, Int64)] {
        try first([name], "an array of [timestamp, size] pairs") { raw throws(LineFault) in
            guard let elements = try raw.elements() else { return nil }
            var pairs: [(Int64, Int64)] = []
            for element in elements {
                guard let pair = try element.elements(), pair.count == 2, let time = pair[0].integer,
                    let size = pair[1].integer
                else { return nil }
                pairs.append((time, size))
            }
            return pairs
        } ?? []
    }

    /// A metric: a bare number, or the number under `value`; the first of the names that is there.
    func metric(_ names: String...) throws(LineFault) -> Double? {
        try first(names, "a number", at: .metric) { raw in raw.number }
    }

    /// Whether a metric holds anything, of whatever type.
    func holds(_ name: String) throws(LineFault) -> Bool {
        try held(under: name, at: .metric).map { !$0.isNull } ?? false
    }

    /// The unit beside a metric's value; nil when absent.
    func unit(_ name: String) throws(LineFault) -> String? {
        guard let unit = try members[name]?.members()?["unit"], !unit.isNull else { return nil }
        guard let text = unit.string else { throw fault("\(name).unit", "a string") }
        return text
    }

    /// A metric that is an array of numbers; nil when absent.
    func metricList(_ name: String) throws(LineFault) -> [Double]? {
        try first([name], "an array of numbers", at: .metric) { raw throws(LineFault) in
            try raw.elements().flatMap { all($0) { $0.number } }
        }
    }
}

/// Every element converted; nil when one does not convert.
private func all<Value>(_ elements: [RawJSON], _ convert: (RawJSON) -> Value?) -> [Value]? {
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements {
        guard let value = convert(element) else { return nil }
        values.append(value)
    }
    return values
}
