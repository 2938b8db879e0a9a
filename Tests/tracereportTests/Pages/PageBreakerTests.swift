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

    @Test func nothingIsNoPage() {
        #expect(pages([]).isEmpty)
    }
}
