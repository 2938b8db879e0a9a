import CLibrary

/// The standard normal distribution, as far as intervals need it.
enum NormalDistribution {
    /// How many standard errors a 95 % interval reaches to either side.
    static let reach = 1.959963984540054

    /// The probability of a value at least as far from 0, on either side.
    static func twoSidedTail(_ distance: Double) -> Double { erfc(abs(distance) / 2.0.squareRoot()) }
}
