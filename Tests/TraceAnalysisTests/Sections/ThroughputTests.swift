import Testing

@testable import TraceAnalysis

@Suite struct ThroughputTests {
    @Test func requestsCountWhereTheyEnd() throws {
        let table = try Requests.table(
            (0..<100).map {
                Requests.record(start: Double($0) * 10, tokens: 5, isFailed: $0 == 7)
            } + [Requests.record(start: nil)])
        let time = try #require(Timeline(table))
        let throughput = try #require(Throughput(table, time))
        #expect(throughput.windows.count == 5)
        #expect(throughput.windowLength == 200e6)
        #expect(throughput.windows.reduce(0) { $0 + $1.requests } == 99)
        #expect(throughput.windows.reduce(0) { $0 + $1.failed } == 1)
        #expect(throughput.windows.reduce(0) { $0 + $1.tokens } == 495)
        #expect(throughput.failures == [112e6])
        #expect(throughput.unknown == 1)
        #expect(throughput.hasTokens)
        let second = throughput.windows[3]
        #expect(abs(second.perSecond(Double(second.requests)) - 100) < 10)
    }

    @Test func aRunWithoutLengthHasNone() throws {
        let table = try Requests.table([])
        #expect(Timeline(table).flatMap { Throughput(table, $0) } == nil)
    }
}
