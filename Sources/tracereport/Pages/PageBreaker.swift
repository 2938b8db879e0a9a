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

    /// How a piece can be made higher or lower.
    struct Stretch: Sendable {
        /// By how many points it can become lower.
        var lower: Double
        /// By how many points it can become higher.
        var higher: Double
        /// What is drawn then.
        var operations: @Sendable (Double) -> [DrawingOperation]
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
    /// How it can be made higher or lower; nil for what can't.
    var stretch: Stretch?
    /// Whether it may stand before what comes ahead of it in its section, where that does not fit the page.
    var isMovable = false
    /// The number of its section.
    var section = 0

    /// The piece higher by so many points, or lower.
    func stretched(by extra: Double) -> Piece {
        guard let stretch, extra != 0 else { return self }
        var piece = self
        piece.operations = stretch.operations(extra)
        piece.height += extra
        return piece
    }
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
/// is kept together but longer than a page is divided after all. Where the next pieces do not fit, charts become
/// a little lower, or something movable of the same section comes before them; what is still left of a page is
/// shared out between its charts and the space between blocks.
struct PageBreaker {
    /// The share of a page that may be left without anything being moved.
    private static let tolerance = 0.1
    /// The most that is added to a space between blocks, in points.
    private static let greatestSpace = 14.0
    /// Space of at least so many points lies between blocks, not between lines.
    private static let leastBlockSpace = 8.0

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
        var chains: [ArraySlice<Piece>] = []
        var start = 0
        while start < list.pieces.count {
            var end = start + 1
            while end < list.pieces.count, list.pieces[end - 1].keepsWithNext,
                list.pieces[end].pageBreak == .none
            {
                end += 1
            }
            chains.append(list.pieces[start..<end])
            start = end
        }
        while !chains.isEmpty {
            // The list is short: what is moved is among the next few.
            breaker.place(chains.remove(at: breaker.indexToPlace(of: chains[...])))
        }
        breaker.endPage(isLast: true)
        return breaker.pages
    }

    private init(height: Double, heads: [Int: [Piece]]) {
        self.height = height
        self.heads = heads
    }

    /// Which of the chains that are left to place next: the first, or one of its section that fits where it doesn't.
    private func indexToPlace(of chains: ArraySlice<ArraySlice<Piece>>) -> Int {
        guard let first = chains.first, let piece = first.first, piece.pageBreak == .none, !page.isEmpty,
            // Nothing may come before the heading of its own section.
            page.last?.piece.section == piece.section, !fits(first), height - y > height * Self.tolerance
        else { return chains.startIndex }
        for (offset, chain) in chains.dropFirst().prefix(40).enumerated() {
            guard let candidate = chain.first, candidate.section == piece.section,
                candidate.pageBreak == .none
            else { break }
            let isWhole = chain.contains { $0.isMovable } && candidate.repeatsHeadOf == nil
            if isWhole, candidate.destinations.isEmpty || chain.count == 1, fits(chain) {
                return chains.startIndex + 1 + offset
            }
        }
        return chains.startIndex
    }

    /// Whether a chain has room on the page, with charts made lower where need be.
    private func fits(_ chain: ArraySlice<Piece>) -> Bool {
        y + chain.needed <= height + slack(with: chain)
    }

    /// By how many points the charts of the page and of a chain can become lower.
    private func slack(with chain: ArraySlice<Piece>) -> Double {
        page.reduce(0) { $0 + ($1.piece.stretch?.lower ?? 0) }
            + chain.reduce(0) { $0 + ($1.stretch?.lower ?? 0) }
    }

    private mutating func place(_ chain: ArraySlice<Piece>) {
        guard let first = chain.first else { return }
        switch first.pageBreak {
        case .none: break
        case .unlessBarelyBegun: if pages.isEmpty || y > height / 3 { endPage() }
        case .always: endPage()
        }
        if !page.isEmpty, !fits(chain) { beginPage(with: first) }
        for piece in chain {
            if !page.isEmpty, y + piece.space + piece.height > height + slack(with: chain) {
                beginPage(with: piece)
            }
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

    private mutating func endPage(isLast: Bool = false) {
        if !page.isEmpty {
            if y > height || !isLast { fill() }
            pages.append(page)
        }
        page = []
        y = 0
    }

    /// Makes the charts of a full page higher, and the space between its blocks wider, or charts lower where it is
    /// too full.
    private mutating func fill() {
        let left = height - y
        let side: (Piece.Stretch) -> Double = left < 0 ? { $0.lower } : { $0.higher }
        let slack = page.reduce(0) { $0 + ($1.piece.stretch.map(side) ?? 0) }
        let gaps = page.dropFirst().count { $0.piece.space >= Self.leastBlockSpace }
        let forCharts = min(max(left, -slack), slack)
        let share = slack > 0 ? forCharts / slack : 0
        let forGaps =
            left > forCharts && gaps > 0 ? min((left - forCharts) / Double(gaps), Self.greatestSpace) : 0
        var down = 0.0
        for index in page.indices {
            if index > 0, page[index].piece.space >= Self.leastBlockSpace { down += forGaps }
            page[index].y += down
            guard let stretch = page[index].piece.stretch else { continue }
            let extra = (side(stretch) * share).rounded(.down)
            page[index].piece = page[index].piece.stretched(by: extra)
            down += extra
        }
    }
}

extension ArraySlice<Piece> {
    /// The room it takes, in points.
    fileprivate var needed: Double { reduce(0) { $0 + $1.space + $1.height } }
}
