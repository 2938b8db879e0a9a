import Testing

@testable import TraceAnalysis

@Suite struct DurationByTokensTests {
    private func durations(_ records: [TraceRecord]) throws -> DurationByTokens? {
        DurationByTokens(try Requests.table(records), AnalysisOptions())
    }

    /// Requests of 12 ms and 5 ms a token, one of them two seconds longer.
    private var records: [TraceRecord] {
        (0..<40).map { index in
            let tokens = Double(10 + index * 3 % 50)
            let extra: Double = index == 17 ? 2_000 : index % 2 == 0 ? 1 : -1
            return Requests.record(
                start: Double(index) * 50, transfer: tokens * 5 + extra, tokens: tokens)
        }
    }

    @Test func theLineIsThatOfMost() throws {
        let found = try #require(try durations(records))
        #expect(found.points.count == 40)
        #expect(abs((found.slope ?? 0) - 5e6) < 0.1e6)
        #expect(abs((found.intercept ?? 0) - 12e6) < 3e6)
        #expect(found.outliers.map(\.row) == [17])
        #expect(abs(found.outliers[0].excess - 2_000e6) < 10e6)
    }

    @Test func theSlowestSayHowMuchLongerThanTheirTokensExplain() throws {
        let table = try Requests.table(records)
        let slowest = table.slowestBesideTokens(AnalysisOptions()).requests
        #expect(slowest.count == SlowestRequests.limit)
        #expect(abs((slowest[0].excess?.time ?? 0) - 2_000e6) < 10e6)
        #expect(slowest.map { $0.excess?.standsOut } == [true] + slowest.dropFirst().map { _ in false })
        let few = try Requests.table(Array(records.prefix(9)))
        #expect(few.slowestBesideTokens(AnalysisOptions()) == few.slowest)
        #expect(few.slowest.requests.allSatisfy { $0.excess == nil })
    }

    @Test func tokensExplainWhatVariesWithThem() throws {
        let found = try durations(records.enumerated().filter { $0.offset != 17 }.map(\.element))
        #expect((found?.explained ?? 0) > 0.99)
    }

    @Test func fewOrEqualLengthsHaveNoLine() throws {
        let few = try #require(try durations(Array(records.prefix(9))))
        #expect(few.slope == nil && few.intercept == nil && few.outliers.isEmpty && few.middle == nil)
        let equal = try durations((0..<20).map { Requests.record(start: Double($0), tokens: 7) })
        #expect(equal?.slope == nil && equal?.explained == nil && equal?.middle == 42e6)
        #expect(try durations([Requests.record(start: 0)]) == nil)
    }

    /// 98 answers of 40 tokens and two of 41 tell nothing of what a token costs.
    @Test func lengthsThatHardlyDifferHaveNoLine() throws {
        let table = try #require(
            try RecordedRun.named("aiperf-0.13-nonstreaming").measured(keepsRequests: true).requests)
        let found = try #require(DurationByTokens(table, AnalysisOptions()))
        #expect(Set(found.points.map(\.tokens)) == [40, 41])
        #expect(found.slope == nil && found.intercept == nil)
        let middle = try #require(found.middle)
        #expect(middle == Median.of(found.points.map(\.duration)))
        #expect(found.points.allSatisfy { $0.excess == $0.duration - middle })
        let slowest = try #require(table.slowestBesideTokens(AnalysisOptions()).requests.first)
        #expect(slowest.excess?.isOverMedian == true)
        #expect(slowest.excess?.time == slowest.duration - middle)
    }
}
