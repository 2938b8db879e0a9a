import Testing

@testable import TraceAnalysis

@Suite struct CreditTallyTests {
    private func tally(_ credits: [Int64?]) -> CreditTally {
        credits.reduce(into: CreditTally()) { $0.add($1) }
    }

    @Test func intervalsAreCountedNotRequests() {
        #expect(tally([0, 500_000_000, nil, 1_000_000_000]).rate == 2)
        #expect(tally([1_000_000_000, 0, 500_000_000]).rate == 2)
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
