import Testing

@testable import tracereport

@Suite struct PageBreakerTests {
    private func pages(_ pieces: [Piece], heads: [Int: [Piece]] = [:]) -> [[PlacedPiece]] {
        PageBreaker.pages(of: PieceList(pieces: pieces, heads: heads), height: 100)
    }

    @Test func piecesFillPagesInOrder() {
        let pages = pages(Array(repeating: Piece(height: 30, space: 5), count: 7))
        #expect(pages.map(\.count) == [3, 3, 1])
        #expect(pages.first?.map(\.y) == [0, 35, 70])
    }

    @Test func whatKeepsTogetherMovesTogether() {
        let heading = Piece(height: 20, keepsWithNext: true)
        let pages = pages([Piece(height: 70), heading, Piece(height: 20)])
        #expect(pages.map(\.count) == [1, 2])
    }

    @Test func whatIsTooLongToKeepIsDivided() {
        let pages = pages(Array(repeating: Piece(height: 40, keepsWithNext: true), count: 5))
        #expect(pages.map(\.count) == [2, 2, 1])
    }

    @Test func aPieceHigherThanThePageStandsAlone() {
        #expect(pages([Piece(height: 10), Piece(height: 300), Piece(height: 10)]).map(\.count) == [1, 1, 1])
    }

    @Test func headsStandAgain() {
        let head = Piece(height: 10, keepsWithNext: true)
        let rows = Array(repeating: Piece(height: 20, repeatsHeadOf: 1), count: 9)
        let pages = pages([head] + rows, heads: [1: [head]])
        #expect(pages.map(\.count) == [5, 5, 2])
        #expect(pages.allSatisfy { $0.first?.piece.height == 10 && $0.first?.piece.keepsWithNext == true })
    }

    @Test func aPieceCanBeginAPage() {
        #expect(pages([Piece(height: 10), Piece(height: 10, pageBreak: .always)]).map(\.count) == [1, 1])
        #expect(pages([Piece(height: 10, pageBreak: .always)]).map(\.count) == [1])
    }

    @Test func aCoverThatRanOverIsFollowedOnTheSamePage() {
        let after = Piece(height: 10, pageBreak: .unlessBarelyBegun)
        #expect(pages([Piece(height: 10), after]).map(\.count) == [1, 1])
        #expect(pages([Piece(height: 90), Piece(height: 20), after]).map(\.count) == [1, 2])
        #expect(pages([Piece(height: 90), Piece(height: 50), after]).map(\.count) == [1, 1, 1])
    }

    /// A chart of 60 points that becomes lower or higher by at most so many.
    private func chart(block: Int, by slack: Double, section: Int = 1) -> Piece {
        var piece = Piece(height: 60, space: 10)
        piece.stretch = Piece.Stretch(lower: slack, higher: slack) { _ in [] }
        (piece.isMovable, piece.block, piece.section) = (true, block, section)
        return piece
    }

    private func row(block: Int, section: Int = 1) -> Piece {
        var piece = Piece(height: 10)
        (piece.isMovable, piece.block, piece.section) = (true, block, section)
        return piece
    }

    private func text(_ height: Double, section: Int = 1, keeps: Bool = false) -> Piece {
        var piece = Piece(height: height, keepsWithNext: keeps)
        piece.section = section
        return piece
    }

    @Test func aTableComesBeforeAChartThatDoesNotFit() {
        let table = [row(block: 2), row(block: 2), row(block: 2)]
        let pages = pages([text(50), chart(block: 1, by: 0)] + table)
        #expect(pages.map { $0.map(\.piece.block) } == [[0, 2, 2, 2], [1]])
    }

    @Test func aHeadingStaysAheadOfWhatIsMoved() {
        let pages = pages(
            [text(50), text(10, section: 2, keeps: true), chart(block: 1, by: 0, section: 2)]
                + [row(block: 2, section: 2), row(block: 2, section: 2)])
        #expect(pages.map { $0.map(\.piece.height) } == [[50, 10, 10, 10], [60]])
        #expect(pages.map { $0.map(\.piece.section) } == [[1, 2, 2, 2], [2]])
    }

    @Test func nothingMovesOutOfItsSection() {
        let pages = pages([text(50), chart(block: 1, by: 0), row(block: 2, section: 2)])
        #expect(pages.map { $0.map(\.piece.block) } == [[0], [1, 2]])
    }

    @Test func chartsBecomeLowerWhereThatIsEnough() {
        let pages = pages([text(35), chart(block: 1, by: 9), text(10, section: 2)])
        // 35 + 10 + 60 are 5 too many.
        #expect(pages.map(\.count) == [2, 1])
        #expect(pages.first?.last?.piece.height == 55)
    }

    @Test func whatIsLeftIsSharedOut() {
        let pages = pages([text(20), chart(block: 1, by: 6), text(60, section: 2), text(1, section: 2)])
        // 10 are left: 6 for the chart, 4 for the space above it.
        #expect(pages.first?.map(\.piece.height) == [20, 66])
        #expect(pages.first?.map(\.y) == [0, 34])
        // The last page stays as it is.
        #expect(pages.last?.map(\.y) == [0, 60])
    }

    @Test func nothingIsNoPage() {
        #expect(pages([]).isEmpty)
    }
}
