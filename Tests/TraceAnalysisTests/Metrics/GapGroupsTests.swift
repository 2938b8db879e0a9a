import Testing

@testable import TraceAnalysis

@Suite struct GapGroupsTests {
    private static let requests = 2_000
    private static let gapsEach = 16

    /// Requests whose gaps are drawn one by one, or once for all of a request.
    private func groups(alikeWithinRequests: Bool) -> (GapGroups, Sample?) {
        var random = SeededGenerator(seed: 1)
        var groups = GapGroups()
        var values: [Double] = []
        for index in 0..<Self.requests {
            let whole = (1e7 + 1e6 * random.normal()).rounded()
            let gaps = (0..<Self.gapsEach).map { _ in
                alikeWithinRequests ? whole : (1e7 + 1e6 * random.normal()).rounded()
            }
            var metrics = RecordMetrics()
            metrics.interChunkLatency = NanosecondList(gaps)
            let gapsOfRecord = RequestGaps(Traces.record(nil, metrics: metrics))
            groups.add(gapsOfRecord, start: Int64(index) * 1_000_000_000)
            values += gaps
        }
        return (groups, Sample(values))
    }

    @Test func independentGapsCountForThemselves() throws {
        let (groups, sample) = groups(alikeWithinRequests: false)
        let median = try #require(sample).median
        let spread = try #require(groups.spread(at: Percentile(50), value: median))
        #expect((1...1.9).contains(spread), "\(spread)")
        let error = try #require(groups.standardErrorOfMean)
        let expected = 1e6 / Double(Self.requests * Self.gapsEach).squareRoot()
        #expect(abs(error / expected - 1) < 0.3, "\(error)")
    }

    @Test func gapsThatAreAlikeCountAsOne() throws {
        let (groups, sample) = groups(alikeWithinRequests: true)
        let median = try #require(sample).median
        let spread = try #require(groups.spread(at: Percentile(50), value: median))
        #expect((0.5...2).contains(spread / Double(Self.gapsEach)), "\(spread)")
        let error = try #require(groups.standardErrorOfMean)
        let expected = 1e6 / Double(Self.requests).squareRoot()
        #expect(abs(error / expected - 1) < 0.35, "\(error)")
    }

    @Test func theOrderOfAddingDoesNotMatter() {
        func part(_ range: Range<Int>) -> GapGroups {
            var groups = GapGroups()
            for index in range {
                var metrics = RecordMetrics()
                metrics.interChunkLatency = [Double(index * 1_000), 5_000_000]
                groups.add(
                    RequestGaps(Traces.record(nil, metrics: metrics)), start: Int64(index) * 7_654_321)
            }
            return groups
        }
        var split = part(0..<40)
        split.append(part(40..<100))
        #expect(split == part(0..<100))
        var turned = part(40..<100)
        turned.append(part(0..<40))
        #expect(turned.standardErrorOfMean == split.standardErrorOfMean)
    }

    @Test func fewGroupsSayNothing() {
        #expect(GapGroups().standardErrorOfMean == nil)
        #expect(GapGroups().spread(at: Percentile(50), value: 1) == nil)
        var one = GapGroups()
        var metrics = RecordMetrics()
        metrics.interChunkLatency = [1e6, 2e6]
        one.add(RequestGaps(Traces.record(nil, metrics: metrics)), start: 7)
        #expect(one.standardErrorOfMean == nil)
    }
}
