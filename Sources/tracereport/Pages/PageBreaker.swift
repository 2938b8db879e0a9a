import TraceCharts

/// Whether a piece begins a new page.
enum PageBreak: Int, Sendable {
    /// It does not.
    case none
    /// It does, unless the page has hardly been begun: a cover that ran over is followed on the same page.
    case unlessBarelyBegun
    /// It does.
    case always
}

/// What must not be divided between pages: a line, a row of a table, a chart with its caption.
///
/// Its operations have their origin at the piece's top left corner.
struct Piece: Sendable {
    /// Pieces that belong together for readers that do not see the page.
    struct Group: Sendable, Hashable {
        /// The number of the paragraph, heading or table.
        var number: Int
        /// What it is.
        var tag: Tag
    }

    /// A page number that is only known when all pages are broken.
    struct PageReference: Sendable, Equatable {
        /// The section whose page is meant.
        var destination: String
        /// The style of the number.
        var style: TextStyle
        /// Where the number ends on the baseline.
        var end: Point
    }

    /// Height in points.
    var height: Double
    /// Space above it in points; dropped at the top of a page.
    var space = 0.0
    /// Whether the next piece must begin on the same page.
    var keepsWithNext = false
    /// Whether it begins a new page, and how firmly.
    var pageBreak = PageBreak.none
    /// What is drawn.
    var operations: [DrawingOperation] = []
    /// The paragraph, heading or table it is a part of.
    var group: Group?
    /// The names links use for this place.
    var destinations: [String] = []
    /// The table whose head stands again when a page begins with this piece.
    var repeatsHeadOf: Int?
    /// A page number to be filled in.
    var reference: PageReference?
}

/// Pieces in order, and the heads of their tables.
struct PieceList: Sendable {
    /// The pieces.
    var pieces: [Piece] = []
    /// The head of each table, by the table's number.
    var heads: [Int: [Piece]] = [:]
}

/// A piece and where its top stands, in points below the top of the page's content.
struct PlacedPiece: Sendable {
    /// The piece.
    var piece: Piece
    /// Its top.
    var y: Double
}

/// Divides pieces between pages.
///
/// Pieces that keep with the next move together; a table that goes on begins the page with its head. What
/// is kept together but longer than a page is divided after all.
struct PageBreaker {
    private let height: Double
    private let heads: [Int: [Piece]]
    private var pages: [[PlacedPiece]] = []
    private var page: [PlacedPiece] = []
    private var y = 0.0

    /// The pieces of each page; no page where there is no piece.
    ///
    /// - Parameters:
    ///   - list: What is divided.
    ///   - height: The room of a page, in points.
    static func pages(of list: PieceList, height: Double) -> [[PlacedPiece]] {
        var breaker = PageBreaker(height: height, heads: list.heads)
        var start = 0
        while start < list.pieces.count {
            var end = start + 1
            while end < list.pieces.count, list.pieces[end - 1].keepsWithNext,
                list.pieces[end].pageBreak == .none
            {
                end += 1
            }
            breaker.place(list.pieces[start..<end])
            start = end
        }
        breaker.endPage()
        return breaker.pages
    }

    private init(height: Double, heads: [Int: [Piece]]) {
        self.height = height
        self.heads = heads
    }

    private mutating func place(_ chain: ArraySlice<Piece>) {
        guard let first = chain.first else { return }
        switch first.pageBreak {
        case .none: break
        case .unlessBarelyBegun: if pages.isEmpty || y > height / 3 { endPage() }
        case .always: endPage()
        }
        let needed = chain.reduce(0) { $0 + $1.space + $1.height }
        if !page.isEmpty, y + needed > height { beginPage(with: first) }
        for piece in chain {
            if !page.isEmpty, y + piece.space + piece.height > height { beginPage(with: piece) }
            if !page.isEmpty { y += piece.space }
            page.append(PlacedPiece(piece: piece, y: y))
            y += piece.height
        }
    }

    private mutating func beginPage(with piece: Piece) {
        endPage()
        guard let table = piece.repeatsHeadOf, let head = heads[table] else { return }
        for piece in head {
            page.append(PlacedPiece(piece: piece, y: y))
            y += piece.height
        }
    }

    private mutating func endPage() {
        if !page.isEmpty { pages.append(page) }
        page = []
        y = 0
    }
}
