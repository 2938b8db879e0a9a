import Testing

@testable import TraceAnalysis
@testable import TraceCharts

@Suite struct ChartKindTests {
    /// The chart of a name.
    private func kind(_ name: String) throws -> ChartKind { try #require(ChartKind.named(name)) }

    @Test func namesAreTheContract() {
        #expect(
            ChartKind.all.map(\.name) == [
                "ttfb-histogram", "icl-histogram", "throughput-histogram", "ttlb-histogram",
                "chunk-size-histogram", "chunks-per-request-histogram", "ttfb-cdf", "icl-cdf",
                "throughput-cdf", "ttlb-cdf", "ttfb-percentiles", "icl-percentiles", "breakdown", "phases",
                "ttfb-over-time", "throughput-over-time", "concurrency", "icl-by-position",
                "ttfb-by-input-tokens", "slowest-requests", "lanes", "failures-over-time",
                "duration-by-output-tokens", "first-token-by-in-flight", "stalls", "slo",
                "telemetry",
            ])
        #expect(ChartKind.named("ttfb-cdf")?.name == "ttfb-cdf")
        #expect(ChartKind.named("nonsense") == nil)
        #expect(ChartKind.all.allSatisfy { !$0.explanation.contains("\n") && $0.explanation.hasSuffix(".") })
    }

    @Test(arguments: ChartKind.all.map(\.name)) func looksAsItDid(_ name: String) throws {
        let kind = try #require(ChartKind.named(name))
        let isOfRequests = ChartKind.ofRequests.contains { $0.name == name }
        let run: AnalyzedRun =
            name == "telemetry"
            ? .measured
            : name == "slo" || name == "stalls"
                ? .stalling : isOfRequests ? .requests(300) : .typical(1_000, failed: 22)
        let chart = kind.chart(run)
        #expect(chart.missing == nil)
        try Snapshot.check(chart.drawing(theme: .light, measurer: BlockMeasurer()), name)
    }

    @Test(arguments: AnalyzedRun.awkward.map(\.name)) func awkwardRunsLookAsTheyDid(_ name: String) throws {
        let run = try #require(AnalyzedRun.awkward.first { $0.name == name }?.run)
        for kind in ChartKind.all where ["ttfb-histogram", "ttfb-cdf", "breakdown"].contains(kind.name) {
            let drawing = kind.chart(run).drawing(theme: .light, measurer: BlockMeasurer())
            try Snapshot.check(drawing, "\(name)-\(kind.name)")
        }
    }

    @Test(arguments: ["one", "all-equal", "zeros", "outlier-few", "negative"])
    func awkwardPercentilesLookAsTheyDid(_ name: String) throws {
        let run = try #require(AnalyzedRun.awkward.first { $0.name == name }?.run)
        let drawing = try kind("ttfb-percentiles").chart(run).drawing(
            theme: .light, measurer: BlockMeasurer())
        try Snapshot.check(drawing, "\(name)-ttfb-percentiles")
    }

    @Test(arguments: AnalyzedRun.awkwardRequests.map(\.name))
    func awkwardRequestsLookAsTheyDid(_ name: String) throws {
        let run = try #require(AnalyzedRun.awkwardRequests.first { $0.name == name }?.run)
        for kind in ChartKind.ofRequests {
            let chart = kind.chart(run)
            if let reason = chart.missing {
                #expect(!reason.isEmpty && chart.data.rows.isEmpty)
                continue
            }
            let drawing = chart.drawing(theme: .light, measurer: BlockMeasurer())
            try Snapshot.check(drawing, "\(name)-\(kind.name)")
        }
    }

    @Test func tenMillionValuesAreFewPoints() throws {
        var builder = SampleBuilder()
        for value in 0..<10_000 { builder.add(Double(40_000_000 + (value * 7_919) % 10_000 * 1_000)) }
        // Each time twice as many: 10,000 · 2¹⁰.
        for _ in 0..<10 { builder.append(builder) }
        guard let sample = Sample(builder) else { return #expect(Bool(false)) }
        let run = AnalyzedRun(samples: [.ttfb: sample, .ttlb: sample])
        for name in ["ttfb-histogram", "ttlb-histogram", "ttfb-cdf", "ttlb-cdf", "ttfb-percentiles"] {
            let chart = try kind(name).chart(run)
            #expect(chart.subtitle.hasPrefix("10,240,000 requests"))
            let svg = TextSVG.render(
                chart.drawing(theme: .light, measurer: BlockMeasurer()), title: "", description: "",
                idPrefix: "a")
            #expect(svg.utf8.count < 60_000, "\(name)")
        }
    }

    @Test(arguments: [Dots.limit, 6_000]) func manyRequestsAreASmallPicture(_ count: Int) throws {
        let run = AnalyzedRun.requests(count, lanes: 60)
        for kind in ChartKind.ofRequests {
            let chart = kind.chart(run)
            let drawing = chart.drawing(theme: .light, measurer: BlockMeasurer())
            let svg = TextSVG.render(drawing, title: "", description: "", idPrefix: "a")
            #expect(svg.utf8.count < 200_000, "\(kind.name)")
            let file = try CairoRenderer.svg(drawing, title: "", description: "", idPrefix: "a")
            #expect(file.count < 200_000, "\(kind.name)")
            // Lanes are larger than the others: each stretch is as high as it was busy.
            let pdf = try CairoRenderer.pdf(drawing, title: "", created: nil).count
            #expect(pdf < (kind.name == "lanes" ? 100_000 : 60_000), "\(kind.name)")
            #expect(try CairoRenderer.png(drawing, scale: 2).count < 150_000, "\(kind.name)")
        }
    }

    @Test func phasesAddUpToTheRequest() throws {
        let chart = try kind("phases").chart(.requests(200))
        #expect(
            chart.data.columns == [
                "band", "requests", "blocked", "dns", "connect", "send", "wait", "transfer",
            ])
        let counts = chart.data.rows.map { row -> Int in
            if case .count(let count) = row[1] { return count }
            return -1
        }
        #expect(counts[0] == 195)
        #expect(counts.dropFirst().reduce(0, +) == counts[0])
    }

    @Test func everyChartHasDataOfItsColumns() {
        for kind in ChartKind.all {
            for run in [AnalyzedRun.requests(200), .typical(200)] {
                let table = kind.chart(run).data
                #expect(!table.columns.isEmpty)
                #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(kind.name)")
            }
        }
    }

    @Test func aRunWithoutDataSaysWhy() throws {
        for kind in ChartKind.all {
            let chart = kind.chart(AnalyzedRun(failed: 3))
            #expect(chart.missing == "no request succeeded")
            #expect(chart.subtitle == "3 failed left out")
            #expect(chart.data.rows.isEmpty && !chart.data.columns.isEmpty)
            let drawing = chart.drawing(theme: .dark, measurer: BlockMeasurer())
            #expect(drawing.texts.map(\.string).contains("no data: no request succeeded"))
        }
        let whole = try kind("icl-cdf").chart(AnalyzedRun(ttfb: [1e6]))
        #expect(whole.missing == "chunk timestamps were not recorded")
        #expect(
            try kind("throughput-cdf").chart(AnalyzedRun(ttfb: [1e6])).missing
                == "output tokens were not recorded")
    }

    @Test func subtitlesSayWhatCounts() throws {
        let options = AnalysisOptions(percentileMethod: .linear, includeFailed: true)
        let run = AnalyzedRun(ttfb: [1e6, 2e6], failed: 1_500, source: .metrics, options: options)
        let parts = [
            "2 requests", "1,500 failed included", "from AIPerf's metrics, not the trace",
            "percentiles: linear",
        ]
        #expect(try kind("ttfb-histogram").chart(run).subtitle == parts.joined(separator: " · "))
        #expect(
            try kind("icl-histogram").chart(AnalyzedRun(icl: [1e6])).subtitle.hasPrefix(
                "1 gap between chunks · "))
    }

    @Test func nothingIsDroppedInSilence() throws {
        let near = (1...5_000).map { 20e6 + Double($0) * 1e3 }
        let far = (1...25).map { Double($0) * 0.48e9 }
        let run = AnalyzedRun(ttfb: near + far)
        let note = "25 values (0.5 %) beyond the axis, largest 12 s"
        #expect(try kind("ttfb-histogram").chart(run).footnotes == [note])
        #expect(try kind("ttfb-histogram").chart(run).description.contains(note))
    }

    @Test func titlesNameThePartThatCounts() throws {
        var options = AnalysisOptions(phase: .warmup)
        options.isSteady = true
        let kind = try kind("ttfb-cdf")
        let chart = kind.chart(AnalyzedRun(ttfb: [1e6, 2e6], options: options))
        #expect(chart.title == "Time to first byte, cumulative (the warm-up, the steady part)")
        options = AnalysisOptions(phase: .named("ramp"))
        #expect(kind.chart(AnalyzedRun(ttfb: [1e6], options: options)).title.hasSuffix(" (phase ramp)"))
        #expect(kind.chart(AnalyzedRun(ttfb: [1e6])).title == "Time to first byte, cumulative")
    }

    @Test func captionsAreShortAndSayNothingTwice() {
        let runs =
            AnalyzedRun.awkward.map(\.run) + AnalyzedRun.awkwardRequests.map(\.run)
            + [.requests(300), .typical(1_000, failed: 22), .stalling, .measured]
        for kind in ChartKind.all {
            for run in runs {
                let chart = kind.chart(run)
                guard chart.missing == nil else { continue }
                let words = chart.caption.split(separator: " ")
                #expect(!words.isEmpty && words.count <= 18, "\(kind.name): \(words.count)")
                #expect(chart.caption.hasSuffix("."))
                for note in chart.footnotes + chart.subtitle.split(separator: "·").map(String.init) {
                    #expect(!chart.caption.contains(note), "\(kind.name): \(note)")
                }
            }
        }
    }

    @Test func aTailIsToldOfWhereItIsLong() throws {
        // p50 50, p99 400 of 1,000: eight times.
        let most = (0..<980).map { 40e6 + Double($0 % 21) * 1e6 }
        let tailed = AnalyzedRun(ttfb: most + [Double](repeating: 400e6, count: 20))
        let chart = try kind("ttfb-percentiles").chart(tailed)
        #expect(chart.title == "1 % of first bytes take 8× the median or longer")
        #expect(chart.subtitle.hasPrefix("1,000 requests, time to first byte by percentile · "))
        #expect(try kind("ttfb-histogram").chart(tailed).title == "Time to first byte")
        let few = AnalyzedRun(ttfb: Array(most.prefix(200)) + [400e6, 400e6, 400e6, 400e6])
        for run in [few, AnalyzedRun(ttfb: most)] {
            #expect(try kind("ttfb-percentiles").chart(run).title == "Time to first byte by percentile")
        }
    }

    @Test func lengthsAreSaidToExplainOnlyWhatTheyDo() throws {
        func title(_ count: Int, _ gaps: (Int) -> [Double]) throws -> String {
            try kind("duration-by-output-tokens").chart(
                AnalyzedRun(
                    requests: (0..<count).map { index in
                        var request = TestRequest(start: Double(index) * 400)
                        request.gaps = gaps(index)
                        request.outputTokens = Double(5 + index % 30)
                        return request
                    })
            ).title
        }
        func steady(_ index: Int) -> [Double] { (0..<(4 + index % 30)).map { _ in 10 } }
        #expect(try title(60, steady) == "Longer answers explain most of the duration")
        #expect(try title(29, steady) == "Duration by output tokens")
        #expect(
            try title(60) { [Double($0 * 37 % 61) * 10] }
                == "The length of answers explains little of the duration")
    }

    @Test func failuresHaveARowAKind() throws {
        let chart = try kind("failures-over-time").chart(.requests(300))
        #expect(chart.title == "7 of 300 requests failed")
        #expect(chart.subtitle == "7 failures by kind over time")
        #expect(chart.data.columns == ["kind", "time", "time_to_failure"])
        #expect(chart.data.rows.count == 7)
        #expect(chart.data.rows.allSatisfy { $0[0] == .text("server") })
        let none = AnalyzedRun(requests: [TestRequest()])
        #expect(try kind("failures-over-time").chart(none).missing == "no request failed")
    }

    @Test func silencesAreWhatTheyWere() throws {
        let chart = try kind("stalls").chart(.stalling)
        #expect(chart.title == "The server stood still")
        let lengths = chart.data.rows.compactMap { row -> Double? in
            if case .number(let length) = row[2] { return length }
            return nil
        }
        #expect(abs((lengths.max() ?? 0) - 3_000) < 100)
        #expect(try kind("stalls").chart(.requests(300)).missing?.hasPrefix("no silence of 100 ms") == true)
    }

    @Test func objectivesAreHeldAgainstTheirLimits() throws {
        let chart = try kind("slo").chart(.stalling)
        let goodput = try #require(AnalyzedRun.stalling.analysis.goodput)
        #expect(chart.data.rows.count == 3)
        #expect(chart.data.rows[0][0] == .text("all"))
        #expect(chart.data.rows[1][1] == .number(45))
        #expect(
            chart.data.rows.map { $0[2] } == ([goodput.good] + goodput.parts.map(\.met)).map { .count($0) })
        #expect(try kind("slo").chart(.requests(20)).missing == "nothing was asked of the requests")
    }

    @Test func histogramDataAddsUp() throws {
        for (_, run) in AnalyzedRun.awkward {
            for name in ["ttfb-histogram", "icl-histogram", "throughput-histogram"] {
                let chart = try kind(name).chart(run)
                guard chart.missing == nil else { continue }
                #expect(chart.data.columns == ["lower", "upper", "count"])
                let counts = chart.data.rows.map { row -> Int in
                    if case .count(let count) = row[2] { return count }
                    return -1
                }
                let tag = name == "ttfb-histogram" ? MetricTag.ttfb : .tokenThroughput
                #expect(counts.reduce(0, +) == (run.measurements[tag]?.count ?? 0))
            }
        }
    }

    @Test func distributionDataEndsAtOne() throws {
        for (_, run) in AnalyzedRun.awkward + [("typical", .typical(9_000))] {
            let chart = try kind("ttfb-cdf").chart(run)
            guard chart.missing == nil else { continue }
            #expect(chart.data.columns == ["value", "fraction"])
            #expect(chart.data.rows.last?.last == .number(1))
        }
    }

    @Test func everyBandIsLabelled() throws {
        let chart = try kind("breakdown").chart(.typical(1_000))
        let texts = chart.drawing(theme: .light, measurer: BlockMeasurer()).texts.map(\.string)
        for label in [
            "All requests", "0–50 %", "50–90 %", "90–95 %", "95–99 %", "99–100 %",
            "Processing (time to first byte)", "Transfer (first to last byte)",
        ] {
            #expect(texts.contains(label))
        }
        #expect(texts.count { $0.hasSuffix("×") } == 6)
    }

    @Test func breakdownDataHasABandARow() throws {
        let table = try kind("breakdown").chart(.typical(1_000)).data
        #expect(table.columns == ["band", "requests", "ttfb", "transfer"])
        let names = table.rows.compactMap { $0.first }
        #expect(names == ["all", "0-50", "50-90", "90-95", "95-99", "99-100"].map { .text($0) })
    }
}

extension ChartKind {
    /// The charts that are drawn request by request: those that a run without kept requests lacks for that reason.
    static let ofRequests = all.filter {
        $0.chart(.typical(9)).missing == "the figures of single requests were not kept"
    }
}

extension Drawing {
    /// Every text, in drawing order.
    var texts: [TextRun] {
        func collect(_ operations: [DrawingOperation]) -> [TextRun] {
            operations.flatMap { operation -> [TextRun] in
                switch operation {
                case .text(let run): [run]
                case .clip(_, let content), .placed(_, _, let content), .tagged(_, let content):
                    collect(content)
                case .fill, .stroke, .image, .spot: []
                }
            }
        }
        return collect(operations)
    }
}
