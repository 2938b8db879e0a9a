import Testing
import TraceAnalysis

@testable import TraceCharts

@Suite struct ChangeIntervalsTests {
    private func chart(_ candidates: [NamedRun]) -> Chart {
        let baseline = NamedRun(name: "before", run: .typical(300, seed: 1))
        return ChangeIntervals().chart(of: Comparison(baseline, candidates))
    }

    private func typical(_ name: String, seed: UInt64) -> NamedRun {
        NamedRun(name: name, run: .typical(300, seed: seed))
    }

    @Test func aRowIsAFigureThatTheVerdictRestsOn() throws {
        let comparison = Comparison(typical("before", seed: 1), [typical("after", seed: 2)])
        let chart = ChangeIntervals().chart(of: comparison)
        let parts = comparison.candidates[0].overall.parts.filter { $0.change.changePercent != nil }
        #expect(!parts.isEmpty && chart.missing == nil)
        #expect(chart.data.rows.map { $0[1] } == parts.map { .text($0.name) })
        #expect(
            chart.data.rows.map { $0[2] } == parts.map { .number($0.change.changePercent ?? .nan) })
        for (row, part) in zip(chart.data.rows, parts) {
            let interval = part.change.percentInterval
            #expect(row[3] == interval.map { .number($0.lowerBound) } ?? .missing)
            #expect(row[4] == interval.map { .number($0.upperBound) } ?? .missing)
            #expect(row[5] == .text(part.isDecisive ? part.verdict?.rawValue ?? "" : "no"))
        }
    }

    @Test func candidatesBeyondTheThirdAreNamedBelow() {
        let many = chart((2...5).map { typical("run-\($0)", seed: UInt64($0)) })
        #expect(many.footnotes.contains("not drawn: run-5"))
        #expect(Set(many.data.rows.map { $0[0] }) == [.text("run-2"), .text("run-3"), .text("run-4")])
    }

    @Test func withoutAFigureOnBothSidesThereIsNoPicture() {
        let bare = NamedRun(name: "bare", run: AnalyzedRun(requests: []))
        let chart = ChangeIntervals().chart(of: Comparison(bare, [bare]))
        #expect(chart.missing == "no figure is recorded on both sides")
        #expect(chart.data.rows.isEmpty)
    }
}
