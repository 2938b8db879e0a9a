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
