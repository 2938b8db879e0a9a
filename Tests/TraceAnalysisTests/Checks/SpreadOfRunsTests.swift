import Testing

@testable import TraceAnalysis

@Suite struct SpreadOfRunsTests {
    private func results(_ run: NamedRun, _ others: [NamedRun]) -> [CheckResult] {
        CheckReport([], of: run, against: others).results
    }

    private let others = (1...6).map { SimulatedServer().named(seed: UInt64($0)) }

    @Test func aRunLikeTheOthersPasses() throws {
        let results = results(SimulatedServer().named(seed: 20), others)
        #expect(
            results.map(\.rule.text) == [
                "http_req_duration.p50 as in 6 runs", "http_req_duration.p95 as in 6 runs",
                "ttfb.p50 as in 6 runs", "ttfb.p95 as in 6 runs", "decode_time_per_token.p50 as in 6 runs",
                "request_throughput as in 6 runs",
            ])
        #expect(results.allSatisfy { $0.verdict == .pass }, "\(results.compactMap(\.reason))")
        for result in results {
            let (low, high) = (try #require(result.low), try #require(result.high))
            #expect(low < high)
            #expect(result.limit == (result.rule.comparison == .atLeast ? low : high))
        }
    }

    @Test func aSlowerOneFailsAndAFasterOneDoesNot() throws {
        let slow = results(SimulatedServer(firstByte: 300).named(seed: 20), others)
        let ttfb = try #require(slow.first { $0.rule.figure == .percentile(50, .ttfb) })
        #expect(ttfb.verdict == .fail && ttfb.reason?.hasPrefix("the last 6 ran ") == true)
        let fast = results(SimulatedServer(firstByte: 20).named(seed: 20), others)
        #expect(fast.allSatisfy { $0.verdict == .pass })
    }

    @Test func fewRunsSayNothing() {
        let results = results(SimulatedServer().named(seed: 20), Array(others.prefix(4)))
        #expect(!results.isEmpty && results.allSatisfy { $0.verdict == .inconclusive })
        #expect(results.allSatisfy { $0.reason == "fewer than 5 runs to hold it against" })
        #expect(self.results(SimulatedServer().named(seed: 20), []).isEmpty)
        let one = self.results(SimulatedServer().named(seed: 20), Array(others.prefix(1)))
        #expect(!one.isEmpty && one.allSatisfy { $0.rule.text.hasSuffix(" as in 1 run") })
    }
}
