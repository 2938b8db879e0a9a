/// Values in the cells of a fixed grid, 1,024 to a doubling: each is within 0.05 % of what it was.
///
/// The grid is the same everywhere, so that counts of cells add up, and a value in the middle of its cell stays there.
/// However many values there are, 24,000 different whole ones below 2^32 at most are left.
extension SampleBuilder {
    private static let grid = LogBins(perOctave: 1 << 10)

    /// The same values, each moved to the middle of its cell; whole ones below 2,048 stay as they are.
    ///
    /// O(n).
    var inCells: SampleBuilder {
        var cells: [Int64] = []
        var counts: [Int64] = []
        integers.forEachPortion { numbers, times in
            for (number, times) in zip(numbers, times) {
                let cell = Self.cell(UInt64(number))
                if cells.last == cell {
                    counts[counts.count - 1] += times
                } else {
                    cells.append(cell)
                    counts.append(times)
                }
            }
        }
        var builder = SampleBuilder()
        _ = builder.insert(cells, counts, listed: false) { _ in true }
        for value in others { builder.add(Self.cell(value)) }
        return builder
    }

    /// The middle of a number's cell, rounded up.
    private static func cell(_ number: UInt64) -> Int64 {
        let bounds = grid.bounds(of: grid.bin(of: number))
        return Int64(bounds.lowerBound + (bounds.upperBound - bounds.lowerBound + 1) / 2)
    }

    /// The middle of the cell of any other finite number.
    private static func cell(_ value: Double) -> Double {
        guard value.isNormal else { return value }
        // The first ten bits behind the leading one are the cell's, the next one is half a cell.
        let width = UInt64(1) << 42
        return Double(bitPattern: value.bitPattern & ~(width - 1) | width / 2)
    }
}
