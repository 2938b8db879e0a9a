import Foundation
import Testing

@testable import TraceAnalysis

@Suite struct SweepTests {
    /// AIPerf's own sweep: a curve of six points against a server of eight slots.
    @Test func theSweepOfAIPerfIsACurve() throws {
        let sweep = try SweepFolder.sweep(SweepFolder.native)
        #expect(sweep.leftOut.isEmpty)
        let curve = try #require(sweep.curves.first)
        #expect(sweep.curves.count == 1)
        #expect(curve.along.name == "concurrency")
        #expect(curve.along.wholeName == "phases.profiling.concurrency")
        #expect(curve.points.map(\.load.number) == [1, 2, 4, 8, 16, 32])
        #expect(
            curve.points.map { $0.runs.map(\.folder) } == [1, 2, 4, 8, 16, 32].map { ["concurrency_\($0)"] })
        #expect(curve.knee == 3)
        #expect(curve.capacity == nil, "nothing is asked of requests")
        #expect(curve.pareto == [2, 5])
        #expect(curve.group.configuration.model == "mock-model")
        #expect(curve.group.streams == true)
    }

    @Test func everyFigureOfAPointIsThatOfItsRun() throws {
        let curve = try #require(try SweepFolder.sweep(SweepFolder.native).curves.first)
        for point in curve.points {
            let run = try SweepFolder.analyzed("\(SweepFolder.native)/concurrency_\(point.load.text)")
            let overview = run.analysis.overview
            #expect(point.mean(.requestThroughput) == overview.requestThroughput)
            #expect(point.mean(.outputTokenThroughput) == overview.outputTokenThroughput)
            for (tag, summary) in run.analysis.metrics {
                #expect(point.mean(.metric(tag, .mean)) == summary.mean)
                for percentile in [50, 90, 95, 99] {
                    #expect(point.mean(.percentile(percentile, tag)) == summary.p(percentile))
                }
            }
            #expect(point.failedShare == 0 && point.requests == 80)
            #expect(point.figure(.requestThroughput)?.interval == nil, "one run has no spread")
        }
    }

    /// Where AIPerf's own summary of the sweep has the same figure it is the same; it divides by a longer
    /// span.
    @Test func figuresAgreeWithThoseOfAIPerf() throws {
        let options = AnalysisOptions(percentileMethod: .linear)
        let curve = try #require(try SweepFolder.sweep(SweepFolder.native, options).curves.first)
        let file = SweepFolder.native + "/sweep_aggregate/profile_export_aiperf_sweep.json"
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: file)))
        let combinations = (object as? [String: Any])?["per_combination_metrics"] as? [[String: Any]] ?? []
        #expect(combinations.count == 6)
        for combination in combinations {
            let load = (combination["parameters"] as? [String: Double])?["concurrency"]
            let metrics = try #require(combination["metrics"] as? [String: [String: Any]])
            let point = try #require(curve.points.first { $0.load.number == load })
            func value(_ metric: String, _ name: String) throws -> Double {
                try #require(metrics[metric]?[name] as? Double)
            }
            for (tag, name) in [
                (MetricTag.requestLatency, "request_latency"), (.timeToFirstToken, "time_to_first_token"),
                (.httpReqDuration, "http_req_duration"), (.interTokenLatency, "inter_token_latency"),
            ] {
                for percentile in [50, 90, 99] {
                    let own = try #require(point.mean(.percentile(percentile, tag)))
                    let theirs = try value(name, "p\(percentile)")
                    #expect(abs(own / 1e6 - theirs) <= 1e-6 * theirs, "\(name) p\(percentile)")
                }
                let mean = try #require(point.mean(.metric(tag, .mean)))
                #expect(abs(mean / 1e6 - (try value(name, "mean"))) <= 1e-6)
            }
            let user = try #require(point.mean(.tokensPerUser))
            #expect(abs(user / (try value("output_token_throughput_per_user", "mean")) - 1) < 1e-6)
            let requests = try #require(point.mean(.requestThroughput))
            #expect(abs(requests / (try value("request_throughput", "mean")) - 1) < 0.01)
        }
    }

    /// AIPerf's intervals over repetitions are Student's as well.
    @Test func repetitionsAreOnePointWithTheIntervalOfAIPerf() throws {
        let options = AnalysisOptions(percentileMethod: .linear)
        let sweep = try SweepFolder.sweep(SweepFolder.multirun, options)
        #expect(sweep.curves.count == 1 && sweep.leftOut.isEmpty)
        let curve = try #require(sweep.curves.first)
        #expect(curve.points.count == 1 && curve.knee == nil)
        let point = try #require(curve.points.first)
        #expect(point.load.number == 8)
        #expect(point.runs.map(\.folder) == (1...3).map { "profile_runs/run_000\($0)" })
        let file = SweepFolder.multirun + "/aggregate/profile_export_aiperf_aggregate.json"
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: file)))
        let metrics = (object as? [String: Any])?["metrics"] as? [String: [String: Any]] ?? [:]
        for (tag, name) in [
            (MetricTag.requestLatency, "request_latency"), (.timeToFirstToken, "time_to_first_token"),
        ] {
            for percentile in [50, 90, 99] {
                let theirs = try #require(metrics["\(name)_p\(percentile)"])
                let own = try #require(point.figure(.percentile(percentile, tag)))
                let (low, high) = (own.interval?.lowerBound ?? 0, own.interval?.upperBound ?? 0)
                #expect(own.values.count == 3)
                for (value, key) in [(own.mean, "mean"), (low, "ci_low"), (high, "ci_high")] {
                    let expected = try #require(theirs[key] as? Double)
                    #expect(
                        abs(value / 1e6 - expected) <= 1e-6 * abs(expected), "\(name) p\(percentile) \(key)")
                }
            }
        }
    }

    @Test func twoVariablesMakeACurveForEachValueOfTheSmaller() throws {
        var runs: [SweepRun] = []
        for length in ["512", "128"] {
            for users in [16, 1, 4] {
                runs.append(
                    MadeRun(
                        folder: "isl_\(length)__concurrency_\(users)", concurrency: users,
                        variation: [
                            "datasets.main.prompts.isl.mean": length,
                            "phases.profiling.concurrency": "\(users)",
                        ], inputTokens: Double(length) ?? 0
                    ).run)
            }
        }
        let sweep = try Sweep(runs.shuffled(), options: AnalysisOptions())
        #expect(sweep.curves.map { $0.group.splits.map(\.value) } == [[.number(128)], [.number(512)]])
        #expect(sweep.curves.map(\.along.name) == ["concurrency", "concurrency"])
        #expect(sweep.curves.allSatisfy { $0.points.map(\.load.number) == [1, 4, 16] })
        let other = try Sweep(runs, by: "isl.mean", options: AnalysisOptions())
        #expect(
            other.curves.map { $0.group.splits.map(\.value) } == [[.number(1)], [.number(4)], [.number(16)]])
        #expect(other.curves.allSatisfy { $0.points.map(\.load.number) == [128, 512] && $0.knee == nil })
        #expect(throws: Sweep.Fault.self) { try Sweep(runs, by: "nothing", options: AnalysisOptions()) }
    }

    /// Of two variables with as many values each the first makes the curves.
    @Test func ofEqualVariablesTheFirstMakesTheCurves() throws {
        func runs(_ names: [String]) -> [SweepRun] {
            [("1", "a"), ("1", "b"), ("2", "a"), ("2", "b")].map { one, two in
                let pairs: KeyValuePairs =
                    names == ["x", "y"] ? ["x": one, "y": two] : ["y": two, "x": one]
                return MadeRun(folder: "\(one)\(two)", variation: pairs).run
            }
        }
        #expect(
            try Sweep(runs(["x", "y"]), options: AnalysisOptions()).curves.map(\.along.name) == ["y", "y"])
        #expect(
            try Sweep(runs(["y", "x"]), options: AnalysisOptions()).curves.map(\.along.name) == ["x", "x"])
    }

    /// Two variables that go hand in hand make one curve.
    @Test func variablesThatChangeTogetherMakeOneCurve() throws {
        let runs = (1...3).map { step in
            MadeRun(
                folder: "\(step)", concurrency: step,
                variation: ["isl": "\(step * 100)", "phases.profiling.concurrency": "\(step)"],
                inputTokens: Double(step * 100)
            ).run
        }
        let sweep = try Sweep(runs, options: AnalysisOptions())
        #expect(sweep.curves.count == 1)
        #expect(sweep.curves.first?.along.name == "concurrency")
        #expect(sweep.curves.first?.followers.map(\.name) == ["isl"])
        #expect(sweep.curves.first?.points.count == 3)
    }

    @Test func withoutVariationsConcurrencyRateAndLengthsTell() throws {
        let users = try Sweep(
            ([4, 1, 2] as [Int]).map { MadeRun(folder: "\($0)", concurrency: $0).run },
            options: AnalysisOptions())
        #expect(users.curves.map(\.along.name) == ["concurrency"])
        #expect(users.curves.first?.points.map(\.load.number) == [1, 2, 4])
        let rates = try Sweep(
            ([10, 2.5] as [Double]).map { MadeRun(folder: "\($0)", concurrency: nil, rate: $0).run },
            options: AnalysisOptions())
        #expect(rates.curves.map(\.along.name) == ["request_rate"])
        #expect(rates.curves.first?.points.map(\.load.text) == ["2.5", "10"])
        let lengths = try Sweep(
            ([500.4, 100.2, 100.9] as [Double]).map { MadeRun(folder: "\($0)", inputTokens: $0).run },
            options: AnalysisOptions())
        #expect(lengths.curves.map(\.along.name) == ["input_tokens"])
        #expect(lengths.curves.first?.points.map(\.load.number) == [100, 500])
        #expect(lengths.curves.first?.points.map(\.runs.count) == [2, 1])
        #expect(lengths.curves.first?.knee == nil, "longer inputs are no load")
    }

    /// Lengths within 5 % of the curve's first run belong to it, others make a curve of their own.
    @Test func runsOfOtherLengthsAreAnotherCurve() throws {
        let runs = ([(1, 100), (2, 104), (4, 106), (8, 95), (16, 200)] as [(Int, Int)]).map { users, length in
            MadeRun(folder: "\(users)", concurrency: users, tokens: Double(length)).run
        }
        let sweep = try Sweep(runs, options: AnalysisOptions())
        #expect(sweep.curves.map { $0.points.compactMap(\.load.number) } == [[1, 2, 8], [4], [16]])
    }

    @Test func whatDiffersInModelOrObjectivesIsAnotherCurve() throws {
        let runs = [
            MadeRun(folder: "a1", concurrency: 1).run, MadeRun(folder: "a2", concurrency: 2).run,
            MadeRun(folder: "b1", concurrency: 1, model: "n").run,
            MadeRun(folder: "c1", concurrency: 1, good: 100).run,
        ]
        let sweep = try Sweep(runs, options: AnalysisOptions())
        #expect(
            sweep.curves.map { $0.points.flatMap { $0.runs.map(\.folder) } } == [
                ["a1", "a2"], ["b1"], ["c1"],
            ])
    }

    @Test func anInvalidRunIsShownAndInNoFigure() throws {
        let runs = [
            MadeRun(folder: "1", concurrency: 1, throughput: 10).run,
            MadeRun(folder: "2", concurrency: 2, throughput: 20).run,
            MadeRun(folder: "2b", concurrency: 2, throughput: 2_000, tokens: 7, fault: .incomplete).run,
            MadeRun(folder: "4", concurrency: 4, throughput: 4_000, fault: .mostlyFailed).run,
        ]
        let unread = [Sweep.LeftOut(run: "0", reason: "is empty")]
        let sweep = try Sweep(runs, unread: unread, options: AnalysisOptions())
        let curve = try #require(sweep.curves.first)
        #expect(sweep.curves.count == 1)
        #expect(curve.points.map { $0.mean(.requestThroughput) } == [10, 20])
        #expect(curve.invalid.map(\.load.number) == [2, 4])
        #expect(sweep.leftOut.map(\.run) == ["0", "2b", "4"])
        #expect(sweep.leftOut[1].reason == "invalid: It is doubtful.")
    }

    @Test func withoutAUsableRunThereIsNoSweep() {
        let left = [Sweep.LeftOut(run: "0", reason: "is empty")]
        #expect(throws: Sweep.Fault.noUsableRun(left)) {
            try Sweep([], unread: left, options: AnalysisOptions())
        }
        #expect(throws: Sweep.Fault.self) {
            try Sweep([MadeRun(fault: .incomplete).run], options: AnalysisOptions())
        }
    }

    /// Runs of which nobody knows the load are repetitions among themselves, and left out beside others.
    @Test func runsOfUnknownLoad() throws {
        let unknown = MadeRun(folder: "u", concurrency: nil).run
        let alone = try Sweep([unknown], options: AnalysisOptions())
        #expect(alone.curves.first?.points.map(\.load) == [.text("not known")])
        let both = try Sweep([unknown, MadeRun(folder: "1", concurrency: 1).run], options: AnalysisOptions())
        #expect(both.leftOut == [Sweep.LeftOut(run: "u", reason: "nothing says its concurrency")])
    }

    /// A sweep of users and one of rates in one directory are two curves, each along its own.
    @Test func sweepsOfDifferentThingsDoNotMix() throws {
        let runs =
            ([1, 2] as [Int]).map { MadeRun(folder: "users/\($0)", concurrency: $0).run }
            + ([5, 10, 20] as [Double]).map { MadeRun(folder: "rates/\($0)", concurrency: nil, rate: $0).run }
        let sweep = try Sweep(runs, options: AnalysisOptions())
        #expect(sweep.curves.map(\.along.name) == ["request_rate", "concurrency"])
        #expect(sweep.curves.map(\.points.count) == [3, 2])
        #expect(sweep.leftOut.isEmpty)
    }
}
