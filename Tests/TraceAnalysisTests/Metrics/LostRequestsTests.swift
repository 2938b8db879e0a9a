import Testing

@testable import TraceAnalysis

@Suite struct LostRequestsTests {
    @Test func onlyWhatThereIsIsNamed() {
        #expect(LostRequests(22, cancelled: 5).words == ["17 failed", "5 cancelled"])
        #expect(LostRequests(1_200, cancelled: 0).words == ["1,200 failed"])
        #expect(LostRequests(28, cancelled: 28).words == ["28 cancelled"])
        #expect(LostRequests(0, cancelled: 0).words == [])
    }

    @Test func namesAreThoseAskedFor() {
        let lost = LostRequests(3, cancelled: 1)
        #expect(lost.names() == ["failed", "cancelled"])
        #expect(lost.names(failed: "failures", cancelled: "cancellations") == ["failures", "cancellations"])
        #expect(LostRequests(3, cancelled: 3).names() == ["cancelled"])
    }
}
