/// Stretches of a round length that cover a run: 0.5 s, 2 s.
public struct TimeWindows: Sendable, Equatable {
    /// The length of every window in ns, 1, 2 or 5 times a power of ten.
    ///
    /// The last ends with the run and is from half as long to half as long again.
    public let length: Double
    /// Where each begins, and where the last one ends, in ns since the first request began; at least two.
    public let edges: [Double]

    /// The fewest windows that are not shorter than an equal share of the run.
    ///
    /// - Parameter most: How many windows there are at most.
    /// - Returns: nil when the run has no length.
    public init?(_ timeline: Timeline, most: Int) {
        guard timeline.length > 0 else { return nil }
        let length = Self.roundLength(timeline.length / Double(max(most, 1)))
        let count = max(Int((timeline.length / length).rounded()), 1)
        self.length = length
        edges = (0..<count).map { Double($0) * length } + [timeline.length]
    }

    /// How many there are.
    public var count: Int { edges.count - 1 }

    /// Which one a moment lies in, those beside the run in the nearest.
    public func index(of time: Double) -> Int { min(max(Int(time / length), 0), count - 1) }

    /// The least of 1, 2 and 5 times a power of ten that is not below a length.
    private static func roundLength(_ length: Double) -> Double {
        var decade = 1.0
        while decade * 10 <= length { decade *= 10 }
        return [1, 2, 5].map { $0 * decade }.first { $0 >= length } ?? decade * 10
    }
}
