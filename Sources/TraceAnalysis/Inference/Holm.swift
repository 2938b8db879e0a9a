/// Holm's correction for testing several figures at once.
///
/// Source: Holm, "A simple sequentially rejective multiple test procedure" (1979).
enum Holm {
    /// Which of some p-values are too small for chance, all taken together.
    static func rejected(_ pValues: [Double], significance: Double) -> [Bool] {
        var rejected = [Bool](repeating: false, count: pValues.count)
        let ordered = pValues.indices.sorted { pValues[$0] < pValues[$1] }
        for (rank, index) in ordered.enumerated() {
            guard pValues[index] <= significance / Double(pValues.count - rank) else { break }
            rejected[index] = true
        }
        return rejected
    }
}
