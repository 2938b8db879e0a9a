import Testing

@testable import TraceAnalysis

@Suite struct UpperHalfPartitionTests {
    /// The same partition for numbers of different lengths, as a multiset uses it.
    @Test func everyNumberComesOutInItsBin() {
        var random = SplitMix(seed: 5)
        var partition = UpperHalfPartition()
        for count in [0, 1, 3_000, 500] {
            let numbers = (0..<count).map { _ in UInt32.random(in: 0...300_000, using: &random) } + [.max]
            var found: [UInt32] = []
            var bins: [Int] = []
            partition.forEachBin(of: [Array(numbers.prefix(700)), [], Array(numbers.dropFirst(700))]) {
                bin, lows in
                bins.append(bin)
                found += lows.map { UInt32(bin) << 16 | UInt32($0) }
            }
            #expect(bins == Set(numbers.map { Int($0 >> 16) }).sorted())
            #expect(found.sorted() == numbers.sorted())
        }
    }
}
