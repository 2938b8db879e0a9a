/// When the load generator decided to send the requests of a phase.
struct CreditTally: Sendable, Equatable {
    /// Requests of which that is recorded.
    private(set) var count = 0
    /// The first and the last of these moments, in ns of wall clock.
    private(set) var span: ClosedRange<Int64>?

    /// - Parameter span: nil for no request.
    init(count: Int = 0, span: ClosedRange<Int64>? = nil) { (self.count, self.span) = (count, span) }

    /// Takes in one request.
    mutating func add(_ credit: Int64?) {
        guard let credit else { return }
        append(CreditTally(count: 1, span: credit...credit))
    }

    /// Takes in all that another tally holds.
    mutating func append(_ other: CreditTally) {
        count += other.count
        guard let theirs = other.span else { return }
        span =
            span.map { min($0.lowerBound, theirs.lowerBound)...max($0.upperBound, theirs.upperBound) }
            ?? theirs
    }

    /// Requests a second; nil for fewer than two, or for all at one moment.
    var rate: Double? {
        guard count > 1, let span, span.lowerBound < span.upperBound else { return nil }
        let seconds = span.upperBound.nanoseconds(since: span.lowerBound) / 1e9
        return Double(count - 1) / seconds
    }
}
