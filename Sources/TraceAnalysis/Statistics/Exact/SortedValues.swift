/// Values in ascending order: a question is a look at a place.
struct SortedValues: SampleDistribution {
    /// The values.
    let values: [Double]

    /// Takes values in ascending order.
    init(_ values: [Double]) { self.values = values }

    var count: Int { values.count }
    var sum: Double { values.reduce(0, +) }
    var minimum: Double { values[0] }
    var maximum: Double { values[values.count - 1] }

    /// O(n).
    var resolution: Double? {
        zip(values, values.dropFirst()).lazy.map { $1 - $0 }.filter { $0 > 0 }.min()
    }

    /// O(n).
    func standardDeviation(around mean: Double) -> Double {
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(count)).squareRoot()
    }

    /// O(1) each.
    func values(at ranks: [Int]) -> [Double] { ranks.map { values[$0] } }

    /// O(log n) each, less where edges are close together.
    func cumulative(at edges: [Double]) -> [CumulativePoint?] { values.cumulative(at: edges) { $0 } }

    /// O(n) at most.
    func steps(limit: Int) -> [CumulativePoint]? { values.steps(limit: limit) { $0 } }
}

/// Whole numbers in ascending order, four bytes each.
///
/// They are sorted by their digits about as fast as the figures of a summary are selected from them; every question after
/// that is a look at a place.
struct SortedIntegers: Distribution {
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
    func values(at ranks: [Int]) -> [Double] { ranks.map { Double(numbers[$0]) } }

    /// O(log n) each, less where edges are close together.
    func cumulative(at edges: [Double]) -> [CumulativePoint?] { numbers.cumulative(at: edges) { Double($0) } }

    /// O(n + edges): mostly one of the two is short, so that going along both is next to nothing.
    func ranks(of edges: [Double]) -> [Int] {
        var rank = 0
        return edges.map { edge in
            while rank < numbers.count, Double(numbers[rank]) <= edge { rank += 1 }
            return rank
        }
    }

    /// O(n) at most.
    func steps(limit: Int) -> [CumulativePoint]? { numbers.steps(limit: limit) { Double($0) } }
}

extension Array {
    /// For each of some ascending edges: the last element of an ascending array not above it, and how many are not.
    @inline(__always)
    fileprivate func cumulative(at edges: [Double], value: (Element) -> Double) -> [CumulativePoint?] {
        var rank = 0
        return edges.map { edge in
            rank = firstIndex(above: edge, from: rank, value)
            return rank == 0 ? nil : CumulativePoint(value: value(self[rank - 1]), rank: rank)
        }
    }

    /// The first index of an ascending array whose element is above an edge; `count` if none is.
    ///
    /// O(log of the distance from `start`): first in steps that double, then halving.
    ///
    /// - Parameter start: An index before which no element is above the edge.
    @inline(__always)
    private func firstIndex(above edge: Double, from start: Int, _ value: (Element) -> Double) -> Int {
        var low = start
        var step = 1
        while low + step <= count, value(self[low + step - 1]) <= edge {
            low += step
            step *= 2
        }
        let high = Swift.min(low + step, count)
        return self[low..<high].partitioningIndex { value($0) > edge }
    }

    /// The distinct values of an ascending array with their ranks, if there are at most `limit`; else nil.
    func steps(limit: Int, value: (Element) -> Double) -> [CumulativePoint]? {
        var steps: [CumulativePoint] = []
        for (index, element) in enumerated() {
            let step = CumulativePoint(value: value(element), rank: index + 1)
            if steps.last?.value == step.value {
                steps[steps.count - 1] = step
            } else {
                guard steps.count < limit else { return nil }
                steps.append(step)
            }
        }
        return steps
    }
}
