/// The load that was asked for, and what came of it.
public struct RunLoad: Sendable, Equatable {
    /// What a believed summary says was asked for.
    public let asked: AskedLoad
    /// Requests a second as they were sent, where a rate was asked for; nil where too little tells.
    public let keptRate: Double?
    /// How many requests were under way on average, from the end of the ramp or the first wave to the last start.
    ///
    /// nil where single requests are not kept, or no time of them is known.
    public let meanInFlight: Double?
    /// The most at once.
    public let peakInFlight: Int?

    /// How much of the rate that was asked for was sent; nil where none was.
    public var keptShare: Double? {
        keptRate.flatMap { kept in asked.rate.flatMap { $0 > 0 ? kept / $0 : nil } }
    }

    /// Fewer starts than this behind the ramp say too little: then the mean is from the first start on.
    private static let leastStarts = 20

    /// - Parameter asked: What a believed summary says; nothing where none is believed.
    init(_ asked: AskedLoad, _ measured: Measurements) {
        self.asked = asked
        keptRate = asked.rate == nil ? nil : measured.credits?.rate
        guard let table = measured.requests, let timeline = Timeline(table),
            let flight = RequestsInFlight(table, timeline, columns: 1)
        else {
            (meanInFlight, peakInFlight) = (nil, nil)
            return
        }
        peakInFlight = flight.highest
        var starts: [Int64] = []
        var firstEnd = Int64.max
        for row in 0..<table.count {
            if let start = table.start(row) { starts.append(start) }
            if table.outcome(row) == .successful, let end = table.end(row) { firstEnd = min(firstEnd, end) }
        }
        let last = starts.max() ?? timeline.origin
        let ramped = timeline.origin &+ Int64(min(max(asked.ramp ?? 0, 0), timeline.length))
        let from = max(ramped, min(firstEnd, last))
        let isLong = starts.count { $0 >= from } * table.oneOf >= Self.leastStarts
        meanInFlight = table.meanInFlight(from: isLong ? from : timeline.origin, to: last) ?? flight.mean
    }
}

extension RequestTable {
    /// How many requests were under way on average between two moments, each moment counting alike.
    ///
    /// O(n).
    ///
    /// - Returns: nil where the second moment does not lie behind the first.
    func meanInFlight(from: Int64, to: Int64) -> Double? {
        guard from < to else { return nil }
        var busy = 0.0
        for row in 0..<count {
            guard let start = start(row), let end = end(row), end > start else { continue }
            let (first, last) = (max(start, from), min(end, to))
            if last > first { busy += last.nanoseconds(since: first) }
        }
        return busy / to.nanoseconds(since: from) * Double(oneOf)
    }
}
