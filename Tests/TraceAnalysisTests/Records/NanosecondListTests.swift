import Testing

@testable import TraceAnalysis

@Suite struct NanosecondListTests {
    @Test func timesComeBackInTheirOrder() {
        var random = SplitMix(seed: 41)
        for _ in 0..<200 {
            let values = (0..<Int.random(in: 0...40, using: &random)).map { _ -> Double in
                switch Int.random(in: 0...5, using: &random) {
                case 0: Double(UInt64.random(in: 4_294_967_294...4_294_967_297, using: &random))
                case 1: Double.random(in: -2...2, using: &random)
                default: Double(UInt32.random(in: 0...100_000_000, using: &random))
                }
            }
            let list = NanosecondList(values)
            #expect(Array(list) == values)
            #expect(list.count == values.count)
            #expect(list.indices.allSatisfy { list[$0] == values[$0] })
        }
    }

    @Test func nothingIsAnEmptyList() {
        let list: NanosecondList = []
        #expect(list.isEmpty)
        #expect(list == NanosecondList())
    }

    /// The number that stands for another one is itself another one.
    @Test func theLargestNumberIsKept() {
        let list: NanosecondList = [1, 4_294_967_295, 2.5]
        #expect(Array(list) == [1, 4_294_967_295, 2.5])
        #expect(list.others.map(\.index) == [1, 2])
    }

    @Test func aListIsFilledAnew() {
        var list: NanosecondList = [1, 2.5]
        list.removeAll()
        #expect(list.isEmpty)
        [7, 8].withUnsafeBufferPointer { list.append($0) }
        list.append(9.5)
        #expect(Array(list) == [7, 8, 9.5])
    }
}
