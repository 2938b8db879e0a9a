import Testing

@testable import TraceAnalysis

@Suite struct SweepNamesTests {
    private func names(_ runs: [MadeRun]) throws -> [String] {
        try Sweep(runs.map(\.run), options: AnalysisOptions()).names
    }

    @Test func aLoneCurveNeedsNone() throws {
        #expect(
            try names([MadeRun(folder: "a", concurrency: 1), MadeRun(folder: "b", concurrency: 2)]) == [""])
    }

    @Test func curvesAreCalledByWhatTellsThemApart() throws {
        let split = [("128", 1), ("128", 2), ("128", 4), ("512", 1), ("512", 2)].map { length, users in
            MadeRun(folder: length + "/\(users)", variation: ["isl": length, "concurrency": "\(users)"])
        }
        #expect(try names(split) == ["128 input tokens", "512 input tokens"])
        let models = [MadeRun(folder: "a", model: "m"), MadeRun(folder: "b", model: "n")]
        #expect(try names(models) == ["m", "n"])
        let lengths = [
            MadeRun(folder: "a", concurrency: 1, tokens: 10),
            MadeRun(folder: "b", concurrency: 2, tokens: 30),
        ]
        #expect(try names(lengths) == ["10 output tokens", "30 output tokens"])
        let kinds = [MadeRun(folder: "a"), MadeRun(folder: "b", concurrency: nil, rate: 5)]
        #expect(try names(kinds) == ["by concurrency", "by request_rate"])
    }
}
