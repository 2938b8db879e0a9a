/// The elements a template may use, what may stand in each, and its attributes.
enum MarkupElement: String, Sendable, CaseIterable {
    case header, footer, section, h1, h2, h3, p, ul, ol, li, dl, dt, dd
    case table, caption, thead, tbody, tr, th, td
    case figure, figcaption, aside, nav
    case strong, em, code, a, span, br, img

    /// What may stand inside an element.
    enum Content: Sendable, Equatable {
        /// Blocks: sections, headings, paragraphs, lists, tables, charts, asides, the contents.
        case blocks
        /// Text and inline elements.
        case text
        /// Only these elements.
        case only([MarkupElement])
        /// Nothing; the element has no end tag.
        case nothing
    }

    /// What may stand inside.
    var content: Content {
        switch self {
        case .section, .aside, .nav: .blocks
        case .ul, .ol: .only([.li])
        case .dl: .only([.dt, .dd])
        case .table: .only([.caption, .thead, .tbody])
        case .thead, .tbody: .only([.tr])
        case .tr: .only([.th, .td])
        case .figure: .only([.figcaption])
        case .br, .img: .nothing
        default: .text
        }
    }

    /// Whether it stands on lines of its own, and may stand wherever blocks may.
    var isBlock: Bool {
        switch self {
        case .section, .h1, .h2, .h3, .p, .ul, .ol, .dl, .table, .figure, .aside, .nav: true
        default: false
        }
    }

    /// Whether it stands within a line.
    var isInline: Bool {
        switch self {
        case .strong, .em, .code, .a, .span, .br, .img: true
        default: false
        }
    }

    /// The attributes it may have.
    var attributes: [String] {
        switch self {
        case .section: ["class", "id"]
        case .figure: ["class", "data-chart"]
        case .th: ["class", "scope"]
        case .a: ["href"]
        case .img: ["src", "alt", "height"]
        case .header, .footer, .strong, .em, .code, .br, .dt, .dd, .caption, .figcaption, .thead, .tbody: []
        default: ["class"]
        }
    }

    /// The attributes it must have.
    var requiredAttributes: [String] {
        switch self {
        case .figure: ["data-chart"]
        case .th: ["scope"]
        case .a: ["href"]
        case .img: ["src", "alt"]
        default: []
        }
    }
}
