extension IntegerMultiset {
    /// How many different numbers come together before they are handed out.
    private static let portion = 1 << 15

    /// Passes every different number on with how often it occurs, in ascending order and in portions.
    ///
    /// O(n); memory for some ten thousand numbers and once more for those that are not in bins yet.
    ///
    /// - Parameter body: Is given at most `portion` + 65,536 numbers, never none.
    func forEachPortion(_ body: (_ numbers: ArraySlice<Int64>, _ counts: ArraySlice<Int64>) -> Void) {
        guard count > 0 else { return }
        var portion = CountedNumbers(limit: Self.portion, total: count)
        let listed = RadixSort.sorted(blocks.flatMap { Array($0) }) { UInt64($0) }
        var place = 0
        for upper in upperHalves(of: listed) {
            let start = place
            while place < listed.count, listed[place] >> 16 == upper { place += 1 }
            let own = listed[start..<place]
            let isCounted = upper == 0 && !small.isEmpty
            if let lows = bins[Int(upper)], !isCounted {
                portion.append(lows.inserting(own), upper: upper)
            } else if isCounted {
                portion.append((bins[0] ?? LowHalves()).inserting(own), small)
            } else {
                for number in own { portion.append(number) }
            }
            if portion.count >= Self.portion { portion.handOut(to: body) }
        }
        portion.handOut(to: body)
    }

    /// About how many bytes all numbers and their counts take when they are written: rather too many than too few.
    ///
    /// O(upper halves).
    var storedEstimate: Int {
        let listed = blocks.reduce(0) { $0 + $1.count }
        return bins.values.reduce(4 * listed + 2 * small.count) { $0 + min(3 * $1.count, 3 << 15) }
    }

    /// The upper halves of all numbers, ascending.
    private func upperHalves(of listed: [UInt32]) -> [UInt32] {
        guard !bins.isEmpty || !small.isEmpty else {
            var halves: [UInt32] = []
            for number in listed where halves.last != number >> 16 { halves.append(number >> 16) }
            return halves
        }
        var occurs = [Bool](repeating: false, count: 1 << 16)
        for number in listed { occurs[Int(number >> 16)] = true }
        for bin in bins.keys { occurs[bin] = true }
        if !small.isEmpty { occurs[0] = true }
        return occurs.indices.filter { occurs[$0] }.map { UInt32($0) }
    }

    /// Adds different numbers below 2^32, ascending, each as often as is said.
    ///
    /// O(numbers) but for what is listed, which is O(their counts).
    ///
    /// - Parameters:
    ///   - listed: Whether each is put down as often as it occurs, as single ones are; for few of them.
    ///   - isAllowed: Is asked whether so many bytes may be taken, before they are.
    /// - Returns: false where that was not allowed, and then some are missing.
    mutating func insert(
        _ numbers: [Int64], _ counts: [Int64], listed: Bool, _ isAllowed: (Int) -> Bool
    ) -> Bool {
        guard !listed else {
            for (number, count) in zip(numbers, counts) {
                for _ in 0..<count { insert(UInt32(truncatingIfNeeded: number)) }
            }
            return true
        }
        return numbers.withUnsafeBufferPointer { numbers in
            counts.withUnsafeBufferPointer { counts in
                var place = 0
                while place < numbers.count {
                    let upper = numbers[place] >> 16
                    let start = place
                    var total = 0
                    while place < numbers.count, numbers[place] >> 16 == upper {
                        total += Int(counts[place])
                        place += 1
                    }
                    let times = UnsafeBufferPointer(rebasing: counts[start..<place])
                    guard isAllowed(LowHalves.bytes(for: times, total: total)) else { return false }
                    insert(
                        UnsafeBufferPointer(rebasing: numbers[start..<place]), times, total: total,
                        upper: Int(upper))
                }
                return true
            }
        }
    }
}
