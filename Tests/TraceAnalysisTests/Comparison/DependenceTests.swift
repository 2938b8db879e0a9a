import Testing

@testable import TraceAnalysis

@Suite struct DependenceTests {
    /// Requests one after the other whose waits are as given, in ms.
    private func table(_ waits: [Double]) throws -> RequestTable {
        try Requests.table(
            waits.enumerated().map { index, wait in Requests.record(start: Double(index) * 100, wait: wait) })
    }

    private func dependence(_ waits: [Double]) throws -> Dependence {
        let table = try table(waits)
        return Dependence(
            table, table.rowsByStart(AnalysisOptions()), RunEvidence.statistics(AnalysisOptions()))
    }

    /// A first-order autoregression: τ of its mean is (1 + φ) ÷ (1 − φ).
    private func series(_ count: Int, memory: Double, seed: UInt64) -> [Double] {
        var random = SeededGenerator(seed: seed)
        var level = 0.0
        return (0..<count).map { _ in
            level = memory * level + (1 - memory * memory).squareRoot() * random.normal()
            return 50 + 5 * level
        }
    }

    @Test func independentRequestsTellWhatTheyAre() throws {
        let size = try dependence(series(2_000, memory: 0, seed: 1)).size(of: .mean, .ttfb, count: 2_000)
        #expect(size.value > 1_500)
    }

    @Test func dependentOnesTellLess() throws {
        let dependence = try dependence(series(8_000, memory: 0.8, seed: 2))
        let mean = dependence.size(of: .mean, .ttfb, count: 8_000)
        #expect((6...13).contains(mean.autocorrelationTime), "\(mean.autocorrelationTime)")
        let median = dependence.size(of: .percentile(Percentile(50)), .ttfb, count: 8_000)
        let tail = dependence.size(of: .percentile(Percentile(99)), .ttfb, count: 8_000)
        #expect(median.autocorrelationTime > 3)
        // A tail never tells more than the median.
        #expect(tail.autocorrelationTime >= median.autocorrelationTime)
    }

    /// What goes up and down with the duration depends as that does; what has no column, as the worst of the whole.
    @Test func metricsWithoutAColumnTakeAnothers() throws {
        let dependence = try dependence(series(4_000, memory: 0.8, seed: 3))
        let duration = dependence.size(of: .mean, .httpReqDuration, count: 4_000)
        #expect(dependence.size(of: .mean, .ttlb, count: 4_000) == duration)
        #expect(
            dependence.size(of: .mean, .scheduleLag, count: 4_000).autocorrelationTime
                >= duration.autocorrelationTime)
    }

    @Test func theOrderIsThatOfTheStart() throws {
        let waits = series(2_000, memory: 0.9, seed: 4)
        let records = waits.enumerated().map { Requests.record(start: Double($0.0) * 100, wait: $0.1) }
        func size(_ records: [TraceRecord]) throws -> EffectiveSampleSize {
            let table = try Requests.table(records)
            return Dependence(table, table.rowsByStart(AnalysisOptions()), [.mean])
                .size(of: .mean, .ttfb, count: 2_000)
        }
        var random = SeededGenerator(seed: 5)
        #expect(try size(records) == size(records.shuffled(using: &random)))
    }

    @Test func nothingKnownMeansIndependent() {
        let size = Dependence().size(of: .mean, .ttfb, count: 7)
        #expect(size.count == 7 && size.autocorrelationTime == 1)
        #expect(Dependence.sizes(of: [1], [.mean]) == nil)
    }
}
