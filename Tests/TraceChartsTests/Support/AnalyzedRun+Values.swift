@testable import TraceAnalysis

extension AnalyzedRun {
    /// A run with given values: times in nanoseconds, throughput in tokens a second.
    init(
        ttfb: [Double] = [], transfer: [Double] = [], icl: [Double] = [], throughput: [Double] = [],
        failed: Int = 0, source: MetricSource = .trace, options: AnalysisOptions = AnalysisOptions()
    ) {
        var counts = RecordCounts()
        counts.successful = max(ttfb.count, throughput.count)
        counts.failed = failed
        counts.total = counts.successful + failed
        counts.streaming = counts.successful
        let values: [MetricTag: [Double]] = [
            .ttfb: ttfb, .interChunkLatency: icl, .tokenThroughput: throughput, .outputTokens: throughput,
            .ttlb: zip(ttfb, transfer).map { $0 + $1 }, .chunkSize: icl.map { ($0 / 1e5).rounded() },
            .chunksPerRequest: ttfb.map { ($0 / 1e6).rounded() },
        ]
        self.init(
            samples: values.compactMapValues { Sample($0) }, counts: counts,
            answers: zip(ttfb, transfer).map { Answer(ttfb: $0, transfer: $1) }, source: source,
            options: options)
    }

    /// A run with given samples.
    init(
        samples: [MetricTag: Sample], counts: RecordCounts? = nil, answers: [Answer] = [],
        source: MetricSource = .trace, options: AnalysisOptions = AnalysisOptions()
    ) {
        var ofSamples = RecordCounts()
        ofSamples.successful = samples.values.map(\.count).max() ?? 0
        ofSamples.total = ofSamples.successful
        let sources = samples.mapValues { sample in
            var counts = SourceCounts()
            if source != .metrics { counts.trace = sample.count }
            if source != .trace { counts.metrics = sample.count }
            return counts
        }
        let measured = Measurements(
            counts: counts ?? ofSamples, samples: samples, sources: sources,
            network: NetworkBreakdown(answers), failures: [:], agreements: [:],
            phaseTotals: PhaseTotals(), tokenTotals: TokenTotals(), span: nil, start: nil,
            malformedLines: [], requests: nil, comparisonBasis: nil)
        self.init(measured, run: RunDescription(file: "run.jsonl"), options: options)
    }

    /// A run like many: log-normal times, a few of them far out.
    static func typical(_ count: Int, seed: UInt64 = 1, failed: Int = 0) -> AnalyzedRun {
        var random = SplitMix64(seed)
        func times(_ count: Int, _ median: Double, _ spread: Double) -> [Double] {
            (0..<count).map { _ in random.logNormal(median: median * 1e6, spread: spread).rounded() }
        }
        let ttfb = times(count, 42, 0.45)
        let transfer = times(count, 30, 0.6)
        return AnalyzedRun(
            ttfb: ttfb, transfer: transfer, icl: times(count * 4, 21, 0.3),
            throughput: zip(ttfb, transfer).map { 120 / ($0 + $1) * 1e9 }, failed: failed)
    }

    /// Runs that charts tend to draw badly, by name.
    static var awkward: [(name: String, run: AnalyzedRun)] {
        func run(_ values: [Double], source: MetricSource = .trace, failed: Int = 0) -> AnalyzedRun {
            AnalyzedRun(
                ttfb: values, transfer: values.reversed(), icl: values, throughput: values.map { $0 / 1e4 },
                failed: failed, source: source)
        }
        var random = SplitMix64(7)
        let heavy = (0..<3_000).map { _ in random.logNormal(median: 20e6, spread: 1.6).rounded() }
        let normal = (0..<2_000).map { _ in max(1e6, 40e6 + 6e6 * random.normal()).rounded() }
        let twoPeaks = (0..<4_000).map { index in
            ((index.isMultiple(of: 3) ? 180e6 : 60e6) + 8e6 * random.normal()).rounded()
        }
        return [
            ("none", AnalyzedRun()),
            ("all-failed", AnalyzedRun(failed: 12)),
            ("one", run([42_110_000])),
            ("two", run([42_110_000, 57_000_000])),
            ("four", run([219e6, 390e6, 100e6, 225e6], source: .metrics)),
            ("all-equal", run(Array(repeating: 42_110_000, count: 500), failed: 1_234_567)),
            ("zeros", run([0, 0, 0] + heavy)),
            ("all-zero", run([0, 0, 0, 0])),
            ("outlier", run(normal + [40e9], source: .mixed)),
            ("outlier-few", run(Array(normal.prefix(50)) + [40e9])),
            ("negative", run(normal.map { $0 - 40e6 })),
            ("heavy", run(heavy, failed: 22)),
            ("two-peaks", run(twoPeaks)),
            ("lattice", run((0..<900).map { Double(40 + $0 % 4) * 1e6 })),
            ("nanoseconds", run((0..<300).map { Double($0 % 7) + 1 })),
            ("minutes", run(normal.map { $0 * 5_000 })),
        ]
    }
}
