import Testing

@testable import TraceAnalysis

@Suite struct GoodputTallyTests {
    private static func request(_ ttft: Double?, _ outcome: RequestOutcome = .successful) -> RequestMetrics {
        var request = RequestMetrics(outcome: outcome, hasTrace: false)
        request.values[.timeToFirstToken] = ttft
        return request
    }

    private static let requests: [(RequestMetrics, wasCancelled: Bool, marked: Bool?)] = [
        (request(1e6), false, true), (request(9e6), false, nil), (request(nil), false, nil),
        (request(1e6, .failed), false, nil), (request(1e6, .cancelled), true, nil),
    ]

    private func tally(
        _ list: ObjectiveList, _ requests: ArraySlice<(RequestMetrics, wasCancelled: Bool, marked: Bool?)>
    )
        -> GoodputTally
    {
        var tally = GoodputTally(list)
        for request in requests {
            tally.add(request.0, wasCancelled: request.wasCancelled, marked: request.marked, list)
        }
        return tally
    }

    @Test func onlyASuccessfulRequestMeetsAnythingAndNoneThatWasCancelledCounts() throws {
        let list = ObjectiveList(asked: [try Objective("time_to_first_token <= 5ms")], limits: [:])
        let tally = tally(list, Self.requests[...])
        #expect(tally.of == 4 && tally.good == 1 && tally.met == [1] && tally.marked == 1)
    }

    @Test func theRecordsMayTell() {
        let list = ObjectiveList(asked: [], limits: [:])
        let tally = tally(list, Self.requests[...])
        #expect(tally.of == 4 && tally.good == 1 && tally.met.isEmpty)
        #expect(CountedGoodput(list, tally) != nil)
        #expect(CountedGoodput(list, GoodputTally(list)) == nil)
    }

    @Test func twoPartsAreTheWhole() throws {
        let list = ObjectiveList(
            asked: [try Objective("time_to_first_token <= 5ms"), try Objective("time_to_first_token > 2ms")],
            limits: [:])
        for cut in 0...Self.requests.count {
            var first = tally(list, Self.requests[..<cut])
            first.append(tally(list, Self.requests[cut...]))
            #expect(first == tally(list, Self.requests[...]))
        }
    }

    @Test func whatAIPerfCancelsIsCancelledOnPurpose() {
        var record = TraceRecord()
        #expect(!record.isCancelledOnPurpose)
        record.error = RecordError(type: "RequestCancellationError")
        #expect(record.isCancelledOnPurpose)
        record.error = nil
        record.metadata.wasCancelled = true
        #expect(record.isCancelledOnPurpose)
    }
}
