/// Order statistics of a few values, for rules that ask for a median or a quantile and no more.
enum Median {
    /// The middle one, or the mean of the two in the middle; nil where there is none.
    ///
    /// O(n log n); by radix for long lists. Values are finite.
    static func of(_ values: [Double]) -> Double? { ofSorted(sorted(values)) }

    /// The same of values in ascending order.
    static func ofSorted(_ sorted: [Double]) -> Double? {
        guard !sorted.isEmpty else { return nil }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The value at a share of the order, interpolated between neighbours; nil where there is none.
    static func quantile(_ share: Double, ofSorted sorted: [Double]) -> Double? {
        guard let last = sorted.last else { return nil }
        let place = share * Double(sorted.count - 1)
        let index = Int(place)
        guard index + 1 < sorted.count else { return last }
        return sorted[index] + (place - Double(index)) * (sorted[index + 1] - sorted[index])
    }

    /// In ascending order.
    static func sorted(_ values: [Double]) -> [Double] { RadixSort.sorted(values) }
}
