import TraceCharts

/// The pages of a report, and what its bookmarks name.
struct ReportPages: Sendable, Equatable {
    /// The pages, in order.
    var pages: [Drawing]
    /// The sections with the number of the page each begins on, from 1.
    var outline: [(entry: OutlineEntry, page: Int)]
    /// Whether the first page is a cover.
    var hasCover: Bool
    /// How much of each page's text height is used, as a share of 1.
    var filled: [Double] = []

    /// Whether two reports have the same pages and bookmarks.
    static func == (one: ReportPages, other: ReportPages) -> Bool {
        one.pages == other.pages && one.hasCover == other.hasCover
            && one.outline.elementsEqual(other.outline) { $0 == $1 }
    }
}

/// Makes pages of a document: lays out its blocks, divides them, and adds what stands on every page.
struct PageAssembler {
    let document: Document
    let paper: Paper
    let style: PageStyle
    let text: TextSetter

    /// The pages of a document.
    ///
    /// - Parameters:
    ///   - document: What is laid out.
    ///   - charts: The picture of every chart in it, by name.
    ///   - paper: The sheet.
    ///   - palette: The colours.
    ///   - measurer: Knows how wide text is.
    /// - Throws: `ReportError` when a chart has no picture.
    static func pages(
        of document: Document, charts: [String: PlacedChart], paper: Paper, palette: Palette,
        measurer: any TextMeasurer
    ) throws(ReportError) -> ReportPages {
        let style = PageStyle(palette: palette)
        let measure = WidthCache(measurer)
        var layout = BlockLayout(
            style: style, measure: measure, charts: charts, outline: document.outline,
            room: Size(paper.content.width, paper.content.height))
        try layout.add(document.blocks)
        let broken = PageBreaker.pages(of: layout.list, height: paper.content.height)
        let assembler = PageAssembler(
            document: document, paper: paper, style: style, text: TextSetter(style: style, measure: measure))
        // A file of pages has at least one.
        return assembler.assemble(broken.isEmpty ? [[]] : broken)
    }

    private func assemble(_ broken: [[PlacedPiece]]) -> ReportPages {
        var pageOf: [String: Int] = [:]
        for (number, page) in broken.enumerated() {
            for placed in page {
                for name in placed.piece.destinations { pageOf[name] = number + 1 }
            }
        }
        let pages = broken.enumerated().map { number, page in
            let background = Rect(x: 0, y: 0, width: paper.size.width, height: paper.size.height)
            var operations: [DrawingOperation] = [.fill(.rectangle(background), style.palette.paper)]
            if number > 0 { operations += runningHeader() }
            operations.append(
                .placed(
                    at: Point(paper.content.x, paper.content.y), scale: 1, content(of: page, pageOf: pageOf)))
            operations += runningFooter(page: number + 1, of: broken.count)
            return Drawing(size: paper.size, operations: operations)
        }
        return ReportPages(
            pages: pages, outline: document.outline.map { ($0, page: pageOf[$0.id] ?? 1) },
            hasCover: document.hasCover,
            filled: broken.map { page in
                (page.map { $0.y + $0.piece.height }.max() ?? 0) / paper.content.height
            })
    }

    /// The pieces of a page; those of a paragraph or a table are tagged as one.
    private func content(of page: [PlacedPiece], pageOf: [String: Int]) -> [DrawingOperation] {
        var operations: [DrawingOperation] = []
        var open: (group: Piece.Group, operations: [DrawingOperation])?
        func close() {
            if let open { operations.append(.tagged(open.group.tag, open.operations)) }
            open = nil
        }
        for placed in page {
            let piece = placed.piece
            if piece.group == nil || piece.group != open?.group { close() }
            for name in piece.destinations { operations.append(.tagged(.destination(name), [])) }
            let numbered = piece.operations.map { $0.withPages(pageOf) }
            var drawn = [DrawingOperation.placed(at: Point(0, placed.y), scale: 1, numbered)]
            if let reference = piece.reference, let number = pageOf[reference.destination] {
                let end = Point(reference.end.x, reference.end.y + placed.y)
                let run = TextRun(
                    "\(number)", at: end, font: reference.style.font, color: reference.style.color,
                    anchor: .end)
                drawn.append(.tagged(.internalLink(reference.destination), [.text(run)]))
            }
            if let group = piece.group {
                open = (group, (open?.operations ?? []) + drawn)
            } else {
                operations += drawn
            }
        }
        close()
        return operations
    }
}

extension DrawingOperation {
    /// The same with the numbers of the pages that links lead to.
    fileprivate func withPages(_ pageOf: [String: Int], of link: String? = nil) -> DrawingOperation {
        switch self {
        case .text(var run):
            guard let link, run.string.contains(TextSetter.pageOfLink) else { return self }
            run.string = run.string.replacing(
                TextSetter.pageOfLink, with: pageOf[link].map { "\($0)" } ?? "–")
            return .text(run)
        case .tagged(let tag, let inner):
            if case .internalLink(let target) = tag {
                return .tagged(tag, inner.map { $0.withPages(pageOf, of: target) })
            }
            // A chart has no links.
            if case .figure = tag { return self }
            return .tagged(tag, inner.map { $0.withPages(pageOf, of: link) })
        case .placed(let origin, let scale, let inner):
            return .placed(at: origin, scale: scale, inner.map { $0.withPages(pageOf, of: link) })
        case .fill, .stroke, .image, .clip, .spot: return self
        }
    }
}

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
