/// Many values in two parts: whole numbers below 2^32 in four bytes each or less, all others sorted beside them.
///
/// Where the others lie among the whole numbers is found out once, so that a rank of the whole is a rank of
/// one part.
struct CountedValues: Sendable {
    private let integers: any IntegerRanks
    /// The other values in ascending order.
    private let others: [Double]
    private let interleaving: Interleaving
    private let sumOfOthers: Double
    private let moments: IntegerMoments

    /// Sorts the others, and the whole numbers unless they are too many.
    ///
    /// O(n).
    init(_ builder: consuming SampleBuilder) {
        others = RadixSort.sorted(builder.popOthers())
        sumOfOthers = others.reduce(0, +)
        let numbers = builder.integers
        moments = IntegerMoments(numbers)
        let isSorted = numbers.isListed && numbers.count <= SortedIntegers.limit
        integers = isSorted ? SortedIntegers(numbers.numbers) : RankedIntegers(numbers)
        interleaving = Interleaving(below: others.isEmpty ? [] : integers.ranks(of: others))
    }

    /// The sum of all values.
    var sum: Double { Double(moments.sum) + sumOfOthers }

    /// The smallest value.
    var minimum: Double {
        min(integers.count > 0 ? Double(moments.minimum) : .infinity, others.first ?? .infinity)
    }

    /// The largest value.
    var maximum: Double {
        max(integers.count > 0 ? Double(moments.maximum) : -.infinity, others.last ?? -.infinity)
    }

    /// Σ(x − mean)², exact in integers but for the share of a unit by which the mean is off a whole number.
    func squaredDistances(from mean: Double) -> Double {
        let ofOthers = others.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        guard integers.count > 0 else { return ofOthers }
        let count = UInt64(integers.count)
        let (pivot, rest) = moments.sum.quotientAndRemainder(dividingBy: count)
        let aroundPivot =
            moments.squares &+ UInt128(count) &* UInt128(pivot) &* UInt128(pivot)
            &- 2 &* UInt128(pivot) &* UInt128(moments.sum)
        let offset = mean - Double(pivot)
        return Double(aroundPivot) - 2 * offset * Double(rest) + Double(count) * offset * offset + ofOthers
    }

    /// The values at some ranks of the whole.
    func values(at ranks: [Int]) -> [Double] {
        let places = ranks.map { rank -> (before: Int, isOther: Bool) in
            let before = interleaving.firstIndex(ofRank: rank)
            return (before, before < others.count && interleaving.rank(of: before) == rank)
        }
        let wanted = zip(ranks, places).filter { !$1.isOther }.map { $0 - $1.before }
        let found = integers.values(at: wanted)
        return zip(ranks, places).map { rank, place in
            place.isOther ? others[place.before] : Double(found[rank - place.before] ?? 0)
        }
    }

    /// For each of some ascending edges: the last value not above it, and how many are not above it.
    func cumulative(at edges: [Double]) -> [CumulativePoint?] {
        let points = integers.cumulative(at: edges)
        return zip(edges, points).map { edge, point in
            let before = others.firstIndex(above: edge)
            let rank = (point?.rank ?? 0) + before
            guard rank > 0 else { return nil }
            let other = before > 0 ? others[before - 1] : -.infinity
            return CumulativePoint(value: max(point?.value ?? -.infinity, other), rank: rank)
        }
    }

    /// The distinct values with their ranks, if there are at most `limit`; else nil.
    func steps(limit: Int) -> [CumulativePoint]? {
        guard let whole = integers.steps(limit: limit), let rest = others.steps(limit: limit, value: { $0 }),
            whole.count + rest.count <= limit
        else { return nil }
        guard !rest.isEmpty else { return whole }
        let values = (whole + rest).map(\.value).sorted()
        return zip(values, cumulative(at: values)).compactMap { $1 }
    }

    /// A distance below which no two different values lie.
    var resolution: Double? {
        let distances = zip(others, others.dropFirst()).lazy.map { $1 - $0 }.filter { $0 > 0 }
        return integers.count > 0 ? min(1, distances.min() ?? 1) : distances.min()
    }
}
