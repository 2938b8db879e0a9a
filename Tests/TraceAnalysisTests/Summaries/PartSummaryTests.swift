import Foundation
import Testing

@testable import TraceAnalysis

/// The promise: parts that are summarised and merged are the run read as one, byte for byte.
@Suite struct PartSummaryTests {
    /// Every recorded run, with AIPerf's summary where there is one.
    private static let runs = RecordedRun.all + RecordedRun.loads

    private func cut(_ run: RecordedRun) throws -> CutRun {
        let text = try String(contentsOf: run.file, encoding: .utf8)
        var cut = CutRun(lines: text.split(separator: "\n").map { $0 + "\n" })
        if run.hasSummary { cut.about = try RunSummary(json: Array(Data(contentsOf: run.summaryFile))) }
        return cut
    }

    private func expectTheSame(_ merged: AnalyzedRun, as whole: AnalyzedRun) throws {
        #expect(try merged.json == whole.json)
        #expect(StoredRun(merged).bytes == StoredRun(whole).bytes)
    }

    @Test(arguments: runs) func everyRecordedRunInTwoSevenAndNParts(_ run: RecordedRun) throws {
        var random = SplitMix(seed: 11)
        let cut = try cut(run)
        let whole = try cut.whole()
        for count in [2, 7, min(cut.lines.count, 24)] {
            let every = stride(from: 1, to: cut.lines.count, by: max(cut.lines.count / count, 1))
            let parts = try cut.parts(cutAt: count < 24 ? cut.cuts(count, &random) : Array(every))
            try expectTheSame(cut.merged(parts, &random), as: whole)
        }
    }

    /// Throughput within a window counts answers of requests that began before it, in whichever part they lie.
    @Test func aWindowByTheClockInParts() throws {
        var random = SplitMix(seed: 12)
        var cut = try cut(#require(Self.runs.first { $0.name == "aiperf-0.13-goodput" }))
        let first = try #require(cut.whole().measurements.extent.firstStart) / 1_000_000_000
        func clock(_ second: Int64) -> String {
            Timestamp.text(nanoseconds: (first + second) * 1_000_000_000)
        }
        cut.options.window = RequestWindow("\(clock(2))..\(clock(6))")
        let whole = try cut.whole()
        #expect(whole.analysis.overview.outsideWindow > 0)
        #expect(try #require(whole.analysis.overview.requestThroughput) > 10)
        for count in [2, 5] {
            try expectTheSame(cut.merged(cut.parts(cutAt: cut.cuts(count, &random)), &random), as: whole)
        }
    }

    /// Malformed and empty lines, more kinds of failure than are told apart, few requests kept.
    @Test(arguments: [(1, 1), (2, 2), (3, 13), (4, 50)])
    func wildRunsInAnyParts(_ seed: UInt64, _ count: Int) throws {
        var random = SplitMix(seed: seed)
        for options in [AnalysisOptions(), AnalysisOptions(phase: .all, includeFailed: true)] {
            var cut = CutRun(lines: WildLines.make(700, seed: seed), options: options)
            cut.requestLimit = 100
            let parts = try cut.parts(cutAt: cut.cuts(count, &random))
            #expect(parts.count == count)
            try expectTheSame(cut.merged(parts, &random), as: cut.whole())
        }
    }

    /// More kinds of failure than are told apart, in every part and in the whole.
    @Test func moreKindsOfFailureThanAreToldApart() throws {
        var random = SplitMix(seed: 21)
        let cut = CutRun(lines: WildLines.failing(4_500, kinds: 3_000, seed: 21))
        let parts = try cut.parts(cutAt: [1_800, 2_000])
        let whole = try cut.whole()
        #expect(whole.analysis.failures.contains { $0.message == FailureKind.otherKinds })
        try expectTheSame(cut.merged(parts, &random), as: whole)
    }

    /// In another order every figure is the same but the numbers of malformed lines.
    @Test func theOrderOfThePartsChangesNoFigure() throws {
        var random = SplitMix(seed: 5)
        var cut = CutRun(lines: WildLines.make(500, seed: 9).filter { $0.count > 100 })
        cut.requestLimit = 100
        let parts = try cut.parts(cutAt: cut.cuts(9, &random))
        let whole = try cut.whole().json
        for _ in 0..<3 { #expect(try cut.merged(parts.shuffled(using: &random), &random).json == whole) }
    }

    @Test func whatIsReadIsWrittenAgain() throws {
        let cut = CutRun(lines: WildLines.make(300, seed: 3))
        for part in try cut.parts(cutAt: [0, 0, 120]) {
            #expect(try PartSummary(bytes: part).bytesOfFile == part)
        }
    }

    @Test func percentilesAreChosenAfterwards() throws {
        var random = SplitMix(seed: 1)
        var cut = try cut(.named("aiperf-0.8-streaming"))
        let parts = try cut.parts(cutAt: cut.cuts(4, &random))
        cut.options.percentileMethod = .linear
        cut.options.extraPercentiles = ["42", "99.9"].compactMap { Percentile($0) }
        try expectTheSame(cut.merged(parts, &random), as: cut.whole())
    }

    @Test func objectivesAreChosenAfterwardsWhereEveryRequestIsKept() throws {
        var random = SplitMix(seed: 2)
        var cut = try cut(.named("aiperf-0.13-goodput"))
        let parts = try cut.parts(cutAt: cut.cuts(3, &random))
        cut.options.objectives = [
            try Objective("time_to_first_token <= 60ms"), try Objective("output_tokens >= 5"),
        ]
        #expect(try PartSummary(bytes: parts[0]).holds(cut.options.objectives))
        try expectTheSame(cut.merged(parts, &random), as: cut.whole())
        #expect(try !PartSummary(bytes: parts[0]).holds([try Objective("request_latency <= 1s")]))
        cut.requestLimit = 4
        cut.options.objectives = []
        let thin = try cut.parts(cutAt: [])
        #expect(try !PartSummary(bytes: thin[0]).holds([try Objective("ttfb <= 1s")]))
    }

    @Test func aPartGivenTwiceIsRefusedUnlessItIsEmpty() throws {
        let cut = CutRun(lines: WildLines.make(20, seed: 8))
        let parts = try cut.parts(cutAt: [0, 10]).map { try PartSummary(bytes: $0) }
        var whole = parts[1]
        try whole.append(parts[0])
        try whole.append(parts[0])
        try whole.append(parts[2])
        #expect(throws: MergeRefusal.partTwice(name: "part1.jsonl")) { try whole.append(parts[1]) }
        #expect(whole.parts.map(\.name) == ["part1.jsonl", "part0.jsonl", "part0.jsonl", "part2.jsonl"])
    }

    @Test func unlikeOptionsAreRefused() throws {
        var cut = CutRun(lines: WildLines.make(20, seed: 8))
        var whole = try PartSummary(bytes: cut.parts(cutAt: [])[0])
        cut.options.includeFailed = true
        var other = try PartSummary(bytes: cut.parts(cutAt: [5])[1])
        #expect(throws: MergeRefusal.self) { try whole.append(other) }
        cut.options = AnalysisOptions(phase: .all)
        other = try PartSummary(bytes: cut.parts(cutAt: [5])[1])
        #expect(
            throws: MergeRefusal.unlikeOptions(option: "--phase", first: "profiling", second: "all")
        ) { try whole.append(other) }
    }

    @Test func differentSummariesKeepWhatTheyAgreeIn() throws {
        let lines = WildLines.make(60, seed: 4)
        var about = RunSummary()
        (about.model, about.aiperfVersion, about.endpoint) = ("m", "0.13", "http://a")
        var cut = CutRun(lines: lines, about: about)
        let parts = try cut.parts(cutAt: [20, 40])
        cut.about.aiperfVersion = "0.8"
        let others = try cut.parts(cutAt: [20, 40])
        for order in [[parts[0], others[1], parts[2]], [others[0], parts[1], parts[2]]] {
            var whole = try PartSummary(bytes: order[0])
            for part in order.dropFirst() { try whole.append(PartSummary(bytes: part)) }
            let (measured, run) = try PartSummary(bytes: whole.bytesOfFile)
                .finished(AnalysisOptions(), file: "run")
            #expect(run.summary.model == "m" && run.summary.aiperfVersion == nil)
            #expect(run.summary.endpoint == nil && run.summariesDiffer)
            let notes = Analysis(measured, run: run, options: AnalysisOptions()).notes
            #expect(notes.contains { $0.id == .severalSummaries && $0.count == 3 })
        }
    }

    @Test func pooledLoadsHaveNoRates() throws {
        let cut = CutRun(lines: WildLines.make(60, seed: 4))
        var whole = try PartSummary(bytes: cut.parts(cutAt: [])[0])
        whole.isPooled = true
        let (measured, run) = try PartSummary(bytes: whole.bytesOfFile)
            .finished(AnalysisOptions(), file: "run")
        let analysis = Analysis(measured, run: run, options: AnalysisOptions())
        #expect(analysis.overview.requestThroughput == nil && analysis.overview.duration == nil)
        #expect(analysis.notes.contains { $0.id == .pooled })
        #expect(analysis.metrics[.ttfb] == (try cut.whole().analysis.metrics[.ttfb]))
    }

    /// Cells add up: parts in cells are the whole in cells, and near the whole as it is.
    @Test func boundedPartsGiveTheWholeInCells() throws {
        var random = SplitMix(seed: 6)
        let cut = CutRun(lines: WildLines.make(300, seed: 12))
        func bounded(_ parts: [[UInt8]]) throws -> [[UInt8]] {
            try parts.map {
                var part = try PartSummary(bytes: $0)
                part.bound()
                return part.bytesOfFile
            }
        }
        let whole = try cut.whole()
        let one = try cut.merged(bounded(cut.parts(cutAt: [])), &random)
        let many = try cut.merged(bounded(cut.parts(cutAt: cut.cuts(7, &random))), &random)
        try expectTheSame(many, as: one)
        #expect(one.analysis.notes.first { $0.id == .bounded }?.text.contains("inter_chunk_latency") == true)
        #expect(whole.analysis.notes.allSatisfy { $0.id != .bounded })
        for tag in MetricTag.allCases {
            guard let exact = whole.measurements[tag], let cells = one.measurements[tag] else { continue }
            let percentiles = ["0", "1", "50", "90", "99.9", "100"].compactMap { Percentile($0) }
            let pairs = zip(
                exact.percentiles(percentiles, by: .nearest) + [exact.mean, exact.median],
                cells.percentiles(percentiles, by: .nearest) + [cells.mean, cells.median])
            for (value, cell) in pairs { #expect(abs(cell - value) <= value * 0.000_5, "\(tag.name)") }
            #expect(tag.isInCells || exact.values == cells.values, "\(tag.name)")
        }
        var exact = try PartSummary(bytes: cut.parts(cutAt: [])[0])
        let other = try PartSummary(bytes: bounded(cut.parts(cutAt: [9]))[1])
        #expect(throws: MergeRefusal.unlikeOptions(option: "--bounded", first: "false", second: "true")) {
            try exact.append(other)
        }
    }

    @Test func aLabelKeepsConnectionsApart() throws {
        let cut = CutRun(lines: WildLines.make(60, seed: 4))
        var parts = try cut.parts(cutAt: [30]).map { try PartSummary(bytes: $0) }
        for index in parts.indices { parts[index].label("host\(index)") }
        let second = parts[1]
        try parts[0].append(second)
        let table = try #require(parts[0].finished(AnalysisOptions(), file: "run").0.requests)
        let names = table[tally: .remote].listed.names.map(\.name)
        #expect(names.allSatisfy { $0.hasPrefix("host0/") || $0.hasPrefix("host1/") })
        #expect(Set(names.map { $0.prefix(6) }).count == 2)
    }

    @Test func nothingButEmptyPartsIsNoRun() throws {
        let cut = CutRun(lines: ["\n", "nothing of a record\n"])
        let parts = try cut.parts(cutAt: [0, 1]).map { try PartSummary(bytes: $0) }
        var whole = parts[0]
        #expect(throws: InputError.empty(path: "run")) {
            try parts[0].finished(AnalysisOptions(), file: "run")
        }
        for part in parts.dropFirst() { try whole.append(part) }
        #expect(throws: InputError.self) { try whole.finished(AnalysisOptions(), file: "run") }
    }
}
