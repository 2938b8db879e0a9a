extension IntegerMultiset {
    /// How many different numbers come together before they are handed out.
    private static let portion = 1 << 15
    /// From this many on the numbers of an upper half are counted in a table rather than sorted.
    private static let tableLimit = 1 << 13

    /// Passes every different number on with how often it occurs, in ascending order and in portions.
    ///
    /// O(n); memory for some ten thousand numbers and once more for those that are not in bins yet.
    ///
    /// - Parameter body: Is given at most `portion` + 65,536 numbers, never none.
    func forEachPortion(_ body: (_ numbers: [Int64], _ counts: [Int64]) -> Void) {
        var portion = CountedNumbers()
        var table: [Int] = []
        let listed = RadixSort.sorted(blocks.flatMap { Array($0) }) { UInt64($0) }
        var place = 0
        for upper in upperHalves(of: listed) {
            let start = place
            while place < listed.count, listed[place] >> 16 == upper { place += 1 }
            let own = listed[start..<place]
            let lows = bins[Int(upper)]
            let isCounted = upper == 0 && !small.isEmpty
            if isCounted || own.count + (lows?.count ?? 0) >= Self.tableLimit {
                if table.isEmpty { table = [Int](repeating: 0, count: 1 << 16) }
                for number in own { table[Int(number & 0xFFFF)] += 1 }
                lows?.forEach { table[Int($0)] += $1 }
                if isCounted { for (low, count) in small.enumerated() { table[low] += count } }
                for low in table.indices where table[low] > 0 {
                    portion.append(upper << 16 | UInt32(low), table[low])
                    table[low] = 0
                }
            } else {
                var few = Array(own)
                lows?.forEach { few += repeatElement(upper << 16 | UInt32($0), count: $1) }
                if lows != nil { few.sort() }
                for number in few { portion.append(number, 1) }
            }
            if portion.numbers.count >= Self.portion { portion.handOut(to: body) }
        }
        portion.handOut(to: body)
    }

    /// The upper halves of all numbers, ascending.
    private func upperHalves(of listed: [UInt32]) -> [UInt32] {
        var occurs = [Bool](repeating: false, count: 1 << 16)
        for number in listed { occurs[Int(number >> 16)] = true }
        for bin in bins.keys { occurs[bin] = true }
        if !small.isEmpty { occurs[0] = true }
        return occurs.indices.filter { occurs[$0] }.map { UInt32($0) }
    }

    /// Adds different numbers, ascending, each as often as is said.
    ///
    /// O(numbers) but for what is listed, which is O(their counts).
    ///
    /// - Parameters:
    ///   - listed: Whether each is put down as often as it occurs, as single ones are; for few of them.
    ///   - isAllowed: Is asked whether so many bytes may be taken, before they are.
    /// - Returns: false where that was not allowed, and then some are missing.
    mutating func insert(
        _ numbers: [UInt32], _ counts: [Int], listed: Bool, _ isAllowed: (Int) -> Bool
    ) -> Bool {
        guard !listed else {
            for (number, count) in zip(numbers, counts) { for _ in 0..<count { insert(number) } }
            return true
        }
        var place = 0
        while place < numbers.count {
            let upper = numbers[place] >> 16
            let start = place
            while place < numbers.count, numbers[place] >> 16 == upper { place += 1 }
            let lows = numbers[start..<place].map { UInt16(truncatingIfNeeded: $0) }
            let times = counts[start..<place]
            guard isAllowed(LowHalves.bytes(for: times)) else { return false }
            insert(lows, Array(times), upper: Int(upper))
        }
        return true
    }
}

/// Numbers with how often each occurs.
private struct CountedNumbers {
    private(set) var numbers: [Int64] = []
    private var counts: [Int64] = []

    /// Adds a number that is not below the one before.
    mutating func append(_ number: UInt32, _ count: Int) {
        if numbers.last == Int64(number) {
            counts[counts.count - 1] += Int64(count)
        } else {
            numbers.append(Int64(number))
            counts.append(Int64(count))
        }
    }

    /// Hands all out, if there are any, and forgets them.
    mutating func handOut(to body: ([Int64], [Int64]) -> Void) {
        guard !numbers.isEmpty else { return }
        body(numbers, counts)
        numbers.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
    }
}
