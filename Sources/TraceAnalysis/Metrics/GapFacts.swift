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

    /// - Parameter scratch: Memory that is used again for each request.
    ///
    /// O(gaps) on average.
    init(_ arrivals: RequestArrivals, hash: UInt64, scratch: inout [Float]) {
        self.hash = hash
        scratch.removeAll(keepingCapacity: true)
        arrivals.forEachGap { _, length in scratch.append(Float(length)) }
        guard !scratch.isEmpty else { return }
        let sum = scratch.reduce(0.0) { $0 + Double($1) }
        count = UInt32(clamping: scratch.count)
        meanValue = Float(sum / Double(scratch.count))
        let tenth = (scratch.count - 1) / 10
        if scratch.count > 20 {
            earlyValue = scratch[1...tenth].withUnsafeBufferPointer { Self.median(Array($0)) } ?? .nan
            lateValue =
                scratch[(scratch.count - tenth)...].withUnsafeBufferPointer { Self.median(Array($0)) } ?? .nan
        }
        let least = meanValue / 20
        scratch.removeAll { $0 < least }
        bursts = count - UInt32(clamping: scratch.count)
        typicalValue = scratch.withUnsafeMutableBufferPointer { Self.median(in: $0) } ?? .nan
    }

    static func == (one: GapFacts, other: GapFacts) -> Bool {
        one.hash == other.hash && one.count == other.count && one.bursts == other.bursts
            && one.mean == other.mean
            && one.typical == other.typical && one.early == other.early && one.late == other.late
    }

    private static func known(_ value: Float) -> Double? { value.isNaN ? nil : Double(value) }

    private static func median(_ values: [Float]) -> Float? {
        var values = values
        return values.withUnsafeMutableBufferPointer { median(in: $0) }
    }

    /// The middle one, or the mean of the two in the middle; changes their order.
    private static func median(in values: UnsafeMutableBufferPointer<Float>) -> Float? {
        guard values.count > 0 else { return nil }
        let middle = values.count / 2
        let upper = select(middle, in: values)
        guard values.count % 2 == 0 else { return upper }
        let lower = values[..<middle].max() ?? upper
        return (lower + upper) / 2
    }

    /// The value at a place of the ascending order; all before it are at most as large afterwards.
    ///
    /// Source: Hoare, "Algorithm 65: Find" (1961).
    private static func select(_ place: Int, in values: UnsafeMutableBufferPointer<Float>) -> Float {
        var low = 0
        var high = values.count - 1
        while low < high {
            let pivot = values[low + (high - low) / 2]
            var (left, right) = (low, high)
            while left <= right {
                while values[left] < pivot { left += 1 }
                while values[right] > pivot { right -= 1 }
                if left <= right {
                    values.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if place <= right {
                high = right
            } else if place >= left {
                low = left
            } else {
                break
            }
        }
        return values[place]
    }
}

/// The gap facts of some requests: of all up to `limit`, beyond it of those whose hash is small, as in the table of
/// requests, so that neither the order of the file nor the number of threads changes which.
struct GapSample: Sendable, Equatable {
    /// How many requests are kept.
    static let limit = 1 << 14

    /// The facts, in the order of the file.
    private(set) var facts: [GapFacts] = []
    /// How many requests there were for each that is kept; a power of two.
    private(set) var oneOf = 1
    /// Memory for the gaps of one request.
    private var scratch: [Float] = []

    /// Whether a request with such a hash is kept.
    func keeps(_ hash: UInt64) -> Bool { hash & UInt64(oneOf - 1) == 0 }

    /// Adds a request, if it is one that is kept.
    mutating func add(_ arrivals: RequestArrivals, hash: UInt64) {
        guard keeps(hash) else { return }
        facts.append(GapFacts(arrivals, hash: hash, scratch: &scratch))
        thinOut()
    }

    /// Takes in all that another sample holds, as coming behind what this one has seen.
    mutating func append(_ other: GapSample) {
        facts += other.facts
        if oneOf != other.oneOf {
            oneOf = max(oneOf, other.oneOf)
            keepSmallHashes()
        }
        thinOut()
    }

    static func == (one: GapSample, other: GapSample) -> Bool {
        one.facts == other.facts && one.oneOf == other.oneOf
    }

    private mutating func thinOut() {
        while facts.count > Self.limit, oneOf < 1 << 40 {
            oneOf *= 2
            keepSmallHashes()
        }
    }

    private mutating func keepSmallHashes() {
        let rest = UInt64(oneOf - 1)
        facts.removeAll { $0.hash & rest != 0 }
    }
}
