/// Many values in two parts: whole numbers below 2^32 in four bytes each or less, all others sorted beside them.
///
/// Where the others lie among the whole numbers is found out once, so that a rank of the whole is a rank of
/// one part.
struct CountedValues: SampleDistribution {
    private let integers: any Distribution
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

    var count: Int { integers.count + others.count }
    var sum: Double { Double(moments.sum) + sumOfOthers }

    var minimum: Double {
        min(integers.count > 0 ? Double(moments.minimum) : .infinity, others.first ?? .infinity)
    }

    var maximum: Double {
        max(integers.count > 0 ? Double(moments.maximum) : -.infinity, others.last ?? -.infinity)
    }

    /// O(others).
    func standardDeviation(around mean: Double) -> Double {
        (max(squaredDistances(from: mean), 0) / Double(count)).squareRoot()
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

    func values(at ranks: [Int]) -> [Double] {
        let places = ranks.map { rank -> (before: Int, isOther: Bool) in
            let before = interleaving.firstIndex(ofRank: rank)
            return (before, before < others.count && interleaving.rank(of: before) == rank)
        }
        let wanted = zip(ranks, places).filter { !$1.isOther }.map { $0 - $1.before }
        var found = integers.values(at: wanted).makeIterator()
        return places.map { $0.isOther ? others[$0.before] : found.next() ?? 0 }
    }

    func cumulative(at edges: [Double]) -> [CumulativePoint?] {
        let points = integers.cumulative(at: edges)
        return zip(edges, points).map { edge, point in
            let before = others.partitioningIndex { $0 > edge }
            let rank = (point?.rank ?? 0) + before
            guard rank > 0 else { return nil }
            let other = before > 0 ? others[before - 1] : -.infinity
            return CumulativePoint(value: max(point?.value ?? -.infinity, other), rank: rank)
        }
    }

    func steps(limit: Int) -> [CumulativePoint]? {
        guard let whole = integers.steps(limit: limit), let rest = others.steps(limit: limit, value: { $0 }),
            whole.count + rest.count <= limit
        else { return nil }
        guard !rest.isEmpty else { return whole }
        let values = (whole + rest).map(\.value).sorted()
        return zip(values, cumulative(at: values)).compactMap { $1 }
    }

    var resolution: Double? {
        let distances = zip(others, others.dropFirst()).lazy.map { $1 - $0 }.filter { $0 > 0 }
        return integers.count > 0 ? min(1, distances.min() ?? 1) : distances.min()
    }
}

/// Where some ascending values lie among the whole numbers of the same sample.
///
/// Mostly they lie in few places: all times of more than four seconds are above all shorter ones, and of a million
/// rates hardly any is a whole number. So only the places are kept where the count of whole numbers below changes.
struct Interleaving: Sendable {
    /// The values from which on more whole numbers lie below, ascending, and how many do.
    private var changes: [(first: Int, below: Int)] = []
    private let count: Int

    /// - Parameter below: For each of the values, in ascending order, how many whole numbers are not above it.
    init(below: [Int]) {
        count = below.count
        for (index, below) in below.enumerated() where below != changes.last?.below ?? 0 {
            changes.append((index, below))
        }
    }

    /// The rank, in the whole sample, of the value at an index; counted from 0.
    ///
    /// O(log changes).
    func rank(of index: Int) -> Int {
        let next = changes.partitioningIndex { $0.first > index }
        return index + (next > 0 ? changes[next - 1].below : 0)
    }

    /// The first of the values whose rank is not below one; their number where all are.
    ///
    /// O(log n · log changes).
    func firstIndex(ofRank rank: Int) -> Int {
        (0..<count).partitioningIndex { self.rank(of: $0) >= rank }
    }
}
