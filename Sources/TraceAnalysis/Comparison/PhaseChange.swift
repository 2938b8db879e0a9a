/// How one of the six disjoint phases of a request changed, in ms.
public struct PhaseChange: Sendable, Equatable {
    /// The phase.
    public let phase: WirePhase
    /// The change of its mean; those of all six add up to the change of the mean request.
    public let change: Double
    /// The change of its mean among the requests near the median of the whole request; nil for too few.
    public let medianChange: Double?
    /// The change of its mean among the slowest requests, from p98 on; nil for too few.
    public let slowestChange: Double?
}

extension PhaseChange {
    /// The changes of all phases; empty where a run does not record them.
    static func all(from baseline: AnalyzedRun, to candidate: AnalyzedRun) -> [PhaseChange] {
        guard let before = baseline.analysis.phases, let after = candidate.analysis.phases else { return [] }
        let bands = [baseline, candidate].map { $0.measurements.comparisonBasis?.bands }
        func change(_ band: (PhaseBands) -> PhaseTimes?) -> PhaseTimes? {
            guard let first = bands[0].flatMap(band), let second = bands[1].flatMap(band) else { return nil }
            return first.zip(second) { ($1 - $0) / 1e6 }
        }
        let means = before.means.zip(after.means) { $1 - $0 }
        let (median, slowest) = (change(\.median), change(\.slowest))
        return means.pairs.map { phase, mean in
            PhaseChange(
                phase: phase, change: mean, medianChange: median?[phase], slowestChange: slowest?[phase])
        }
    }
}

extension [PhaseChange] {
    /// The change of the mean request: the sum of all.
    public var total: Double { reduce(0) { $0 + $1.change } }

    /// The phase that contributes most to the change of the whole; nil where there are none or nothing changed.
    public var leading: PhaseChange? {
        let whole = total
        guard whole != 0 else { return nil }
        return self.max { $0.change * whole < $1.change * whole }
    }
}
