import TraceAnalysis

extension DocumentParser {
    /// The classes an element names.
    func classes(in attributes: [MarkupAttribute]) throws(TemplateError) -> [StyleClass] {
        guard let attribute = attributes.first(where: { $0.name == "class" }) else { return [] }
        var classes: [StyleClass] = []
        for name in attribute.value.split(separator: " ") {
            guard let known = StyleClass(rawValue: String(name)) else {
                let near = StyleClass.allCases.map(\.rawValue).nearest(to: String(name))
                let hint = near.map { " Did you mean “\($0)”?" } ?? ""
                throw lexer.error(
                    at: attribute.offset, "There is no class “\(String(name).visible)”.\(hint)")
            }
            classes.append(known)
        }
        return classes
    }

    /// The chart that a `<figure>` names; empty for none.
    func chart(in attributes: [MarkupAttribute]) throws(TemplateError) -> String {
        guard let chart = attributes.first(where: { $0.name == "data-chart" }) else { return "" }
        guard charts.contains(chart.value) else {
            let near = charts.nearest(to: chart.value).map { " Did you mean “\($0)”?" } ?? ""
            throw lexer.error(at: chart.offset, "There is no chart named “\(chart.value.visible)”.\(near)")
        }
        return chart.value
    }

    mutating func id(in attributes: [MarkupAttribute]) throws(TemplateError) -> String? {
        guard let attribute = attributes.first(where: { $0.name == "id" }) else { return nil }
        guard attribute.value.isAnchor else {
            throw lexer.error(at: attribute.offset, "An id is made of a–z, 0–9 and hyphens.")
        }
        guard ids.insert(attribute.value).inserted else {
            throw lexer.error(at: attribute.offset, "The id “\(attribute.value)” is there twice.")
        }
        return attribute.value
    }

    mutating func target(in attributes: [MarkupAttribute]) throws(TemplateError) -> String {
        guard let attribute = attributes.first(where: { $0.name == "href" }) else { return "" }
        if attribute.value.hasPrefix("#") {
            links.append((String(attribute.value.dropFirst()), attribute.offset))
        } else if !attribute.value.hasPrefix("https://") && !attribute.value.hasPrefix("http://") {
            throw lexer.error(at: attribute.offset, "A link begins with #, https:// or http://.")
        }
        return attribute.value
    }
}

extension String {
    /// Whether this can be the name of a place in the document.
    fileprivate var isAnchor: Bool {
        !isEmpty && utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
