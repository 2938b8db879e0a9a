/// How one of the six disjoint phases of a request changed, in ms.
public struct PhaseChange: Sendable, Equatable {
    /// How many requests took longer in a phase than 99 of 100 did in the baseline.
    public struct Beyond: Sendable, Equatable {
        /// Of the baseline.
        public let baseline: Int
        /// Of the candidate.
        public let candidate: Int
        /// How probable counts at least as uneven are, were both runs alike: Fisher's exact test, two-sided.
        public let pValue: Double
    }

    /// The phase.
    public let phase: WirePhase
    /// The change of its mean; those of all six add up to the change of the mean request.
    public let change: Double
    /// The 95 % interval of that change; nil where nothing tells of chance.
    public let interval: ClosedRange<Double>?
    /// The change of its mean among the requests near the median of the whole request; nil for too few.
    public let medianChange: Double?
    /// Its 95 % interval.
    public let medianInterval: ClosedRange<Double>?
    /// The change of its mean among the slowest requests, from p98 on; nil for too few.
    public let slowestChange: Double?
    /// Its 95 % interval.
    public let slowestInterval: ClosedRange<Double>?
    /// How many requests lie beyond the baseline's p99 of the phase; nil for fewer than 100 requests in a run.
    public let beyond: Beyond?

    /// Whether the change of the mean is more than chance.
    public var isClear: Bool { interval.map { !$0.contains(0) } ?? false }
}

extension PhaseChange {
    /// The fewest requests of a run in which there is a p99.
    private static let fewest = 100

    /// The changes of all phases from one side to another; empty where a run does not record them.
    ///
    /// Of several runs a side the mean of their means, with an interval from run to run; bands and tails are of one run
    /// a side.
    static func all(from baseline: ComparedSide, to candidate: ComparedSide) -> [PhaseChange] {
        guard baseline.runs.count > 1 || candidate.runs.count > 1 else {
            return all(from: baseline.first, to: candidate.first)
        }
        let sides = [baseline, candidate].map { side in
            side.runs.compactMap(\.run.analysis.phases?.means)
        }
        guard sides[0].count == baseline.runs.count, sides[1].count == candidate.runs.count else { return [] }
        return WirePhase.allCases.map { phase in
            let values = sides.map { $0.map { $0[phase] } }
            let means = values.map { $0.reduce(0, +) / Double($0.count) }
            let blocks = values.compactMap { SampleMean($0) }
            let difference = blocks.count == 2 ? MeanDifference(from: blocks[0], to: blocks[1]) : nil
            let change = means[1] - means[0]
            return PhaseChange(
                phase: phase, change: change,
                interval: difference.map { change - $0.reach...change + $0.reach }, medianChange: nil,
                medianInterval: nil, slowestChange: nil, slowestInterval: nil, beyond: nil)
        }
    }

    /// The changes of all phases from one run to another.
    static func all(from baseline: NamedRun, to candidate: NamedRun) -> [PhaseChange] {
        let runs = [baseline, candidate]
        let means = runs.compactMap(\.run.analysis.phases?.means)
        guard means.count == 2 else { return [] }
        let evidence = runs.map(\.evidence?.phases)
        return WirePhase.allCases.map { phase in
            let change = means[1][phase] - means[0][phase]
            let errors = evidence.compactMap { $0?.errors[phase] }
            let median = band(evidence.map { $0?.median?[phase] })
            let slowest = band(evidence.map { $0?.slowest?[phase] })
            return PhaseChange(
                phase: phase, change: change,
                interval: errors.count == 2 ? interval(change, errors.map { $0 / 1e6 }) : nil,
                medianChange: median?.change, medianInterval: median?.interval,
                slowestChange: slowest?.change, slowestInterval: slowest?.interval,
                beyond: beyond(evidence.map { $0?.samples[phase] }))
        }
    }

    private static func band(
        _ parts: [PhaseEvidence.Part?]
    ) -> (change: Double, interval: ClosedRange<Double>)? {
        guard let first = parts[0], let second = parts[1] else { return nil }
        let change = (second.mean - first.mean) / 1e6
        return (change, interval(change, [first, second].map { $0.standardError / 1e6 }))
    }

    private static func interval(_ change: Double, _ errors: [Double]) -> ClosedRange<Double> {
        let reach = NormalDistribution.reach * errors.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return change - reach...change + reach
    }

    private static func beyond(_ samples: [Sample?]) -> Beyond? {
        guard let before = samples[0], let after = samples[1],
            min(before.count, after.count) >= fewest
        else { return nil }
        let edge = before.percentile(Percentile(99), by: .nearest)
        let counts = [before, after].map { $0.count - ($0.cumulative(at: [edge])[0]?.rank ?? 0) }
        guard let test = FisherExactTest(counts[0], of: before.count, against: counts[1], of: after.count)
        else { return nil }
        return Beyond(baseline: counts[0], candidate: counts[1], pValue: test.twoSided)
    }
}

extension [PhaseChange] {
    /// The change of the mean request: the sum of all.
    public var total: Double { reduce(0) { $0 + $1.change } }

    /// The phase that contributes most to the change of the whole, if its own change is more than chance; nil where
    /// there are none or nothing changed.
    public var leading: PhaseChange? {
        let whole = total
        guard whole != 0, let most = self.max(by: { $0.change * whole < $1.change * whole }), most.isClear
        else { return nil }
        return most
    }
}
