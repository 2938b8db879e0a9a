/// Values as metrics have them, for tests that hold counting against sorting.
enum MixedValues {
    /// Small and large whole numbers, fractions and, when wanted, numbers below 0 and beyond 32 bits.
    static func make(_ count: Int, wild: Bool, _ random: inout SplitMix) -> [Double] {
        (0..<count).map { _ in
            switch Int.random(in: 0...(wild ? 7 : 5), using: &random) {
            case 0: Double(Int.random(in: 0...9, using: &random))
            case 1: Double(Int.random(in: 65_530...65_545, using: &random))
            case 2: Double(Int.random(in: 0..<4_294_967_296, using: &random))
            case 3: Double(Int.random(in: 4_294_967_290...4_294_967_300, using: &random))
            case 4: Double(Int.random(in: 0...400, using: &random)) * 0.25
            case 5: Double(Int.random(in: 131_072...131_090, using: &random)) + 0.5
            case 6: Double.random(in: -1e6...0, using: &random)
            default: Double.random(in: 0...1e18, using: &random)
            }
        }
    }
}
