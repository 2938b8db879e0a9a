/// A stretch of time with its end not before its start, in nanoseconds.
struct Interval: Sendable, Equatable {
    let start: Int64
    let end: Int64

    /// - Returns: nil when the end lies before the start or the length does not fit 64 bits.
    init?(from start: Int64, to end: Int64) {
        let (length, overflow) = end.subtractingReportingOverflow(start)
        guard !overflow, length >= 0 else { return nil }
        self.start = start
        self.end = end
    }

    /// Nanoseconds from start to end; never negative.
    var length: Int64 { end - start }

    /// How much of this interval lies in none of the others.
    ///
    /// O(k log k) for k others.
    func length(outside others: [Interval]) -> Int64 {
        var covered: Int64 = 0
        var reached = start
        for other in others.sorted(by: { $0.start < $1.start }) {
            let from = max(other.start, reached)
            let to = min(other.end, end)
            guard to > from else { continue }
            covered += to - from
            reached = to
        }
        return length - covered
    }
}
