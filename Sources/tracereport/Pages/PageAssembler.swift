import TraceCharts

/// The pages of a report, and what its bookmarks name.
struct ReportPages: Sendable, Equatable {
    /// The pages, in order.
    var pages: [Drawing]
    /// The sections with the number of the page each begins on, from 1.
    var outline: [(entry: OutlineEntry, page: Int)]
    /// Whether the first page is a cover.
    var hasCover: Bool

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
            hasCover: document.hasCover)
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
            var drawn = [DrawingOperation.placed(at: Point(0, placed.y), scale: 1, piece.operations)]
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
