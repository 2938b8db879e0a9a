/// What can be asked of many whole numbers from 0 to 2^32 − 1, however they are kept.
protocol IntegerRanks: Sendable {
    /// How many numbers there are.
    var count: Int { get }

    /// The numbers at some ranks, counted from 0, in ascending order of the numbers.
    func values(at ranks: [Int]) -> [Int: UInt32]

    /// For each of some ascending numbers: the last number not above it, and how many are not; nil below all of them.
    func cumulative(at edges: [UInt32]) -> [CumulativePoint?]

    /// For each of some ascending numbers: how many numbers are not above it.
    func ranks(of edges: [UInt32]) -> [Int]

    /// The distinct numbers with how many are not above each, if there are at most `limit`; else nil.
    func steps(limit: Int) -> [CumulativePoint]?
}

extension IntegerRanks {
    /// The same for ascending edges of any size.
    func cumulative(at edges: [Double]) -> [CumulativePoint?] {
        let (below, wanted) = whole(edges)
        return Array(repeating: nil, count: below) + cumulative(at: wanted)
    }

    /// The same for ascending edges of any size.
    func ranks(of edges: [Double]) -> [Int] {
        let (below, wanted) = whole(edges)
        return Array(repeating: 0, count: below) + ranks(of: wanted)
    }

    /// How many of some ascending edges are below all numbers, and for the others the last number not above each.
    private func whole(_ edges: [Double]) -> (below: Int, others: [UInt32]) {
        let below = edges.firstIndex(above: -Double.leastNonzeroMagnitude)
        return (below, edges[below...].map { UInt32(min($0, 4_294_967_295)) })
    }
}
