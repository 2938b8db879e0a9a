/// The lower halves of numbers that share their upper half, with how often each occurs.
struct LowHalves: Sendable {
    /// From this many on a table of counts takes no more memory than the list.
    private static let listLimit = 1 << 16

    /// Each lower half as often as it occurs; empty once there is a table.
    private var list: [UInt16] = []
    /// How often each lower half occurs, without what `carries` holds; empty while there is a list.
    private var counts: [UInt16] = []
    /// How many times 65,536 each lower half occurs beside its count; few ever do.
    private var carries: [UInt16: Int] = [:]

    /// How many there are.
    var count: Int {
        let carried = carries.values.reduce(0, +) << 16
        return list.count + carried + counts.reduce(0) { $0 + Int($1) }
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

    /// Takes in all that others hold.
    mutating func append(_ other: LowHalves) {
        other.list.withUnsafeBufferPointer { insert($0) }
        guard !other.counts.isEmpty else { return }
        if counts.isEmpty { makeTable() }
        for (value, times) in other.counts.enumerated() where times > 0 {
            let (sum, overflow) = counts[value].addingReportingOverflow(times)
            counts[value] = sum
            if overflow { carries[UInt16(value), default: 0] += 1 }
        }
        carries.merge(other.carries) { $0 + $1 }
    }

    /// Passes each lower half on with how often it occurs; in a list once for each time.
    @inline(__always)
    func forEach(_ body: (UInt16, Int) -> Void) {
        for value in list { body(value, 1) }
        for (value, times) in counts.enumerated() where times > 0 { body(UInt16(value), Int(times)) }
        for (value, times) in carries { body(value, times << 16) }
    }

    private mutating func makeTable() {
        counts = [UInt16](repeating: 0, count: 1 << 16)
        let listed = list
        list = []
        listed.withUnsafeBufferPointer { count($0) }
    }

    private mutating func count(_ values: UnsafeBufferPointer<UInt16>) {
        var full: [UInt16] = []
        counts.withUnsafeMutableBufferPointer { counts in
            for value in values {
                counts[Int(value)] &+= 1
                if counts[Int(value)] == 0 { full.append(value) }
            }
        }
        for value in full { carries[value, default: 0] += 1 }
    }
}
