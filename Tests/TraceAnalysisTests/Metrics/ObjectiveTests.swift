import Testing

@testable import TraceAnalysis

@Suite struct ObjectiveTests {
    private func fault(_ text: String) -> RuleError? {
        do throws(RuleError) {
            _ = try Objective(text)
            return nil
        } catch {
            return error
        }
    }

    private func values(_ known: [MetricTag: Double]) -> MetricValues {
        known.reduce(into: MetricValues()) { $0[$1.key] = $1.value }
    }

    @Test(
        arguments: [
            ("time_to_first_token <= 500ms", .timeToFirstToken, 5e8, true),
            (" time_to_first_token<=500ms ", .timeToFirstToken, 500_000_001, false),
            ("ttfb < 0.5s", .ttfb, 5e8, false), ("token_throughput >= 20", .tokenThroughput, 20, true),
            ("output_tokens == 7", .outputTokens, 7, true),
            ("response_size > 1KB", .responseSize, 1_025, true),
        ] as [(String, MetricTag, Double, Bool)])
    func rules(_ text: String, _ tag: MetricTag, _ value: Double, _ isMet: Bool) throws {
        let objective = try Objective(text)
        #expect(objective.metric == tag.name)
        #expect(objective.isMet(by: values([tag: value])) == isMet)
        #expect(!objective.isMet(by: values([:])))
    }

    @Test(
        arguments: [
            ("", .empty, 1), ("tfb <= 5ms", .unknownName("tfb"), 1),
            ("ttfb.p99 <= 5ms", .superfluousStatistic("p99", of: "ttfb"), 5),
            ("failures <= 1%", .notOfARequest("failures"), 1),
            ("inter_chunk_latency <= 5ms", .notOfARequest("inter_chunk_latency"), 1),
            ("ttfb ! 5ms", .unknownComparison("!"), 6), ("ttfb <= 5", .missingUnit(.time), 10),
            ("ttfb <= 5KB", .unfitUnit("KB", .time), 10), ("ttfb <= 5ms x", .superfluous("x"), 13),
            ("ttfb <= baseline", .noNumber("baseline", orBaseline: false), 9),
        ] as [(String, RuleError.Fault, Int)])
    func whatIsNoObjective(_ text: String, _ expected: RuleError.Fault, _ column: Int) {
        #expect(fault(text) == RuleError(fault: expected, column: column))
    }

    /// AIPerf's own names, limits in its display units, at least where more is better.
    @Test(
        arguments: [
            ("request_latency", 450, "request_latency <= 450ms", .requestLatency, 450e6),
            ("inter_token_latency", 10.5, "inter_token_latency <= 10.5ms", .interTokenLatency, 10_500_000),
            ("output_sequence_length", 7, "output_sequence_length <= 7", .outputTokens, 7),
            (
                "output_token_throughput_per_user", 50, "output_token_throughput_per_user >= 50",
                .interTokenLatency, 20e6
            ),
        ] as [(String, Double, String, MetricTag, Double)])
    func thoseOfASummary(_ name: String, _ limit: Double, _ text: String, _ tag: MetricTag, _ edge: Double)
        throws
    {
        let objective = try #require(Objective(summary: name, limit: limit))
        #expect(objective.text == text && objective.metric == name)
        #expect(objective.isMet(by: values([tag: edge])))
        #expect(!objective.isMet(by: values([tag: edge * 1.001])))
        #expect(!objective.isMet(by: values([:])))
    }

    @Test(arguments: ["time_to_second_token", "inter_chunk_latency", "", "request_count"])
    func whatIsNotReadOfARequestIsNone(_ name: String) {
        #expect(Objective(summary: name, limit: 1) == nil)
    }
}
