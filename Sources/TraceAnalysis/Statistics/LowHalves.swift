/// The lower halves of numbers that share their upper half, with how often each occurs.
struct LowHalves: Sendable {
    /// From this many on a table of counts takes no more memory than the list.
    private static let listLimit = 1 << 17

    /// Each lower half as often as it occurs; empty once there is a table.
    private(set) var list: [UInt16] = []
    /// How often each lower half occurs; empty while there is a list.
    private(set) var counts: [UInt32] = []
    /// Lower halves beyond what a count can hold, once for each time.
    private(set) var beyond: [UInt16] = []

    /// How many there are.
    var count: Int {
        counts.isEmpty ? list.count : counts.reduce(beyond.count) { $0 + Int($1) }
    }

    /// Adds some lower halves.
    ///
    /// O(n).
    mutating func insert(_ values: UnsafeBufferPointer<UInt16>) {
        if counts.isEmpty {
            guard list.count + values.count >= Self.listLimit else {
                list.append(contentsOf: values)
                return
            }
            makeTable()
        }
        count(values)
    }

    private mutating func makeTable() {
        counts = [UInt32](repeating: 0, count: 1 << 16)
        let listed = list
        list = []
        listed.withUnsafeBufferPointer { count($0) }
    }

    private mutating func count(_ values: UnsafeBufferPointer<UInt16>) {
        var full: [UInt16] = []
        counts.withUnsafeMutableBufferPointer { counts in
            for value in values {
                if counts[Int(value)] == .max { full.append(value) } else { counts[Int(value)] &+= 1 }
            }
        }
        beyond += full
    }

    /// Takes in all that others hold.
    mutating func append(_ other: LowHalves) {
        other.list.withUnsafeBufferPointer { insert($0) }
        other.beyond.withUnsafeBufferPointer { insert($0) }
        guard !other.counts.isEmpty else { return }
        if counts.isEmpty { makeTable() }
        for (value, times) in other.counts.enumerated() where times > 0 { add(UInt16(value), times: times) }
    }

    private mutating func add(_ value: UInt16, times: UInt32) {
        let (sum, overflow) = counts[Int(value)].addingReportingOverflow(times)
        if overflow {
            beyond.append(contentsOf: repeatElement(value, count: Int(sum) + 1))
            counts[Int(value)] = .max
        } else {
            counts[Int(value)] = sum
        }
    }
}
