import Testing

@testable import TraceAnalysis

@Suite struct PhaseBreakdownTests {
    @Test func bandsAreByTheSumOfThePhases() throws {
        let table = try Requests.table(
            (0..<100).map { Requests.record(start: Double($0), wait: Double($0), transfer: 1) })
        let bands = PhaseBand.bands(of: table, rows: table.counted(AnalysisOptions()))
        #expect(bands.map(\.requests) == [50, 40, 5, 4, 1])
        #expect(bands[0].means.values == [0, 0, 0, 2, 24.5, 1])
        #expect(bands[4].means.values == [0, 0, 0, 2, 99, 1])
    }

    @Test func bandsWithoutARequestAreLeftOut() throws {
        let table = try Requests.table([Requests.record(start: 0)])
        #expect(PhaseBand.bands(of: table, rows: [0]).map(\.upper) == [100])
        #expect(PhaseBand.bands(of: table, rows: []).isEmpty)
    }
}
