import Testing

@testable import TraceAnalysis

@Suite struct NumberListTests {
    private func list(_ portions: [[UInt32]]) -> NumberList {
        var list = NumberList()
        for portion in portions { portion.withUnsafeBufferPointer { list.append($0) } }
        return list
    }

    @Test func numbersComeOutInTheirOrder() {
        let portions = (0..<40).map { portion in (0..<1_000).map { UInt32(portion * 1_000 + $0) } }
        let list = list([[]] + portions)
        #expect(list.count == 40_000)
        #expect(list.pages.count < 6)
        #expect(Array(list.pages.joined()) == portions.flatMap { $0 })
    }

    @Test func aPageIsHandedOutOnce() {
        var whole = list([[1, 2, 3]])
        whole.append(list([[4]]))
        #expect(whole.count == 4)
        #expect(whole.popPage() == [4])
        #expect(whole.popPage() == [1, 2, 3])
        #expect(whole.popPage() == nil)
        #expect(whole.count == 0)
    }

    /// Pages that are large enough for the system's huge ones hold what any other page does.
    @Test func largePagesHoldTheirNumbers() {
        let portion = (0..<300_000).map { UInt32($0) }
        let list = list([portion, portion, portion])
        #expect(list.count == 900_000)
        #expect(Array(list.pages.joined()) == portion + portion + portion)
    }
}
