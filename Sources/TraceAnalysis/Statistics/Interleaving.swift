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
