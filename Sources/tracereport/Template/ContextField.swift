/// A name templates can use: its kind, what it means, and how it is read from the content.
///
/// Kind and value are declared together, so the names a template may use and the values it gets cannot
/// drift apart.
struct ContextField<Source>: Sendable {
    /// The name.
    let name: String
    /// What it is, for template authors.
    let explanation: String
    /// Its kind.
    let shape: ContextShape
    /// Reads it.
    let value: @Sendable (Source) -> ContextValue

    /// Text that is always there.
    static func text(
        _ name: String, _ explanation: String, _ read: @escaping @Sendable (Source) -> String
    ) -> ContextField {
        ContextField(name: name, explanation: explanation, shape: .text) { .text(read($0)) }
    }

    /// Text that may be absent.
    static func optionalText(
        _ name: String, _ explanation: String, _ read: @escaping @Sendable (Source) -> String?
    ) -> ContextField {
        ContextField(name: name, explanation: explanation, shape: .text) {
            read($0).map { .text($0) } ?? .absent
        }
    }

    /// A yes or no.
    static func flag(
        _ name: String, _ explanation: String, _ read: @escaping @Sendable (Source) -> Bool
    ) -> ContextField {
        ContextField(name: name, explanation: explanation, shape: .flag) { .flag(read($0)) }
    }

    /// A list of objects.
    static func list<Element>(
        _ name: String, _ explanation: String, of fields: [ContextField<Element>],
        _ read: @escaping @Sendable (Source) -> [Element]
    ) -> ContextField {
        ContextField(name: name, explanation: explanation, shape: .list(.object(fields.shapes()))) {
            .list(read($0).map { .object(fields.members(of: $0)) })
        }
    }

    /// A list of texts; a template reads each as `{{.}}`.
    static func texts(
        _ name: String, _ explanation: String, _ read: @escaping @Sendable (Source) -> [String]
    ) -> ContextField {
        ContextField(name: name, explanation: explanation, shape: .list(.text)) {
            .list(read($0).map { .text($0) })
        }
    }

    /// An object that may be absent.
    static func object<Element>(
        _ name: String, _ explanation: String, of fields: [ContextField<Element>],
        _ read: @escaping @Sendable (Source) -> Element?
    ) -> ContextField {
        ContextField(name: name, explanation: explanation, shape: .object(fields.shapes())) {
            read($0).map { .object(fields.members(of: $0)) } ?? .absent
        }
    }
}

extension Array {
    /// The names of the fields and their kinds.
    func shapes<Source>() -> [String: ContextShape] where Element == ContextField<Source> {
        var shapes: [String: ContextShape] = [:]
        for field in self { shapes[field.name] = field.shape }
        return shapes
    }

    /// The fields' values, in order.
    func members<Source>(of source: Source) -> [ContextValue.Member] where Element == ContextField<Source> {
        map { ContextValue.Member(name: $0.name, value: $0.value(source)) }
    }
}
