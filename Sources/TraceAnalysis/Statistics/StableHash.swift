/// A hash that is the same on every machine and in every process: FNV-1a of 64 bits.
package struct StableHash {
    /// What the bytes so far come to; any single changed byte changes it.
    package private(set) var value: UInt64

    /// A hash of nothing.
    ///
    /// - Parameter seed: Tells apart what else would be hashed alike.
    package init(seed: UInt64 = 0) { value = seed ^ 0xCBF2_9CE4_8422_2325 }

    /// Takes in some bytes.
    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { add(word: UInt64(byte)) }
    }

    /// Takes in a word at once.
    mutating func add(word: UInt64) { value = (value ^ word) &* 0x0000_0100_0000_01B3 }

    /// Takes in a text, and that it ends here.
    package mutating func add(_ text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ add($0) }) == nil { add(text.utf8) }
        add(word: 0xFF)
    }

    /// Takes in a number, whose upper half changes the lower bits too.
    package mutating func add(_ number: Int64) {
        add(word: UInt64(bitPattern: number))
        value ^= value &>> 32
    }
}

extension UInt64 {
    /// The bits mixed so that the low ones are as fair as the high ones: the finish of SplitMix64 (Steele, Lea, Flood
    /// 2014).
    package var mixed: UInt64 {
        var value = (self ^ self &>> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value &>> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value &>> 31
    }
}
