import Testing

@testable import TraceAnalysis

/// Rules with a confidence: what fails, what passes, and what is open.
@Suite struct RuleBoundsTests {
    private static let server = SimulatedServer()

    private func result(
        _ rule: String, _ run: NamedRun, _ baselines: [NamedRun] = [], confidence: Double = 0.95
    ) throws -> CheckResult {
        let rule = try CheckRule(rule, hasBaseline: true, hasConfidence: true)
        return CheckReport([rule], of: run, baselines: baselines, confidence: confidence).results[0]
    }

    @Test func farFromTheLimitItIsClear() throws {
        let run = Self.server.named(400, seed: 1)
        #expect(try result("ttfb.p50 <= 200ms", run).verdict == .pass)
        #expect(try result("ttfb.p50 <= 40ms", run).verdict == .fail)
        #expect(try result("ttfb.p50 >= 40ms", run).verdict == .pass)
        #expect(try result("overview.request_throughput >= 1", run).verdict == .pass)
        #expect(try result("failures <= 5%", run).verdict == .pass)
        #expect(try result("failures <= 0", run).verdict == .pass)
    }

    @Test func nearTheLimitItIsOpen() throws {
        let run = Self.server.named(400, seed: 1)
        let value = try #require(run.run.figure(.percentile(50, .ttfb)).value)
        let result = try result("ttfb.p50 <= \(Int(value * 1.01))ns", run)
        #expect(result.verdict == .inconclusive)
        let (low, high) = (try #require(result.low), try #require(result.high))
        #expect(low < value && value < high)
        let needed = try #require(result.neededCount)
        #expect(needed > 400)
        #expect(result.reason == "needs about \(FigureStyle.grouped(needed)) requests to tell")
        #expect(try #require(result.effectiveCount) <= 400)
    }

    /// None of 80 failed: by 1 − 0.05^(1/n) it takes 299 without a failure to be below 1 %.
    @Test func ofNoFailuresTheBoundNarrowsWithTheirNumber() throws {
        let result = try result("failures <= 1%", Self.server.named(80, seed: 1))
        #expect(result.verdict == .inconclusive)
        let needed = try #require(result.neededCount)
        #expect((280...320).contains(needed))
    }

    /// With none of 200 failed the upper bound is about 1.5 %.
    @Test func sharesHaveExactBounds() throws {
        let run = Self.server.named(200, seed: 1)
        let result = try result("failures <= 1%", run)
        #expect(result.verdict == .inconclusive && result.value == 0 && result.low == 0)
        #expect(abs(try #require(result.high) - 0.014867) < 1e-4)
        #expect(try self.result("failures <= 2%", run).verdict == .pass)
    }

    @Test func aTailNeedsRequestsBeyondIt() throws {
        let result = try result("ttfb.p95 <= 10s", Self.server.named(180, seed: 1))
        #expect(result.verdict == .inconclusive)
        #expect(try #require(result.neededCount) >= 200)
        #expect(try self.result("ttfb.p95 <= 10s", Self.server.named(600, seed: 1)).verdict == .pass)
    }

    @Test func theBaselineIsUncertainToo() throws {
        let run = Self.server.named(400, seed: 1)
        let base = Self.server.named(400, seed: 2)
        let slow = SimulatedServer(firstByte: 160).named(400, seed: 3)
        #expect(try result("ttfb.p50 <= baseline * 1.3", run, [base]).verdict == .pass)
        #expect(try result("ttfb.p50 <= baseline * 1.3", slow, [base]).verdict == .fail)
        #expect(try result("ttfb.p50 <= baseline", run, [run]).verdict == .inconclusive)
        let several = (4...6).map { Self.server.named(400, seed: UInt64($0)) }
        #expect(try result("ttfb.p50 <= baseline * 1.3", slow, several).verdict == .fail)
        #expect(try result("ttfb.p50 <= baseline * 1.5", run, several).verdict == .pass)
        #expect(try result("overview.request_throughput >= baseline * 0.5", run, several).verdict == .pass)
    }

    /// Three starts of a server that differ by a tenth: however long each run is, they say too little.
    @Test func whereBaselinesLieApartNoNumberOfRequestsIsNamed() throws {
        let run = SimulatedServer(firstByte: 110).named(400, seed: 1)
        let apart = [90.0, 100, 110].enumerated().map {
            SimulatedServer(firstByte: $1).named(400, seed: UInt64(10 + $0))
        }
        let open = try result("ttfb.p50 <= baseline", run, apart)
        #expect(open.verdict == .inconclusive && open.neededCount == nil)
        #expect(open.reason?.hasPrefix("the 3 baselines lie too far apart to tell") == true, "\(open)")
        let wide = try result("ttfb.p50 <= baseline * 1.45", run, apart)
        #expect(wide.verdict == .inconclusive && wide.neededCount == nil)
        #expect(wide.reason?.hasSuffix(" of them, not more requests") == true, "\(wide)")
    }

    @Test func moreConfidenceIsWider() throws {
        let run = Self.server.named(400, seed: 1)
        let sure = try result("ttfb.p50 <= 200ms", run, confidence: 0.999)
        let unsure = try result("ttfb.p50 <= 200ms", run, confidence: 0.8)
        #expect(try #require(sure.low) < #require(unsure.low))
        #expect(try #require(sure.high) > #require(unsure.high))
    }

    @Test(arguments: ["ttfb.max <= 10s", "ttfb.std <= 10s", "stalls <= 99", "malformed == 0"])
    func someFiguresAreTakenAsTheyAre(rule: String) throws {
        let result = try result(rule, Self.server.named(200, seed: 1))
        #expect(result.verdict == .pass && result.low == nil && result.effectiveCount == nil)
    }

    @Test func whatIsMeasuredIsNeverKnownToBeEqual() {
        #expect(throws: RuleError(fault: .equalityOfMeasured("ttfb"), column: 10)) {
            try CheckRule("ttfb.p50 == 1s", hasConfidence: true)
        }
        #expect(throws: Never.self) { try CheckRule("failures == 0", hasConfidence: true) }
        #expect(throws: RuleError(fault: .equalityOfMeasured("failures in %"), column: 10)) {
            try CheckRule("failures == 0%", hasConfidence: true)
        }
    }

    @Test func neededCountsAreOfTwoDigits() {
        #expect(RuleBounds.rounded(37) == 37 && RuleBounds.rounded(1_341.2) == 1_400)
        #expect(RuleBounds.rounded(2e9) == nil)
    }
}
