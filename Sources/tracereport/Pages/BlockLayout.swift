import TraceCharts

/// Why a report cannot be written, though its templates are sound.
enum ReportError: Error, Equatable {
    /// A chart stands in the document, but there is no picture of it.
    case missingChart(String)
}

/// A chart as pages take it.
struct PlacedChart: Sendable {
    /// The size at which it is drawn unless the page asks for another height.
    var size: Size
    /// The least height at which it shows all of itself.
    var leastHeight = 0.0
    /// What stands under it, where the template says nothing; may be empty.
    var caption: String
    /// What it shows, for those who do not see it.
    var description: String
    /// Draws it in a size.
    var drawing: @Sendable (Size) -> Drawing

    /// A chart that can be drawn in any size; higher than asked for where it would not show all of itself.
    init(
        size: Size, leastHeight: Double = 0, caption: String, description: String,
        drawing: @escaping @Sendable (Size) -> Drawing
    ) {
        self.size = Size(size.width, max(size.height, leastHeight))
        self.leastHeight = leastHeight
        self.caption = caption
        self.description = description
        self.drawing = drawing
    }

    /// A picture that is the same in any size.
    init(drawing: Drawing, caption: String, description: String) {
        self.init(size: drawing.size, caption: caption, description: description) { _ in drawing }
    }
}

/// Turns the blocks of a document into pieces for pages.
struct BlockLayout {
    /// Sizes, distances and colours.
    let style: PageStyle
    /// Breaks text into lines.
    let text: TextSetter
    /// The pictures by name.
    let charts: [String: PlacedChart]
    /// The sections that the contents list.
    let outline: [OutlineEntry]
    /// The room on a page, in points.
    let room: Size
    /// What has been laid out so far.
    var list = PieceList()
    /// Distance of the text's left edge from the content's, in points.
    var indent = 0.0
    /// Whether what is added stands on the cover.
    private(set) var isCover = false
    /// The charts that links already lead to.
    var named: Set<String> = []
    private var groups = 0
    private var sections = 0
    private var blocks = 0
    private var pendingDestinations: [String] = []
    private var pendingPageBreak = PageBreak.none

    /// A layout without pieces.
    init(
        style: PageStyle, measure: WidthCache, charts: [String: PlacedChart], outline: [OutlineEntry],
        room: Size
    ) {
        self.style = style
        self.text = TextSetter(style: style, measure: measure)
        self.charts = charts
        self.outline = outline
        self.room = room
    }

    /// The width left for text.
    var width: Double { room.width - indent }

    /// Lays out blocks, in order.
    ///
    /// - Throws: `ReportError` when a chart has no picture.
    mutating func add(_ blocks: [Document.Block]) throws(ReportError) {
        var rest = blocks[...]
        while let block = rest.popFirst() {
            guard case .chart(let place) = block else {
                try add(block)
                // Facts and the table behind them are about one thing.
                if case .descriptions = block, case .table? = rest.first, !list.pieces.isEmpty {
                    list.pieces[list.pieces.count - 1].keepsWithNext = true
                }
                continue
            }
            var row = [place]
            // Two charts of half the width in a row stand beside each other.
            if place.isHalf, case .chart(let next)? = rest.first, next.isHalf {
                row.append(next)
                rest.removeFirst()
            }
            try addCharts(row)
        }
    }

    private mutating func add(_ block: Document.Block) throws(ReportError) {
        switch block {
        case .section(let section):
            sections += 1
            if section.classes.contains(.newPage) { pendingPageBreak = .always }
            if let id = section.id { pendingDestinations.append(id) }
            let outer = isCover
            isCover = isCover || section.classes.contains(.cover)
            try add(section.blocks)
            isCover = outer
            if section.classes.contains(.cover) { pendingPageBreak = .unlessBarelyBegun }
        case .heading(let heading) where heading.classes.contains(.headline):
            addHeadline(heading)
        case .heading(let heading):
            add(heading)
        case .paragraph(let paragraph) where paragraph.classes.contains(.band):
            addBand(paragraph)
        case .paragraph(let paragraph) where paragraph.classes.contains(.runLine):
            addRunLine(paragraph)
        case .paragraph(let paragraph):
            let lead = paragraph.classes.contains(.lead) || paragraph.classes.contains(.label)
            addLines(
                paragraph.inlines, style.style(style.body, with: paragraph.classes), tag: .paragraph,
                space: list.pieces.last?.keepsWithNext == true || paragraph.classes.contains(.subtitle)
                    ? style.belowHeading : style.blockGap,
                keepsWithNext: lead)
        case .list(let items) where items.classes.contains(.keyFigures):
            addKeyFigures(items)
        case .list(let items) where items.classes.contains(.tiles):
            addTiles(items)
        case .list(let items) where items.classes.contains(.timeBar):
            addTimeBar(items)
        case .list(let items):
            addItems(of: items)
        case .descriptions(let pairs):
            let start = list.pieces.count
            addDescriptions(pairs)
            setMovable(from: start)
        case .table(let table):
            let start = list.pieces.count
            addTable(table)
            setMovable(from: start)
        case .chart(let place):
            try addCharts([place])
        case .aside(let aside):
            try addAside(aside)
        case .contents(let contents):
            let start = list.pieces.count
            try add(contents.blocks)
            addContents()
            for index in list.pieces.indices.dropFirst(start) { list.pieces[index].isSpare = true }
        }
    }

    // MARK: Pieces

    /// Gives the next piece a name for links.
    mutating func name(_ destination: String) { pendingDestinations.append(destination) }

    /// A number no other paragraph, heading or table has.
    mutating func nextGroup() -> Int {
        groups += 1
        return groups
    }

    /// Adds a piece; it takes the names and the page break that wait for the next one.
    mutating func append(_ piece: Piece) {
        var piece = piece
        piece.destinations += pendingDestinations
        piece.section = sections
        if !list.pieces.isEmpty { piece.pageBreak = pendingPageBreak }
        pendingDestinations = []
        pendingPageBreak = .none
        list.pieces.append(piece)
    }

    /// Lets the pieces from one on, which are one block, stand before what comes ahead of them; on the cover all stays.
    mutating func setMovable(from first: Int) {
        blocks += 1
        for index in list.pieces.indices.dropFirst(first) {
            list.pieces[index].isMovable = !isCover
            list.pieces[index].block = blocks
        }
    }

    /// Adds lines of text, each a piece; the first two and the last two stay together.
    mutating func addLines(
        _ inlines: [Document.Inline], _ base: TextStyle, tag: Tag, space: Double, keepsWithNext: Bool = false
    ) {
        let lines = text.lines(inlines, base, width: width)
        // A link or a picture may not stand inside a paragraph's tag: the paragraph would lose its own text.
        let hasLink = lines.contains { $0.boxes.contains { $0.link != nil || $0.height > 0 } }
        let group = Piece.Group(number: nextGroup(), tag: tag)
        for (number, line) in lines.enumerated() {
            append(
                Piece(
                    height: line.height, space: number == 0 ? space : 0,
                    keepsWithNext: number == lines.count - 1
                        ? keepsWithNext : number == 0 || number == lines.count - 2,
                    operations: line.operations(at: Point(indent, 0), paper: style.palette.paper),
                    group: hasLink ? nil : group))
        }
    }

    private mutating func add(_ heading: Document.Heading) {
        let level = min(max(heading.level, 1), 3)
        let start = list.pieces.count
        // The cover has one subject: its parts are closer to each other than those of the report.
        let isCoverPart = isCover && level == 2
        let type = isCoverPart ? style.heading(2).size(11.5) : style.heading(level)
        addLines(
            heading.inlines, style.style(type, with: heading.classes), tag: .heading(level: level),
            space: isCoverPart ? 14 : style.headingGap[level - 1], keepsWithNext: true)
        for index in list.pieces.indices.dropFirst(start) { list.pieces[index].keepsWithNext = true }
    }

    private mutating func addAside(_ aside: Document.Aside) throws(ReportError) {
        let start = list.pieces.count
        indent += 12
        try add(aside.blocks)
        indent -= 12
        let padding = 7.0
        for index in list.pieces.indices.dropFirst(start) {
            let first = index == start
            let last = index == list.pieces.count - 1
            var piece = list.pieces[index]
            let above = first ? padding : piece.space
            piece.operations = [.placed(at: Point(0, above), scale: 1, piece.operations)]
            piece.height += above + (last ? padding : 0)
            piece.space = first ? style.blockGap : 0
            let panel = Rect(x: indent, y: 0, width: width, height: piece.height)
            let bar = Rect(x: indent, y: 0, width: 2, height: piece.height)
            piece.operations.insert(.fill(.rectangle(panel), style.palette.panel), at: 0)
            piece.operations.insert(.fill(.rectangle(bar), style.palette.accent), at: 1)
            list.pieces[index] = piece
        }
    }
}

extension BlockLayout {
    /// Cuts a row of cells into bands that each fit a page: one, but for very long cells.
    func bands(of cells: [SetCell]) -> [[SetCell]] {
        let limit = room.height * 0.6
        var bands: [[SetCell]] = []
        var rest = cells
        while true {
            var band = rest
            var more = false
            for index in rest.indices {
                var height = 0.0
                let fitting = rest[index].lines.prefix { line in
                    height += line.height
                    return height <= limit
                }
                // A single line higher than the limit is taken as it is.
                let count = max(fitting.count, min(1, rest[index].lines.count))
                band[index].lines = Array(rest[index].lines.prefix(count))
                rest[index].lines.removeFirst(count)
                more = more || !rest[index].lines.isEmpty
            }
            bands.append(band)
            if !more { return bands }
        }
    }
}
