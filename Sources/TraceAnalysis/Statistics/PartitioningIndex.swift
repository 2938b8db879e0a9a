extension RandomAccessCollection where Index == Int {
    /// The first index whose element fulfils a condition that holds for all elements behind it too; `endIndex` where
    /// none does.
    ///
    /// O(log n).
    package func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
