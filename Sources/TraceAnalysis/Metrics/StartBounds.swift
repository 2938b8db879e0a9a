/// Between which moments a request must begin to count, in ns of wall clock.
public struct StartBounds: Sendable, Equatable {
    /// From here on; nil for no bound.
    public let from: Int64?
    /// Before here; nil for no bound.
    public let before: Int64?

    /// Whether a request that began at a moment counts; one of which that is not known does not.
    func contains(_ start: Int64?) -> Bool {
        guard let start else { return false }
        return from.map { start >= $0 } ?? true && before.map { start < $0 } ?? true
    }

    /// What lies in both; with nil all of this.
    func and(_ other: StartBounds?) -> StartBounds {
        guard let other else { return self }
        func chosen(_ first: Int64?, _ second: Int64?, _ choose: (Int64, Int64) -> Int64) -> Int64? {
            guard let first, let second else { return first ?? second }
            return choose(first, second)
        }
        return StartBounds(from: chosen(from, other.from, max), before: chosen(before, other.before, min))
    }
}

/// From when to when the requests of a phase began, and when the first wave of them was over.
public struct PhaseExtent: Sendable, Equatable {
    /// When the first request began, in ns of wall clock.
    public internal(set) var firstStart: Int64?
    /// When the last one began.
    public internal(set) var lastStart: Int64?
    /// When the first successful one ended: what began before is the first wave.
    public internal(set) var firstEnd: Int64?

    /// Takes in one request.
    mutating func add(_ request: borrowing RequestMetrics) {
        guard let start = request.start else { return }
        firstStart = min(firstStart ?? start, start)
        lastStart = max(lastStart ?? start, start)
        if request.outcome == .successful, let end = request.end { firstEnd = min(firstEnd ?? end, end) }
    }

    /// Takes in all that another extent holds.
    mutating func append(_ other: PhaseExtent) {
        if let theirs = other.firstStart { firstStart = min(firstStart ?? theirs, theirs) }
        if let theirs = other.lastStart { lastStart = max(lastStart ?? theirs, theirs) }
        if let theirs = other.firstEnd { firstEnd = min(firstEnd ?? theirs, theirs) }
    }

    /// The steady part: from the end of the ramp or of the first wave, whichever is later, to the last start.
    ///
    /// - Parameter ramp: How long the load takes to be reached, in ns; nil where that is not known.
    /// - Returns: nil where no request's beginning is known.
    func steady(ramp: Double?) -> StartBounds? {
        guard let firstStart, let lastStart else { return nil }
        let ramped = ramp.flatMap { Int64(exactly: $0.rounded()) }.map {
            firstStart.addingReportingOverflow($0)
        }
        let end = ramped.map { $0.overflow ? Int64.max : $0.partialValue } ?? firstStart
        let (after, overflow) = lastStart.addingReportingOverflow(1)
        return StartBounds(from: max(end, firstEnd ?? firstStart), before: overflow ? nil : after)
    }
}

extension AnalysisOptions {
    /// Whether requests have to be read before it is known which of them count.
    public var needsExtent: Bool { isSteady || window?.isRelative == true }

    /// When a request must begin to count.
    ///
    /// - Parameters:
    ///   - extent: When those of the phase began.
    ///   - ramp: How long the load takes to be reached, in ns; nil where that is not known.
    /// - Returns: nil where any time will do.
    func bounds(in extent: PhaseExtent, ramp: Double?) -> StartBounds? {
        let chosen = window?.bounds(after: extent.firstStart ?? 0)
        let steady = isSteady ? extent.steady(ramp: ramp) : nil
        return chosen?.and(steady) ?? steady
    }
}
