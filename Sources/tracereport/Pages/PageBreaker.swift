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
    private static let greatestSpace = 18.0
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
        var made: [[Piece]] = []
        for piece in list.pieces {
            if let last = made.last?.last, last.keepsWithNext, piece.pageBreak == .none {
                made[made.count - 1].append(piece)
            } else {
                made.append([piece])
            }
        }
        var chains = made[...]
        while !chains.isEmpty {
            if let order = breaker.orderThatFits(chains) { chains = order[...] }
            guard let chain = chains.popFirst() else { break }
            if chains.isEmpty, chain.allSatisfy(\.isSpare), !breaker.page.isEmpty, !breaker.fits(chain) {
                break
            }
            breaker.place(chain)
        }
        breaker.endPage(isLast: true)
        return breaker.pages
    }

    private init(height: Double, heads: [Int: [Piece]]) {
        self.height = height
        self.heads = heads
    }

    /// The chains with a movable block before the first one, where that does not fit the page and the block does; nil
    /// where they stay as they are.
    ///
    /// Only blocks of its own section come before a chain, and its heading stays ahead of both.
    private func orderThatFits(_ chains: ArraySlice<[Piece]>) -> [[Piece]]? {
        guard let first = chains.first, let piece = first.first, piece.pageBreak == .none, !page.isEmpty,
            !fits(first), height - y > height * Self.tolerance
        else { return nil }
        let isInSection = page.last?.piece.section == piece.section
        let lead = isInSection ? [] : Array(first.prefix { !$0.isMovable })
        guard isInSection || lead.count < first.count else { return nil }
        var index = chains.startIndex + 1
        while index < chains.endIndex, index < chains.startIndex + 60 {
            let chain = chains[index]
            guard chain.first?.section == piece.section, chain.first?.pageBreak == PageBreak.none else {
                return nil
            }
            var end = index + 1
            if let block = chain.first(where: \.isMovable)?.block {
                while end < chains.endIndex, chains[end].first?.block == block { end += 1 }
                if block != first.last?.block, fits(lead + chain) {
                    let rest = Array(first.dropFirst(lead.count))
                    let between = chains[(chains.startIndex + 1)..<index]
                    return [lead + chain] + chains[(index + 1)..<end] + [rest] + between + chains[end...]
                }
            }
            index = end
        }
        return nil
    }

    /// Whether a chain has room on the page, with charts made lower where need be.
    private func fits(_ chain: [Piece]) -> Bool {
        y + chain.needed <= height + slack(with: chain)
    }

    /// By how many points the charts of the page and of a chain can become lower.
    private func slack(with chain: [Piece]) -> Double {
        page.reduce(0) { $0 + ($1.piece.stretch?.lower ?? 0) }
            + chain.reduce(0) { $0 + ($1.stretch?.lower ?? 0) }
    }

    private mutating func place(_ chain: [Piece]) {
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

extension [Piece] {
    /// The room it takes, in points.
    fileprivate var needed: Double { reduce(0) { $0 + $1.space + $1.height } }
}
