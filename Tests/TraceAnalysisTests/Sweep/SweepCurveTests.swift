import Testing

@testable import TraceAnalysis

@Suite struct SweepCurveTests {
    private func curve(_ runs: [MadeRun]) throws -> SweepCurve {
        try #require(try Sweep(runs.map(\.run), options: AnalysisOptions()).curves.first)
    }

    @Test func capacityIsTheLargestLoadThatMeetsTheObjectives() throws {
        let met: [(Int, Int)] = [(1, 100), (2, 96), (4, 95), (8, 94), (16, 10)]
        let curve = try curve(met.map { MadeRun(folder: "\($0)", concurrency: $0, good: $1) })
        #expect(curve.capacity == 2)
        #expect(
            curve.sentences.contains {
                $0.hasPrefix(
                    "4 users is the most that meets the SLOs (time_to_first_token <= 500ms): 95 % of the requests do, with 8 users 94 %"
                )
            })
    }

    @Test func whereNoLoadMeetsThemOrNothingIsAskedThereIsNone() throws {
        let none = try curve(
            ([(1, 90), (2, 80)] as [(Int, Int)]).map { MadeRun(folder: "\($0)", concurrency: $0, good: $1) })
        #expect(none.capacity == nil)
        #expect(
            none.sentences.contains {
                $0.hasPrefix("No load meets the SLOs") && $0.hasSuffix("at best 1 user, with 90 %.")
            })
        let hopeless = try curve(
            ([1, 2] as [Int]).map { MadeRun(folder: "\($0)", concurrency: $0, good: 0) })
        #expect(
            hopeless.sentences.contains(
                "At no load does a single request meet the SLOs (time_to_first_token <= 500ms)."),
            "\(hopeless.sentences)")
        let unasked = try curve(([1, 2] as [Int]).map { MadeRun(folder: "\($0)", concurrency: $0) })
        #expect(unasked.capacity == nil)
        #expect(!unasked.sentences.contains { $0.contains("SLO") })
    }

    @Test func repetitionsShareTheirRequests() throws {
        let curve = try curve([
            MadeRun(folder: "a", good: 100), MadeRun(folder: "b", failed: 4, good: 92),
            MadeRun(folder: "c", good: 96),
        ])
        #expect(curve.points.count == 1)
        #expect(curve.points[0].goodShare == 288.0 / 300)
        #expect(curve.points[0].failedShare == 4.0 / 300)
    }

    @Test func theParetoSetIsWhatNothingBeats() throws {
        // Tokens a user and in all: (100, 1000), (90, 2000), (80, 1900), (95, 2000).
        let runs: [(Int, Double, Double)] = [
            (1, 10, 10), (2, 1_000 / 90, 20), (4, 12.5, 19), (8, 1_000 / 95, 20),
        ]
        let curve = try curve(
            runs.map { MadeRun(folder: "\($0)", concurrency: $0, throughput: $2, decodeTime: $1) })
        #expect(curve.pareto == [0, 3])
    }

    @Test func sentencesSayWhereThroughputStops() throws {
        let runs: [(Int, Double, Double)] = [
            (1, 3.5, 57), (2, 7, 55), (4, 14, 58), (8, 27.3, 57), (16, 27.1, 336), (32, 27.6, 860),
        ]
        let curve = try curve(
            runs.map { MadeRun(folder: "\($0)", concurrency: $0, throughput: $1, firstToken: $2) })
        #expect(
            curve.sentences.first
                == "Throughput stops at 27.3/s from 8 users on; 16 add nothing and the first token takes 5.9 times as long."
        )
    }

    @Test func sentencesSayWhereItGrowsLittleOrFalls() throws {
        let little = try curve(
            ([(1, 10.0), (2, 20), (4, 24)] as [(Int, Double)]).map {
                MadeRun(folder: "\($0)", concurrency: $0, throughput: $1)
            })
        #expect(
            little.sentences.first == "Throughput grows little beyond 2 users, which get 20.0/s; 4 add 20 %.")
        let falls = try curve(
            ([(1, 10.0), (2, 20), (4, 15)] as [(Int, Double)]).map {
                MadeRun(folder: "\($0)", concurrency: $0, throughput: $1)
            })
        #expect(
            falls.sentences.first == "Throughput stops at 20.0/s from 2 users on; with 4 it falls to 15.0/s.")
        let grows = try curve(
            ([(1, 10.0), (2, 20), (4, 38)] as [(Int, Double)]).map {
                MadeRun(folder: "\($0)", concurrency: $0, throughput: $1)
            })
        #expect(grows.sentences.first == "Throughput still grows at 4 users, the highest load: 38.0/s.")
    }

    @Test func failuresAreTold() throws {
        let curve = try curve(
            ([(1, 0), (2, 0), (4, 3), (8, 12)] as [(Int, Int)]).map {
                MadeRun(folder: "\($0)", concurrency: $0, throughput: 10, failed: $1)
            })
        #expect(
            curve.sentences.contains(
                "From 4 users on requests failed: at most 12 % of the requests, at 8 users."))
    }
}
