import Testing

@testable import TraceAnalysis

@Suite struct AnswerGapsTests {
    @Test func oneAnswerLeavesNothingToTheNext() {
        var gaps = AnswerGaps(between: [5, 7, 7, 20])
        #expect(gaps.list == [2, 0, 13])
        #expect(gaps.areWhole)
        gaps.measure([100, 101])
        #expect(gaps.list == [1])
        gaps.measure([3])
        #expect(gaps.list.isEmpty)
        #expect(gaps.areWhole)
    }

    @Test(
        "what is no whole number of 32 bits is said",
        arguments: [[7, 5], [0, 4_294_967_296], [-1, 3], [.min, .max]] as [[Int64]])
    func unlikeTimes(_ times: [Int64]) {
        #expect(!AnswerGaps(between: times).areWhole)
        #expect(AnswerGaps(between: [0, 4_294_967_295]).areWhole)
    }
}
