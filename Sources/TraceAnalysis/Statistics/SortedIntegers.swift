/// Whole numbers in ascending order, four bytes each.
///
/// They are sorted by their digits about as fast as the figures of a summary are selected from them; every question after
/// that is a look at a place.
struct SortedIntegers: IntegerRanks {
    /// The most numbers that are worth it.
    ///
    /// The list is made beside the pages in which they were gathered, and where many metrics grew alike what is freed
    /// then lies scattered: half a million numbers take 2 MB more for each metric.
    static let limit = 1 << 19

    private let numbers: [UInt32]

    /// Sorts some numbers.
    ///
    /// O(n).
    init(_ numbers: consuming [UInt32]) {
        self.numbers = RadixSort.sorted(numbers) { UInt64($0) }
    }

    var count: Int { numbers.count }

    /// O(1) each.
    func values(at ranks: [Int]) -> [Int: UInt32] {
        Dictionary(ranks.map { ($0, numbers[$0]) }) { first, _ in first }
    }

    /// O(log n) each, less where edges are close together.
    func cumulative(at edges: [UInt32]) -> [CumulativePoint?] {
        ranks(of: edges).map { rank in
            rank == 0 ? nil : CumulativePoint(value: Double(numbers[rank - 1]), rank: rank)
        }
    }

    /// O(log n) each, less where edges are close together.
    func ranks(of edges: [UInt32]) -> [Int] {
        var rank = 0
        return edges.map { edge in
            rank = numbers.firstIndex(above: edge, from: rank)
            return rank
        }
    }

    /// O(n) at most.
    func steps(limit: Int) -> [CumulativePoint]? {
        numbers.steps(limit: limit) { Double($0) }
    }
}
