import Testing

@testable import TraceAnalysis

@Suite struct SweepFigureTests {
    /// scipy: t.interval(0.95, 2, mean, sem) of 9, 10, 12.
    @Test func theIntervalIsStudents() throws {
        let figure = try #require(RepeatedFigure([9, 10, 12]))
        let interval = try #require(figure.interval)
        #expect(abs(figure.mean - 31.0 / 3) < 1e-12)
        #expect(abs(interval.lowerBound - 6.538_749) < 1e-5)
        #expect(abs(interval.upperBound - 14.127_918) < 1e-5)
    }

    @Test func oneRunIsItsFigureAndHasNone() throws {
        let figure = try #require(RepeatedFigure([9.1]))
        #expect(figure.mean == 9.1 && figure.interval == nil)
        #expect(RepeatedFigure([]) == nil)
        #expect(RepeatedFigure([4, 4, 4])?.interval == 4...4)
    }

    @Test func aFigureThatARunLacksIsNotThere() throws {
        let point = SweepPoint(load: .number(1), runs: [MadeRun().run, MadeRun(throughput: nil).run])
        #expect(point.mean(.requestThroughput) == nil)
        #expect(point.mean(.tokensPerUser) == 100)
        #expect(point.mean(.percentile(50, .ttfb)) == nil)
    }

    /// The mean of the reciprocals, not the reciprocal of the mean.
    @Test func tokensPerUserAreTheMeanOfEachRequests() throws {
        let sample = try #require(Sample([10e6, 20e6, 0]))
        let run = AnalyzedRun(
            Measurements(samples: [.decodeTimePerToken: sample]), run: RunDescription(file: "-"),
            options: AnalysisOptions())
        #expect(SweepRun(run, folder: "a").tokensPerUser == 75)
    }

    @Test func aDistributionIsKeptByAThousandOfItsRanks() throws {
        let few = CoarseDistribution(try #require(Sample([3, 1, 2])))
        #expect(few.values == [1, 2, 3] && few.count == 3)
        let many = CoarseDistribution(try #require(Sample((0..<10_001).map(Double.init))))
        #expect(many.values.count == 1_001 && many.count == 10_001)
        #expect(many.values.first == 0 && many.values[500] == 5_000 && many.values.last == 10_000)
    }
}
