/// Compares single figures of two sides, each with its interval.
///
/// Of one run a side, what is known of chance is what differs from request to request within the runs. Of more, it is
/// what differs from run to run (`RepeatedFigures`).
struct FigureComparer {
    let baseline: ComparedSide
    let candidate: ComparedSide

    init(_ baseline: ComparedSide, _ candidate: ComparedSide) {
        self.baseline = baseline
        self.candidate = candidate
    }

    /// Of one run a side.
    init(baseline: NamedRun, candidate: NamedRun) {
        self.init(ComparedSide(baseline), ComparedSide(candidate))
    }

    /// Whether each side is one run.
    var isOfSingleRuns: Bool { baseline.runs.count == 1 && candidate.runs.count == 1 }

    /// A figure on both sides.
    func change(of figure: FigureID) -> FigureChange {
        isOfSingleRuns ? singleChange(of: figure) : repeatedChange(of: figure)
    }

    private func singleChange(of figure: FigureID) -> FigureChange {
        let runs = [baseline.first, candidate.first]
        let found = runs.map { $0.run.figure(figure) }
        let evidence = self.evidence(figure)
        let estimate =
            switch figure {
            case .run(.requestThroughput): paceEstimate(found.map(\.value))
            // Values that are all one, such as a lookup that many requests waited for, know nothing of chance.
            default:
                evidence.map { ChangeEstimate(from: $0.0, to: $0.1) }.flatMap { estimate in
                    estimate.low == estimate.high && estimate.low != 0 ? nil : estimate
                }
            }
        let isComparable = found[0].source == found[1].source && !hidesGaps(figure)
        return FigureChange(
            of: figure, baseline: found[0].value, candidate: found[1].value, estimate: estimate,
            isComparable: isComparable, counts: (found[0].count, found[1].count),
            sizes: (evidence?.0.size.value, evidence?.1.size.value), isSteady: !differsWithin(figure))
    }

    private func evidence(_ figure: FigureID) -> (FigureEvidence, FigureEvidence)? {
        guard case .metric(let tag, let statistic) = figure,
            let before = baseline.first.evidence(statistic, tag, purpose: "baseline"),
            let after = candidate.first.evidence(statistic, tag, purpose: "candidate")
        else { return nil }
        return (before, after)
    }

    /// How far a change of the requests a second can be trusted.
    private func paceEstimate(_ values: [Double?]) -> ChangeEstimate? {
        let blocks = [baseline, candidate].compactMap { side in
            side.first.evidence?.steady.flatMap { SampleMean($0.requests) }
        }
        guard let before = values[0], let after = values[1], blocks.count == 2 else { return nil }
        return ChangeEstimate(
            change: after - before, steady: MeanDifference(from: blocks[0], to: blocks[1]))
    }

    /// Whether a run differs from itself in a figure, so that one run a side says nothing about it.
    private func differsWithin(_ figure: FigureID) -> Bool {
        [baseline.first, candidate.first].contains { run in
            run.evidence?.halves.contains { $0.figure == figure && $0.differs } ?? false
        }
    }

    private func repeatedChange(of figure: FigureID) -> FigureChange {
        let sides = [baseline, candidate]
        let values = sides.map { $0.values(figure) }
        let counts = sides.map { side in side.runs.reduce(0) { $0 + $1.run.figure(figure).count } }
        guard let before = values[0], let after = values[1] else {
            return FigureChange(
                of: figure, baseline: values[0].map { Self.mean($0.values) },
                candidate: values[1].map { Self.mean($0.values) }, estimate: nil,
                isComparable: false, counts: (counts[0], counts[1]))
        }
        let repeated = RepeatedFigures(before.values, after.values) { index, run in
            relativeVariance(of: figure, sides[index].runs[run], "\(index) run \(run + 1)")
        }
        return FigureChange(
            of: figure, baseline: repeated?.baseline ?? Self.mean(before.values),
            candidate: repeated?.candidate ?? Self.mean(after.values), estimate: repeated?.estimate,
            isComparable: before.source == after.source && !hidesGaps(figure), counts: (counts[0], counts[1]),
            runs: (before.values, after.values))
    }

    /// The variance of a figure's logarithm within a run; 0 where nothing tells.
    private func relativeVariance(of figure: FigureID, _ run: NamedRun, _ purpose: String) -> Double {
        switch figure {
        case .metric(let tag, let statistic):
            guard let found = run.evidence(statistic, tag, purpose: purpose), found.value > 0 else {
                return 0
            }
            let width = found.interval.high - found.interval.low
            let error = width / (2 * NormalDistribution.reach) / found.value
            return error * error
        case .run:
            guard let blocks = run.evidence?.steady.flatMap({ SampleMean($0.requests) }), blocks.value > 0
            else { return 0 }
            let error = blocks.standardError / blocks.value
            return error * error
        }
    }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    /// How far chunks a token may lie apart, as a share, and the shares of near-zero gaps.
    private static let chunkTolerance = 0.1
    /// A gap below this came with the chunk before it.
    private static let nearZero = 1e5

    /// Whether gaps between chunks are not the same thing on both sides: a server that sends two tokens a chunk doubles
    /// its gaps and may be faster all the same.
    private func hidesGaps(_ figure: FigureID) -> Bool {
        guard case .metric(.interChunkLatency, _) = figure else { return false }
        let chunks = [baseline, candidate].map { $0.first.run.analysis.metrics[.chunksPerToken]?.mean }
        if let before = chunks[0], let after = chunks[1],
            abs(after - before) > Self.chunkTolerance * max(before, after)
        {
            return true
        }
        let shares = [baseline, candidate].map { side in
            side.first.run.measurements[.interChunkLatency].map { sample in
                Double(sample.cumulative(at: [Self.nearZero])[0]?.rank ?? 0) / Double(sample.count)
            }
        }
        guard let before = shares[0], let after = shares[1] else { return false }
        return abs(after - before) > Self.chunkTolerance
    }
}
