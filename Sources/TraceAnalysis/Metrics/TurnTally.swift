/// How many requests were at each place of their conversations.
struct TurnTally: Sendable, Equatable {
    /// How many places are told apart; no conversation is as long.
    static let limit = 4_096

    /// By the place, from 0.
    private(set) var counts: [NameCount] = []
    /// Places beyond the limit.
    private(set) var others = NameCount()

    /// A tally of nothing.
    init() {}

    /// A tally of so many requests at each place, from 0; nil where no tally is like that.
    init?(_ counts: [NameCount], others: NameCount) {
        guard counts.count <= Self.limit else { return nil }
        self.counts = counts
        self.others = others
    }

    /// Counts one request, if its place is recorded.
    mutating func add(_ turn: Int64?, isSuccessful: Bool) {
        guard let turn, turn >= 0 else { return }
        guard turn < Self.limit else {
            others.add(isSuccessful: isSuccessful)
            return
        }
        let index = Int(turn)
        if index >= counts.count {
            counts += [NameCount](repeating: NameCount(), count: index + 1 - counts.count)
        }
        counts[index].add(isSuccessful: isSuccessful)
    }

    /// Takes in all that another tally holds.
    mutating func append(_ other: TurnTally) {
        others.append(other.others)
        if other.counts.count > counts.count {
            counts += [NameCount](repeating: NameCount(), count: other.counts.count - counts.count)
        }
        for (turn, count) in other.counts.enumerated() { counts[turn].append(count) }
    }
}
