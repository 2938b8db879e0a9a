/// Runs of the same thing under different loads.
public struct SweepCurve: Sendable {
    /// What the runs have in common.
    public let group: SweepGroup
    /// What varies along the curve.
    public let along: SweepField
    /// What changes with it, value for value.
    public let followers: [SweepField]
    /// The points in the order of their loads.
    public let points: [SweepPoint]
    /// Runs whose figures are not what they seem, by load: shown, but in no figure and no sentence.
    public let invalid: [SweepPoint]
    /// How throughput grows along the curve; nil where no load varies.
    let growth: ThroughputGrowth?

    init(
        _ group: SweepGroup, along: SweepField, followers: [SweepField], points: [SweepPoint],
        invalid: [SweepPoint]
    ) {
        self.group = group
        self.along = along
        self.followers = followers
        self.points = points
        self.invalid = invalid
        growth = along.isLoad ? ThroughputGrowth(points) : nil
    }

    /// The point from which on more load brings little more throughput, by its place; nil where there is
    /// none.
    public var knee: Int? { growth?.knee }

    /// The largest load at which at least 95 % of the requests meet all objectives, by its place; nil where
    /// none does, where nothing is asked of requests, or where loads are no numbers.
    public var capacity: Int? {
        points.lastIndex { point in
            point.load.number != nil && point.goodShare.map { $0 >= SweepPoint.enoughGood } ?? false
        }
    }

    /// The points that no other one beats in both, tokens a second a user and in all, by their places.
    public var pareto: [Int] {
        let trades = points.map { ($0.mean(.tokensPerUser), $0.mean(.outputTokenThroughput)) }
        return points.indices.filter { index in
            guard let user = trades[index].0, let all = trades[index].1 else { return false }
            return !trades.contains { other in
                guard let otherUser = other.0, let otherAll = other.1 else { return false }
                return otherUser >= user && otherAll >= all && (otherUser > user || otherAll > all)
            }
        }
    }

    /// The time by which the curve tells how long answers are waited for: the first token where every point
    /// knows it, else the first byte of streams, else nil; where all runs are invalid, of those.
    public var firstToken: MetricTag? {
        let points = points.isEmpty ? invalid : points
        return [.timeToFirstToken, group.streams == false ? nil : .ttfb].compactMap { $0 }.first { tag in
            !points.isEmpty && points.allSatisfy { $0.mean(.percentile(50, tag)) != nil }
        }
    }
}

/// What the runs of a curve have in common.
public struct SweepGroup: Sendable, Equatable {
    /// What the first run of the curve was made of: of lowest load, then by its folder.
    public let configuration: RunConfiguration
    /// The value of each field that tells this curve from others.
    public let splits: [Split]

    /// The value of a field; nil where the runs do not say it.
    public struct Split: Sendable, Hashable {
        /// The field.
        public let field: SweepField
        /// Its value.
        public let value: SweepValue?
    }

    /// Whether answers stream.
    public var streams: Bool? { configuration.streams }
}
