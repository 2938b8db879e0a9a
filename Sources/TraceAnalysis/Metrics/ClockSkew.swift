/// Requests of which the times contradict each other, as only clocks do that differ between hosts.
///
/// A request begins after the load generator decided to send it, and a turn of a conversation after the answer to the
/// turn before. The hosts that say so may be different ones; where it is otherwise, their clocks differ.
struct ClockSkew: Sendable, Equatable {
    /// How many requests began before they were to be sent.
    let early: Int
    /// How many turns began before the answer to the turn before had ended.
    let overlapping: Int
    /// By how much the clocks differ at least, in ns.
    let least: Int64

    /// How many requests and turns there are.
    var count: Int { early + overlapping }

    /// Numbers that were written; nil for what none can be.
    init?(early: Int, overlapping: Int, least: Int64) {
        guard early >= 0, overlapping >= 0, early + overlapping > 0, least > 0 else { return nil }
        (self.early, self.overlapping, self.least) = (early, overlapping, least)
    }

    /// What the kept requests of a run say; nil where no two times contradict each other.
    ///
    /// Turns are looked at where every request is kept, and in conversations that took place once. O(n log n).
    init?(_ table: RequestTable) {
        var early: [Int64] = []
        let (credits, starts) = (table[.credit], table[.start])
        for row in 0..<table.count {
            guard let credit = credits[row], let start = starts[row], table.outcome(row) != .cancelled,
                let lead = Interval(from: start, to: credit)?.length, lead > 0
            else { continue }
            early.append(lead)
        }
        let overlaps = table.oneOf == 1 ? Self.overlaps(table) : []
        self.init(
            early: early.count, overlapping: overlaps.count,
            least: max(early.max() ?? 0, overlaps.max() ?? 0))
    }

    /// By how much turns began before the answer to the turn before had ended, in ns.
    private static func overlaps(_ table: RequestTable) -> [Int64] {
        guard table[.turn].values.contains(where: { $0 ?? 0 > 0 }) else { return [] }
        let (conversations, turns) = (table[.conversation], table[.turn])
        var rows: [Int64: [(turn: Int32, row: Int)]] = [:]
        for row in 0..<table.count {
            guard let conversation = conversations[row], let turn = turns[row] else { continue }
            rows[conversation, default: []].append((turn, row))
        }
        var overlaps: [Int64] = []
        for turns in rows.values where Set(turns.map(\.turn)).count == turns.count {
            let turns = turns.sorted { $0.turn < $1.turn }
            for (before, turn) in zip(turns, turns.dropFirst()) {
                guard table.outcome(before.row) == .successful, let end = table.end(before.row),
                    let start = table.start(turn.row), let length = Interval(from: start, to: end)?.length,
                    length > 0
                else { continue }
                overlaps.append(length)
            }
        }
        return overlaps
    }
}

extension ClockSkew {
    /// What a reader has to know, in two sentences.
    var words: String {
        let parts = [
            (early, "request", "began before AIPerf issued the credit for \(early == 1 ? "it" : "them")"),
            (overlapping, "turn", "began before the turn before had ended"),
        ].filter { $0.0 > 0 }.map { count, noun, what in
            "\(FigureStyle.grouped(count)) \(noun)\(count == 1 ? "" : "s") \(what)"
        }
        return parts.joined(separator: ", and ") + ": the clocks of the hosts differ by "
            + "\(Quantity.time.short(Double(least))) or more. Rates, requests in flight and whatever else is made of "
            + "times of several hosts can be off by as much; latencies are of one clock each."
    }
}
