/// Random numbers that are the same on every machine and in every process.
///
/// SplitMix64 (Steele, Lea, Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// Numbers for one purpose.
    ///
    /// - Parameters:
    ///   - seed: The seed of the whole comparison.
    ///   - purpose: What tells this stream from others of the same seed.
    init(seed: UInt64, purpose: String = "") {
        var hash = StableHash(seed: seed)
        hash.add(purpose.utf8)
        state = hash.value
    }

    /// The next number.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return state.mixed
    }

    /// A number from 0, included, to 1.
    mutating func uniform() -> Double { Double(next() &>> 11) * 0x1p-53 }

    /// A whole number from 0 to `count` − 1.
    mutating func index(below count: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(count)).high) }

    /// A number of the standard normal distribution.
    ///
    /// Source: Marsaglia's polar method.
    mutating func normal() -> Double {
        while true {
            let x = 2 * uniform() - 1
            let y = 2 * uniform() - 1
            let square = x * x + y * y
            if square > 0, square < 1 { return x * (-2 * log(square) / square).squareRoot() }
        }
    }

    /// A number of the gamma distribution of a shape of at least 1, and scale 1.
    ///
    /// Source: Marsaglia and Tsang, "A simple method for generating gamma variables" (2000).
    mutating func gamma(_ shape: Double) -> Double {
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let root = 1 + c * x
            guard root > 0 else { continue }
            let v = root * root * root
            if log(1 - uniform()) < x * x / 2 + d - d * v + d * log(v) { return d * v }
        }
    }

    /// A number of the beta distribution; both shapes at least 1.
    mutating func beta(_ first: Double, _ second: Double) -> Double {
        let share = gamma(first)
        return share / (share + gamma(second))
    }
}

/// A hash that is the same on every machine and in every process: FNV-1a of 64 bits.
struct StableHash {
    /// What the bytes so far come to; any single changed byte changes it.
    private(set) var value: UInt64

    /// A hash of nothing.
    ///
    /// - Parameter seed: Tells apart what else would be hashed alike.
    init(seed: UInt64 = 0) { value = seed ^ 0xCBF2_9CE4_8422_2325 }

    /// Takes in some bytes.
    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { add(word: UInt64(byte)) }
    }

    /// Takes in a word at once.
    mutating func add(word: UInt64) { value = (value ^ word) &* 0x0000_0100_0000_01B3 }

    /// Takes in a text, and that it ends here.
    mutating func add(_ text: String) {
        add(text.utf8)
        add(word: 0xFF)
    }

    /// Takes in a number, whose upper half changes the lower bits too.
    mutating func add(_ number: Int64) {
        add(word: UInt64(bitPattern: number))
        value ^= value &>> 32
    }
}

extension UInt64 {
    /// The bits mixed so that the low ones are as fair as the high ones: the finish of SplitMix64 (Steele, Lea, Flood
    /// 2014).
    var mixed: UInt64 {
        var value = (self ^ self &>> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value &>> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value &>> 31
    }
}
