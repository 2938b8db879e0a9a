/// Requests that have something in common: their phase, the address they went to, their place in a conversation.
public struct RequestGroup: Sendable, Equatable {
    /// What the requests of a group have in common.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        /// `phase_name`.
        case phaseName = "phase_name"
        /// The address that the server answered from.
        case remote
        /// `turn_index`.
        case turn
    }

    /// What they have in common.
    public let by: Kind
    /// The name, the address, or the number of the turn.
    public let value: String
    /// How many there are.
    public let requests: Int
    /// How many of them failed or were cancelled.
    public let failed: Int
    /// The median time to first byte of those that count for the latencies, in ns; nil when not recorded.
    public let ttfb: Double?
    /// The median of AIPerf's time to first token, in ns; nil when not recorded.
    public let timeToFirstToken: Double?
    /// The median of the whole request, in ns; nil when not recorded.
    public let duration: Double?
}

extension RequestGroup {
    /// How many groups of a kind are listed.
    static let limit = 50

    /// The groups of every kind of which there are at least two, in the order of their values.
    ///
    /// Of a kind the groups with the most requests are listed. Requests are counted, of the whole run; medians are
    /// those of the table's rows. O(rows log rows).
    ///
    /// - Returns: also how many groups are left out, and how many requests are in them.
    static func list(
        _ table: RequestTable, _ options: AnalysisOptions
    ) -> (groups: [RequestGroup], leftOut: (groups: Int, requests: Int)) {
        var listed: [RequestGroup] = []
        var leftOut = (groups: 0, requests: 0)
        for kind in Kind.allCases {
            let (keys, others) = keys(of: kind, in: table)
            let all = keys.count + (others.requests > 0 ? 1 : 0)
            guard all > 1 else { continue }
            let most = Set(
                keys.indices.sorted { (keys[$0].count.requests, $1) > (keys[$1].count.requests, $0) }.prefix(
                    limit))
            let shown = keys.indices.filter(most.contains).map { keys[$0] }
            listed += groups(kind, shown, table, options)
            leftOut.groups += all - shown.count
            let counted = (keys.map(\.count) + [others]).reduce(0) { $0 + $1.requests }
            leftOut.requests += counted - shown.reduce(0) { $0 + $1.count.requests }
        }
        return (listed, leftOut)
    }

    /// A group that may be listed: its number in the table, what it is called, and its requests.
    private struct Key {
        let number: Int32
        let value: String
        let count: NameCount
    }

    /// Every group of a kind in its order, and the requests of groups that are not told apart.
    private static func keys(of kind: Kind, in table: RequestTable) -> (keys: [Key], others: NameCount) {
        guard let name = kind.name else {
            let keys = table.turns.counts.enumerated().filter { $0.element.requests > 0 }.map {
                Key(number: Int32($0.offset), value: String($0.offset), count: $0.element)
            }
            return (keys, table.turns.others)
        }
        let (names, others) = table[tally: name].listed
        let keys = zip(Int32(1)..., names).map { Key(number: $0, value: $1.name, count: $1.count) }
        return (keys, others)
    }

    private static func groups(
        _ kind: Kind, _ keys: [Key], _ table: RequestTable, _ options: AnalysisOptions
    ) -> [RequestGroup] {
        let column = kind.name.map { table[$0] } ?? table[.turn]
        var rows: [Int32: [Int]] = [:]
        for row in table.counted(options) {
            if let number = column[row] { rows[number, default: []].append(row) }
        }
        return keys.map { key in
            let rows = rows[key.number] ?? []
            func median(_ figure: RequestFigure) -> Double? {
                Sample(rows.compactMap { table[figure][$0] })?.percentile(
                    Percentile(50), by: options.percentileMethod)
            }
            return RequestGroup(
                by: kind, value: key.value, requests: key.count.requests, failed: key.count.failed,
                ttfb: median(.ttfb), timeToFirstToken: median(.timeToFirstToken), duration: median(.duration))
        }
    }
}

extension RequestGroup.Kind {
    /// The names that tell such groups apart; nil for turns, which have none.
    fileprivate var name: RequestName? {
        switch self {
        case .phaseName: .phaseName
        case .remote: .remote
        case .turn: nil
        }
    }
}
