import TraceCharts

extension PageAssembler {
    /// The greatest height of a picture in the header or footer, in pixels of CSS: it has to fit the margin.
    private static let greatestPicture = 24

    /// The line at the top of a page.
    func runningHeader() -> [DrawingOperation] {
        let line = running(document.header, width: paper.content.width)
        return operations(of: line, x: paper.content.x, top: paper.top * 0.45)
    }

    /// The line at the foot of a page: what is only for pages on the right, the rest on the left.
    func runningFooter(page: Int, of count: Int) -> [DrawingOperation] {
        let top = paper.content.maxY + paper.bottom * 0.42
        let numbers = document.footer.filter(\.isPaged).withPageNumber(page, of: count)
        let right = running(numbers, width: paper.content.width / 2)
        var remark = document.footer.filter { !$0.isPaged }
        remark.trimEnd()
        let left = running(remark, width: paper.content.width - (right?.width ?? 0) - 20)
        return operations(of: left, x: paper.content.x, top: top)
            + operations(of: right, x: paper.content.maxX - (right?.width ?? 0), top: top)
    }

    /// One line of a header or footer; cut with “…” and without its forms where it is too long.
    private func running(_ inlines: [Document.Inline], width: Double) -> TextLine? {
        let lines = text.lines(
            inlines.withPictures(atMost: Self.greatestPicture), style.running, width: .infinity)
        guard let line = lines.first else { return nil }
        guard lines.count > 1 || line.width > width else { return line }
        return text.truncated(inlines.plainText, style.running, width: width)
    }

    /// The drawing of a line whose text stands where a line without pictures would have it.
    private func operations(of line: TextLine?, x: Double, top: Double) -> [DrawingOperation] {
        guard let line else { return [] }
        let plain = style.running.font.size * style.leading
        return line.operations(at: Point(x, top + plain - line.height), paper: style.palette.paper)
    }
}

extension [Document.Inline] {
    /// The text with no picture higher than so many pixels.
    fileprivate func withPictures(atMost height: Int) -> [Document.Inline] {
        replacing { inline in
            guard case .image(var image) = inline else { return nil }
            image.height = Swift.min(image.height, height)
            return .image(image)
        }
    }

    /// The text with the page's number and the number of pages filled in.
    fileprivate func withPageNumber(_ page: Int, of count: Int) -> [Document.Inline] {
        replacing { inline in
            guard case .span(let classes, _) = inline else { return nil }
            if classes.contains(.pageNumber) { return .text("\(page)") }
            return classes.contains(.pageCount) ? .text("\(count)") : nil
        }
    }

    /// The text with some of its pieces, at any depth, replaced; those for which there is nil stay.
    private func replacing(_ change: (Document.Inline) -> Document.Inline?) -> [Document.Inline] {
        map { inline in
            if let changed = change(inline) { return changed }
            switch inline {
            case .span(let classes, let inner): return .span(classes, inner.replacing(change))
            case .strong(let inner): return .strong(inner.replacing(change))
            case .emphasis(let inner): return .emphasis(inner.replacing(change))
            case .code(let inner): return .code(inner.replacing(change))
            case .link(let target, let inner): return .link(target: target, inner.replacing(change))
            case .text, .image, .lineBreak: return inline
            }
        }
    }
}
