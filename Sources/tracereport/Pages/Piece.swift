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
    /// Whether it is left out where it comes last and would begin a page: contents, as bookmarks do the same.
    var isSpare = false
    /// The number of its section.
    var section = 0
    /// The number of its table, list or chart.
    var block = 0

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
