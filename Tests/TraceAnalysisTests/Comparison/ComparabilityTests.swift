import Testing

@testable import TraceAnalysis

@Suite struct ComparabilityTests {
    private func side(streaming: Bool = true, failures: Int = 0, empty: Int = 0) -> ComparedSide {
        var collector = MeasurementCollector(
            options: AnalysisOptions(), detail: .comparisons, asksForStreams: streaming)
        for index in 0..<100 {
            collector.add(
                Requests.record(
                    start: Double(index) * 100, tokens: index < empty ? nil : 10,
                    isFailed: index >= 100 - failures))
        }
        let run = AnalyzedRun(
            collector.finish(), run: RunDescription(file: "a"), options: AnalysisOptions())
        return ComparedSide(NamedRun(name: "a", run: run))
    }

    @Test func runsOfOneKindCanBeCompared() {
        #expect(Comparability.reason(side(), side()) == nil)
        #expect(Comparability.reason(side(), side(failures: 9)) == nil)
        #expect(Comparability.reason(side(empty: 3), side(empty: 10)) == nil)
    }

    @Test func thoseOfAnotherCannot() throws {
        #expect(
            Comparability.reason(side(), side(streaming: false))
                == "the baseline streams and the other does not")
        let failures = try #require(Comparability.reason(side(), side(failures: 20)))
        #expect(failures == "0.0% of the baseline's requests and 20.0% of its own failed")
        let empty = try #require(Comparability.reason(side(empty: 30), side()))
        #expect(empty.contains("30.0%") && empty.contains("answers without output tokens"))
        let both = try #require(Comparability.reason(side(), side(streaming: false, failures: 20)))
        #expect(both.contains(", and "))
    }
}
