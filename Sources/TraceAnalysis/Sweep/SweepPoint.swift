/// The runs of one load: repetitions of each other.
public struct SweepPoint: Sendable {
    /// The load.
    public let load: SweepValue
    /// The runs, in the order of their folders; at least one.
    public let runs: [SweepRun]

    /// A finding of some of the runs.
    public struct Remark: Sendable, Equatable {
        /// Which one it is, how far it goes and its words, as the first run says them.
        public let remark: SweepRun.Remark
        /// The folders of the runs that have it.
        public let folders: [String]
    }

    /// A figure of the runs; nil where one of them lacks it.
    public func figure(_ figure: SweepFigure) -> RepeatedFigure? {
        let values = runs.compactMap(figure.value)
        return values.count == runs.count ? RepeatedFigure(values) : nil
    }

    /// The mean of a figure; nil where a run lacks it.
    public func mean(_ figure: SweepFigure) -> Double? { self.figure(figure)?.mean }

    /// Requests of all runs, but those that AIPerf cancelled.
    public var requests: Int { runs.reduce(0) { $0 + $1.requests } }
    /// Those of them that failed.
    public var failed: Int { runs.reduce(0) { $0 + $1.failed } }

    /// Failed requests as a share of those of all runs.
    public var failedShare: Double? { requests > 0 ? Double(failed) / Double(requests) : nil }

    /// How many of the requests of all runs met what was asked of them, as a share; nil where nothing was
    /// asked of some.
    public var goodShare: Double? {
        let counts = runs.compactMap(\.good)
        let all = counts.reduce(0) { $0 + $1.of }
        guard counts.count == runs.count, all > 0 else { return nil }
        return Double(counts.reduce(0) { $0 + $1.met }) / Double(all)
    }

    /// The findings of the runs, what matters most first.
    public var findings: [Remark] {
        var remarks: [SweepRun.Remark] = []
        for remark in runs.flatMap(\.findings) where !remarks.contains(where: { $0.id == remark.id }) {
            remarks.append(remark)
        }
        let ranked = remarks.enumerated().sorted {
            ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset)
        }.map(\.element)
        return ranked.map { remark in
            Remark(remark: remark, folders: runs.filter { $0.has(remark.id) }.map(\.folder))
        }
    }

    /// The mean of each phase over the runs, in ms; nil where a run lacks them.
    public var phases: Phases<Double>? {
        let known = runs.compactMap(\.phases?.means)
        guard known.count == runs.count, let first = known.first else { return nil }
        let sums = known.dropFirst().reduce(into: first) { $0.update(with: $1, +=) }
        return sums.map { $0 / Double(known.count) }
    }

    /// The share of a point's values that must meet all objectives for its load to count as within capacity.
    public static let enoughGood = 0.95
}
