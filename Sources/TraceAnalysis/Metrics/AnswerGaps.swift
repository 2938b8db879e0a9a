/// The gaps between the chunks of one answer as whole numbers, and what blocks of them come to, in memory that is kept
/// from answer to answer.
///
/// The sample of gaps and the arrivals of the run are made of the same, so they are taken once.
struct AnswerGaps {
    /// The gaps in ns; what they are is not said where not all are whole.
    private(set) var list: [UInt32] = []
    /// Whether no time goes back and no gap is 2^32 ns or longer.
    private(set) var areWhole = true
    /// The blocks of the gaps that were looked at last.
    var blocks = GapBlocks()

    /// The gaps of nothing.
    init() {}

    /// The gaps between some times.
    init(between times: [Int64]) { measure(times) }

    /// Takes the gaps between some times in the place of those before; none of fewer than two.
    ///
    /// O(n).
    mutating func measure(_ times: [Int64]) {
        let count = max(times.count - 1, 0)
        if list.count < count {
            list.append(contentsOf: repeatElement(0, count: count - list.count))
        } else {
            list.removeLast(list.count - count)
        }
        guard count > 0 else {
            areWhole = true
            return
        }
        areWhole = list.withUnsafeMutableBufferPointer { gaps in
            times.withUnsafeBufferPointer { $0.write(gapsTo: gaps) }
        }
    }
}
