/// Requests that have something in common.
struct FindingGroup: Sendable {
    /// What they have in common, in words.
    let name: String
    /// Their rows, in the order of their start.
    let rows: [Int]

    /// The rows by the name they carry, those without one left out.
    static func groups(of rows: [Int], named names: RequestNames) -> [FindingGroup] {
        names.groups(of: rows).map { FindingGroup(name: $0.name, rows: $0.rows) }
    }

    /// The rows by their turn, the first turn first.
    static func turns(of rows: [Int], in requests: FindingRequests) -> [FindingGroup] {
        var members: [Int32: [Int]] = [:]
        for row in rows { if let turn = requests.turns[row] { members[turn, default: []].append(row) } }
        return members.sorted { $0.key < $1.key }.map { FindingGroup(name: "turn \($0.key)", rows: $0.value) }
    }

    /// The median of what is known of some values.
    func median(_ values: [Double]) -> Double? {
        Median.of(rows.compactMap { values[$0].isNaN ? nil : values[$0] })
    }
}
