/// The mean of each disjoint phase of a request, in ms.
///
/// The six add up to the mean request.
public struct PhaseBreakdown: Sendable, Equatable {
    /// How many requests have all six; at least 1.
    public let count: Int
    /// Mean wait for a free connection.
    public let blocked: Double
    /// Mean lookup.
    public let dns: Double
    /// Mean connect, less the lookup.
    public let connect: Double
    /// Mean send, less all of the above.
    public let send: Double
    /// Mean wait for the first byte.
    public let wait: Double
    /// Mean time from the first byte to the last.
    public let transfer: Double

    /// The means of summed phases; nil for none.
    init?(_ totals: PhaseTotals) {
        guard totals.count > 0 else { return nil }
        count = totals.count
        let means = totals.sums.map { $0.value / (Double(totals.count) * 1e6) }
        blocked = means[0]
        dns = means[1]
        connect = means[2]
        send = means[3]
        wait = means[4]
        transfer = means[5]
    }

    /// The phases by name, in the order in which they happen.
    public var parts: [(name: String, milliseconds: Double)] {
        [
            ("blocked", blocked), ("dns", dns), ("connect", connect), ("send", send), ("wait", wait),
            ("transfer", transfer),
        ]
    }

    /// The mean request: the sum of the six.
    public var total: Double { parts.reduce(0) { $0 + $1.milliseconds } }
}
