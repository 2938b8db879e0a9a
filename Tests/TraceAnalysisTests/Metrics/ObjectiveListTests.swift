import Testing

@testable import TraceAnalysis

@Suite struct ObjectiveListTests {
    @Test func theCommandLineComesFirst() throws {
        let asked = [try Objective("ttfb <= 5ms")]
        let list = ObjectiveList(asked: asked, limits: ["request_latency": 4])
        #expect(list.source == .option && list.objectives == asked)
    }

    @Test func thenTheSummaryInTheOrderOfItsNames() {
        let list = ObjectiveList(asked: [], limits: ["time_to_first_token": 4, "request_latency": 4])
        #expect(list.source == .summary)
        #expect(list.objectives.map(\.metric) == ["request_latency", "time_to_first_token"])
    }

    /// Where one of several is not known, the others alone would say too much.
    @Test(arguments: [[:], ["request_latency": 4, "time_to_second_token": 4]])
    func thenTheRecords(_ limits: [String: Double]) {
        let list = ObjectiveList(asked: [], limits: limits)
        #expect(list.source == .records && list.objectives.isEmpty)
    }
}
