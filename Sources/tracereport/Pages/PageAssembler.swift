import TraceCharts

/// The pages of a report, and what its bookmarks name.
struct ReportPages: Sendable, Equatable {
    /// The pages, in order.
    var pages: [Drawing]
    /// The sections with the number of the page each begins on, from 1.
    var outline: [(entry: OutlineEntry, page: Int)]

    /// Whether two reports have the same pages and bookmarks.
    static func == (one: ReportPages, other: ReportPages) -> Bool {
        one.pages == other.pages && one.outline.elementsEqual(other.outline) { $0 == $1 }
    }
}

/// Makes pages of a document: lays out its blocks, divides them, and adds what stands on every page.
struct PageAssembler {
    private let document: Document
    private let paper: Paper
    private let style: PageStyle
    private let text: TextSetter

    /// The pages of a document.
    ///
    /// - Parameters:
    ///   - document: What is laid out.
    ///   - figures: The picture of every chart in it, by name.
    ///   - paper: The sheet.
    ///   - palette: The colours.
    ///   - measurer: Knows how wide text is.
    /// - Throws: `ReportError` when a chart has no picture.
    static func pages(
        of document: Document, figures: [String: PlacedFigure], paper: Paper, palette: Palette,
        measurer: any TextMeasurer
    ) throws(ReportError) -> ReportPages {
        let style = PageStyle(palette: palette)
        let measure = WidthCache(measurer)
        var layout = BlockLayout(
            style: style, measure: measure, figures: figures, outline: document.outline,
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
            var operations: [Operation] = [.fill(.rectangle(background), style.palette.paper)]
            if number > 0 { operations += runningHeader() }
            operations.append(
                .placed(
                    at: Point(paper.content.x, paper.content.y), scale: 1, content(of: page, pageOf: pageOf)))
            operations += runningFooter(page: number + 1, of: broken.count)
            return Drawing(size: paper.size, operations: operations)
        }
        return ReportPages(
            pages: pages, outline: document.outline.map { ($0, page: pageOf[$0.id] ?? 1) })
    }

    /// The pieces of a page; those of a paragraph or a table are tagged as one.
    private func content(of page: [PlacedPiece], pageOf: [String: Int]) -> [Operation] {
        var operations: [Operation] = []
        var open: (group: Piece.Group, operations: [Operation])?
        func close() {
            if let open { operations.append(.tagged(open.group.tag, open.operations)) }
            open = nil
        }
        for placed in page {
            let piece = placed.piece
            if piece.group == nil || piece.group != open?.group { close() }
            for name in piece.destinations { operations.append(.tagged(.destination(name), [])) }
            var drawn = [Operation.placed(at: Point(0, placed.y), scale: 1, piece.operations)]
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

    // MARK: Header and footer

    private func runningHeader() -> [Operation] {
        let title = document.header.plainText
        guard !title.isEmpty else { return [] }
        let line = text.truncated(title, style.running, width: paper.content.width)
        return line.operations(at: Point(paper.content.x, paper.top * 0.45), paper: style.palette.paper)
    }

    private func runningFooter(page: Int, of count: Int) -> [Operation] {
        let y = paper.content.maxY + paper.bottom * 0.42
        let numbers = document.footer.filter(\.isPaged).withPageNumber(page, of: count).plainText
        let right = text.truncated(numbers, style.running, width: paper.content.width / 2)
        var remark = document.footer.filter { !$0.isPaged }
        remark.trimEnd()
        let left = text.truncated(
            remark.plainText, style.running, width: paper.content.width - right.width - 20)
        return left.operations(at: Point(paper.content.x, y), paper: style.palette.paper)
            + right.operations(at: Point(paper.content.maxX - right.width, y), paper: style.palette.paper)
    }
}

extension [Document.Inline] {
    /// The text with the page's number and the number of pages filled in.
    fileprivate func withPageNumber(_ page: Int, of count: Int) -> [Document.Inline] {
        map { inline in
            switch inline {
            case .span(let classes, _) where classes.contains(.pageNumber): .text("\(page)")
            case .span(let classes, _) where classes.contains(.pageCount): .text("\(count)")
            case .span(let classes, let inner): .span(classes, inner.withPageNumber(page, of: count))
            case .strong(let inner): .strong(inner.withPageNumber(page, of: count))
            case .emphasis(let inner): .emphasis(inner.withPageNumber(page, of: count))
            case .code(let inner): .code(inner.withPageNumber(page, of: count))
            case .link(let target, let inner): .link(target: target, inner.withPageNumber(page, of: count))
            case .text, .lineBreak: inline
            }
        }
    }
}
