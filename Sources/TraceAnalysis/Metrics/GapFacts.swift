/// What the gaps between the arrivals of one answer say: 32 bytes.
///
/// Times are in ns, with seven digits; what is not known is NaN.
struct GapFacts: Sendable, Equatable {
    /// The hash of the request, by which the sample is thinned out.
    let hash: UInt64
    /// How many gaps there are.
    private(set) var count: UInt32 = 0
    /// How many of them are below a twentieth of their mean.
    private(set) var bursts: UInt32 = 0
    private var meanValue = Float.nan
    private var typicalValue = Float.nan
    private var earlyValue = Float.nan
    private var lateValue = Float.nan

    /// Their mean; nil where there is none.
    var mean: Double? { Self.known(meanValue) }
    /// The median of those that are no bursts; nil where there is none.
    var typical: Double? { Self.known(typicalValue) }
    /// The median of the first tenth of the gaps, without the very first one; nil where there are not 20 others.
    var early: Double? { Self.known(earlyValue) }
    /// The median of the last tenth; nil where there are not 20 beside the first.
    var late: Double? { Self.known(lateValue) }

    /// How many figures there are beside the counts.
    static let floatCount = 4

    /// The mean, the typical, the early and the late gap; NaN for what is not known.
    var floats: [Float] { [meanValue, typicalValue, earlyValue, lateValue] }

    /// Facts that were written; nil for what none can be.
    init?(hash: UInt64, count: UInt32, bursts: UInt32, floats: [Float]) {
        guard floats.count == Self.floatCount, bursts <= count,
            floats.allSatisfy({ $0.isNaN || (0...1e19).contains($0) })
        else { return nil }
        (self.hash, self.count, self.bursts) = (hash, count, bursts)
        (meanValue, typicalValue) = (floats[0], floats[1])
        (earlyValue, lateValue) = (floats[2], floats[3])
    }

    /// What some gaps say.
    ///
    /// O(gaps).
    init(_ gaps: OrderedFloats, hash: UInt64) {
        self.hash = hash
        guard !gaps.isEmpty else { return }
        let sum = gaps.reduce(0.0) { $0 + Double(Float(ordered: $1)) }
        let mean = Float(sum / Double(gaps.count))
        let least = (mean / 20).ordered
        count = UInt32(clamping: gaps.count)
        meanValue = mean
        let tenth = (gaps.count - 1) / 10
        if gaps.count > 20 {
            earlyValue = OrderedFloats(rebasing: gaps[1...tenth]).median(from: 0) ?? .nan
            lateValue = OrderedFloats(rebasing: gaps[(gaps.count - tenth)...]).median(from: 0) ?? .nan
        }
        bursts = UInt32(clamping: gaps.count(below: least))
        typicalValue = gaps.median(from: least) ?? .nan
    }

    static func == (one: GapFacts, other: GapFacts) -> Bool {
        one.hash == other.hash && one.count == other.count && one.bursts == other.bursts
            && one.mean == other.mean
            && one.typical == other.typical && one.early == other.early && one.late == other.late
    }

    private static func known(_ value: Float) -> Double? { value.isNaN ? nil : Double(value) }
}

/// Numbers from 0 on as whole ones of the same order, which the processor compares several at a time.
typealias OrderedFloats = UnsafeBufferPointer<Int32>

extension Float {
    /// Its bits, which are in the order of the numbers from 0 on.
    var ordered: Int32 { Int32(bitPattern: bitPattern) }

    /// The number of such bits.
    fileprivate init(ordered: Int32) { self.init(bitPattern: UInt32(bitPattern: ordered)) }
}

extension UnsafeBufferPointer<Int32> {
    /// How many are below a limit, neither of which is negative.
    ///
    /// The difference's sign, which is all ones or none, is what the compiler counts several at a time.
    fileprivate func count(below limit: Int32) -> Int {
        var count: Int32 = 0
        for index in indices { count &-= (self[index] &- limit) &>> 31 }
        return Int(count)
    }

    /// The middle one of those that are not below a limit, or the mean of the two in the middle; nil where there is
    /// none.
    ///
    /// O(32 n): counting how many are below a number that is halved in on needs no moving, nor guessing which way a
    /// comparison goes, and takes a fifth of what selecting does.
    fileprivate func median(from limit: Int32) -> Float? {
        let below = count(below: limit)
        guard below < count else { return nil }
        let kept = count - below
        let upper = value(at: below + kept / 2)
        let lower = kept % 2 == 0 && count(below: upper) >= below + kept / 2 ? largest(below: upper) : upper
        if lower == upper { return Float(ordered: upper) }
        return (Float(ordered: lower) + Float(ordered: upper)) / 2
    }

    /// The value at a place of the ascending order, from 0 on.
    private func value(at place: Int) -> Int32 {
        var low: Int32 = .max
        var high: Int32 = 0
        for index in indices {
            low = Swift.min(low, self[index])
            high = Swift.max(high, self[index])
        }
        while low < high {
            let middle = low &+ (high &- low) / 2
            if count(below: middle &+ 1) > place { high = middle } else { low = middle &+ 1 }
        }
        return low
    }

    private func largest(below limit: Int32) -> Int32 {
        var largest: Int32 = 0
        for index in indices { largest = Swift.max(largest, self[index] < limit ? self[index] : 0) }
        return largest
    }
}
