import TraceAnalysis

/// Which turns of conversations follow each other, as hashes of conversation and turn.
struct TurnLinks {
    /// How many turns are known.
    static let limit = 1 << 20

    private var known: Set<UInt64> = []
    private var repeated: Set<UInt64> = []
    /// How many turns were not taken in, as there were too many.
    private(set) var leftOut = 0
    /// How many turns a conversation has twice, so that nobody knows which one follows.
    var ambiguous: Int { repeated.count }

    /// Takes in a request.
    mutating func add(_ row: RequestRow) {
        guard let key = Self.key(row, 0) else { return }
        guard known.count < Self.limit || known.contains(key) else {
            leftOut += 1
            return
        }
        if !known.insert(key).inserted { repeated.insert(key) }
    }

    /// The request with its links to the turn before it and to the one behind it, where they are there.
    func linked(_ request: RequestSpan) -> RequestSpan {
        guard let own = Self.key(request.row, 0), isOnce(own) else { return request }
        var request = request
        if let next = Self.key(request.row, 1), isOnce(next) { request.linkToNext = own }
        if let before = Self.key(request.row, -1), isOnce(before) { request.linkFromBefore = before }
        return request
    }

    private func isOnce(_ key: UInt64) -> Bool { known.contains(key) && !repeated.contains(key) }

    /// What stands for the turn of a request, or another of its conversation; a link has that of its beginning.
    private static func key(_ row: RequestRow, _ step: Int64) -> UInt64? {
        guard let conversation = row.conversation, let turn = row.turn else { return nil }
        let (other, overflow) = turn.addingReportingOverflow(step)
        guard !overflow, other >= 0 else { return nil }
        var hash = StableHash()
        hash.add(conversation)
        hash.add(other)
        return max(hash.value.mixed, 1)
    }
}
