import FoundationEssentials
import TraceAnalysis
import TraceCharts

extension HTMLWriter {
    /// Text as HTML, without what stands only on pages.
    func text(_ inlines: [Document.Inline]) -> String {
        var inlines = inlines.filter { !$0.isPaged }
        inlines.trimEnd()
        return inlines.map(text).joined()
    }

    private func text(_ inline: Document.Inline) -> String {
        switch inline {
        case .text(let text): text.escapedForHTML
        case .strong(let inner): "<strong>\(text(inner))</strong>"
        case .emphasis(let inner): "<em>\(text(inner))</em>"
        case .code(let inner): "<code>\(text(inner))</code>"
        case .link(let target, let inner): "<a href=\"\(target.escapedForHTML)\">\(text(inner))</a>"
        case .span(let classes, let inner):
            "<span\(attribute(classes))>\(shape(classes))\(text(inner))</span>"
        case .image(let image): picture(image)
        case .lineBreak: "<br>"
        }
    }

    private func picture(_ image: Document.Image) -> String {
        let data = Data(image.picture.png).base64EncodedString()
        return "<img src=\"data:image/png;base64,\(data)\" alt=\"\(image.alternative.escapedForHTML)\" "
            + "width=\"\(image.width)\" height=\"\(image.height)\">"
    }

    private func shape(_ classes: [StyleClass]) -> String {
        guard let grade = classes.badgeGrade, let shape = BadgeShape(grade: grade) else { return "" }
        let side = Int(BadgeShape.side)
        let lines = shape.drawn.map(\.svgData).joined(separator: " ")
        return "<svg viewBox=\"0 0 \(side) \(side)\" aria-hidden=\"true\">"
            + "<path d=\"\(shape.filled.svgData)\" fill=\"currentColor\"/>"
            + "<path d=\"\(lines)\" fill=\"none\" stroke=\"var(--paper)\" stroke-width=\"1.8\" "
            + "stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>"
    }

    /// The attribute that names classes; nothing for none.
    func attribute(_ classes: [StyleClass]) -> String {
        classes.isEmpty ? "" : " class=\"\(classes.map(\.rawValue).joined(separator: " "))\""
    }
}

extension Document.Inline {
    /// Whether this stands only on pages.
    var isPaged: Bool {
        if case .span(let classes, _) = self { classes.contains(.paged) } else { false }
    }
}

extension Path {
    /// The path as SVG path data, with at most two decimals.
    fileprivate var svgData: String {
        elements.map { element in
            switch element {
            case .move(let point): "M\(point.svgData)"
            case .line(let point): "L\(point.svgData)"
            case .curve(let first, let second, let end): "C\(first.svgData) \(second.svgData) \(end.svgData)"
            case .close: "Z"
            }
        }.joined()
    }
}

extension Point {
    /// `x y`, with at most two decimals.
    fileprivate var svgData: String { "\(x.compact) \(y.compact)" }
}
