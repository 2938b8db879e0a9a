import Testing

@testable import TraceAnalysis

@Suite struct CreditTallyTests {
    private func tally(_ credits: [Int64?]) -> CreditTally {
        credits.reduce(into: CreditTally()) { $0.add($1) }
    }

    @Test func intervalsAreCountedNotRequests() {
        #expect(tally([0, 500_000_000, nil, 1_000_000_000]).rate == 2)
        #expect(tally([1_000_000_000, 0, 500_000_000]).rate == 2)
        // Moments that no Double tells apart.
        let moment: Int64 = 1_795_466_088_888_089_456
        #expect(tally([moment, moment + 1]).rate.map { abs($0 - 1e9) < 1 } == true)
    }

    @Test(arguments: [[], [5], [5, 5], [nil]] as [[Int64?]])
    func tooFewTellNothing(_ credits: [Int64?]) { #expect(tally(credits).rate == nil) }

    @Test func twoPartsAreTheWhole() {
        let credits: [Int64?] = [7, nil, 3, 9_000_000_000, 4]
        for cut in 0...credits.count {
            var first = tally(Array(credits[..<cut]))
            first.append(tally(Array(credits[cut...])))
            #expect(first == tally(credits))
        }
    }
}
