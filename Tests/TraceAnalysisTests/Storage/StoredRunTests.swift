import Foundation
import Testing

@testable import TraceAnalysis

/// A stored run is the run: the same figures, the same bytes again; and nothing but a run is read.
@Suite struct StoredRunTests {
    private func run(_ recorded: RecordedRun, _ options: AnalysisOptions = AnalysisOptions()) throws
        -> AnalyzedRun
    {
        var reader = TraceReader(options: options)
        reader.detail = .comparisons
        let (measured, bytes) = try reader.measure(RunLocation(recorded.folder.path()))
        var description = RunDescription(file: "profile_export.jsonl", bytes: bytes, sha256: "ab12")
        description.summary.model = "llama"
        description.summary.load.rate = 12.5
        return AnalyzedRun(measured, run: description, options: options)
    }

    @Test(arguments: RecordedRun.all) func whatIsReadIsWhatWasWritten(_ recorded: RecordedRun) throws {
        let run = try run(recorded, AnalysisOptions(extraPercentiles: [Percentile("99.9")].compactMap { $0 }))
        let stored = StoredRun(run, title: "Friday")
        let read = try StoredRun(bytes: stored.bytes)
        #expect(read.title == "Friday")
        #expect(read.run.analysis == run.analysis)
        #expect(read.bytes == stored.bytes)
        #expect(StoredRun(read.run, title: read.title).bytes == stored.bytes)
        let (before, after) = (run.measurements, read.run.measurements)
        for tag in MetricTag.allCases { #expect(after[tag]?.sortedValues == before[tag]?.sortedValues) }
        let rows = try #require(before.requests)
        let kept = try #require(after.requests)
        #expect(kept.count == rows.count)
        for column in RequestFigure.allCases { #expect(kept[column] == rows[column], "\(column)") }
        for column in RequestCode.allCases where column.isArchived {
            #expect(kept[column] == rows[column], "\(column)")
        }
        for column in RequestName.allCases {
            #expect(kept[column] == rows[column], "\(column)")
            #expect(kept[tally: column] == rows[tally: column])
            for row in 0..<rows.count { #expect(kept.name(column, row) == rows.name(column, row)) }
        }
        #expect(kept[.credit] == rows[.credit])
        #expect(kept.turns == rows.turns)
        #expect(kept.slowest == rows.slowest)
        #expect(kept.gapsByPosition == rows.gapsByPosition)
        for row in 0..<rows.count {
            #expect(kept.outcome(row) == rows.outcome(row))
            #expect(kept.start(row) == rows.start(row))
            #expect(kept.end(row) == rows.end(row))
            #expect((kept.connection(row) == nil) == (rows.connection(row) == nil))
        }
    }

    @Test func throughputWithinAWindowComesBack() throws {
        var options = AnalysisOptions()
        options.window = RequestWindow("1s..3s")
        let run = try run(RecordedRun.named("aiperf-0.13-errors"), options)
        #expect(run.analysis.overview.outsideWindow > 0)
        #expect(try #require(run.analysis.overview.requestThroughput) > 1)
        #expect(try StoredRun(bytes: StoredRun(run).bytes).run.analysis == run.analysis)
    }

    @Test func failuresAndFaultsComeBackToo() throws {
        let fixture = RecordedRun.named("aiperf-0.13-errors")
        let text = try String(contentsOf: fixture.file, encoding: .utf8)
        let file = try TemporaryFolder()
        let path = file.url.appending(path: "run.jsonl")
        let bad = [
            "{", "[]", "{\"a\":1}", "{\"metadata\":{\"request_start_ns\":\"x\"}}", "{\"metadata\":{},,}",
        ]
        try Data((bad.joined(separator: "\n") + "\n" + text).utf8).write(to: path)
        var reader = TraceReader(options: AnalysisOptions())
        reader.detail = .comparisons
        let measured = try reader.measure(RunLocation(path.path())).0
        let run = AnalyzedRun(measured, run: RunDescription(file: "run.jsonl"), options: AnalysisOptions())
        let read = try StoredRun(bytes: StoredRun(run).bytes)
        #expect(read.run.analysis.malformedLines.count == bad.count)
        #expect(!read.run.analysis.failures.isEmpty)
        #expect(read.run.analysis == run.analysis)
    }

    @Test func shorterFilesAndOtherBytesAreRefused() throws {
        let bytes = StoredRun(try run(.named("aiperf-0.13-without-trace"))).bytes
        for length in stride(from: 0, to: bytes.count, by: 151) {
            #expect(throws: StoredRunFault.self) { try StoredRun(bytes: Array(bytes[..<length])) }
        }
        var damaged = bytes
        for index in stride(from: 0, to: bytes.count, by: 97) {
            damaged[index] ^= 0x10
            #expect(throws: StoredRunFault.self) { try StoredRun(bytes: damaged) }
            damaged[index] = bytes[index]
        }
        #expect(throws: StoredRunFault.notStored) { try StoredRun(bytes: Array("{}".utf8)) }
        var newer = bytes
        newer[5] = 9
        #expect(throws: StoredRunFault.otherVersion(9)) { try StoredRun(bytes: newer) }
    }

    /// Bytes that fit their checksum may still hold anything: they are refused, or they are a run like others.
    @Test(arguments: [1, 2, 3, 4]) func forgedBytesDoNoHarm(_ seed: UInt64) throws {
        let bytes = StoredRun(try run(.named("aiperf-0.13-without-trace"))).bytes
        var random = SplitMix(seed: seed)
        var refused = 0
        for _ in 0..<120 {
            var forged = Array(bytes.dropLast(8))
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 6..<forged.count, using: &random)
                forged[place] = UInt8.random(in: 0...255, using: &random)
            }
            if Bool.random(using: &random) {
                forged.removeSubrange(Int.random(in: 6..<forged.count, using: &random)...)
            }
            let sum = forged.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                forged.append(UInt8(truncatingIfNeeded: sum >> shift))
            }
            do {
                let read = try StoredRun(bytes: forged)
                _ = try read.run.analysis.json(generator: Analysis.Generator(name: "t", version: "1"))
                for sample in read.run.measurements.samples.values {
                    let range = DisplayRange(of: sample)
                    #expect(Histogram(of: sample, in: range).counts.count >= 1)
                }
            } catch is StoredRunFault {
                refused += 1
            }
        }
        #expect(refused > 30)
    }

    @Test func aLargeRunIsReducedAndSaysSo() throws {
        var random = SplitMix(seed: 5)
        let gaps = (0..<200_000).map { _ in Double(UInt64.random(in: 1_000...80_000_000, using: &random)) }
        let run = try run(.named("aiperf-0.13-streaming")).with(gaps: gaps)
        let stored = StoredRun(run)
        #expect(stored.bytes.count < StoredRun.limitBytes)
        #expect(stored.run.analysis.metrics == run.analysis.metrics)
        #expect(stored.run.measurements[.interChunkLatency]?.isApproximate == true)
        let note = try #require(stored.run.analysis.notes.last)
        #expect(note.id == .distributionsReduced)
        #expect(note.text.contains("inter_chunk_latency (200,000 values)"))
        let read = try StoredRun(bytes: stored.bytes)
        #expect(read.run.analysis == stored.run.analysis)
        #expect(StoredRun(read.run).bytes == stored.bytes)
    }

    @Test func lessIsKeptUntilAllFits() throws {
        var random = SplitMix(seed: 6)
        func wild() -> [Double] { (0..<20_000).map { _ in Double.random(in: 1...1e12, using: &random) } }
        let tags = MetricTag.allCases.filter { $0 != .chunkSize }
        let run = try run(.named("aiperf-0.13-streaming")).with(
            Dictionary(uniqueKeysWithValues: tags.map { ($0, wild()) }))
        let stored = StoredRun(run)
        #expect(stored.bytes.count <= StoredRun.limitBytes)
        #expect(stored.run.analysis.metrics == run.analysis.metrics)
        #expect(stored.run.measurements[.ttfb]?.isApproximate == true)
    }
}

extension AnalyzedRun {
    /// The same run with other inter-chunk latencies.
    fileprivate func with(gaps: [Double]) throws -> AnalyzedRun { try with([.interChunkLatency: gaps]) }

    /// The same run with other values of some metrics.
    fileprivate func with(_ values: [MetricTag: [Double]]) throws -> AnalyzedRun {
        let old = measurements
        let samples = old.samples.merging(values.compactMapValues { Sample($0) }) { _, new in new }
        let measured = Measurements(
            counts: old.counts, samples: samples, sources: old.sources, network: old.network,
            failures: old.failures, agreements: old.agreements, phaseTotals: old.phaseTotals,
            tokenTotals: old.tokenTotals, span: old.span, start: old.start, profiling: old.profiling,
            malformedLines: old.malformedLines,
            requests: old.requests, comparisonBasis: old.comparisonBasis)
        return AnalyzedRun(measured, run: analysis.run, options: analysis.options)
    }
}
