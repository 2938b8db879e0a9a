/// The functions that distributions are made of: those of the C library, and two that it doesn't have.
enum SpecialFunctions {
    /// The natural logarithm; −∞ for 0.
    static func log(_ value: Double) -> Double { _log(value) }

    /// The natural logarithm of 1 + `value`, exact for small values too.
    static func log1p(_ value: Double) -> Double { _log1p(value) }

    /// e to the power of `value`.
    static func exp(_ value: Double) -> Double { _exp(value) }

    /// The complementary error function: 1 − erf, exact where that is small too.
    static func erfc(_ value: Double) -> Double { _erfc(value) }

    /// ln(1 + x) − x, without the digits that a subtraction loses where x is small.
    ///
    /// Between −0.4 and 0.6 by the series of the inverse hyperbolic tangent of x ÷ (2 + x).
    static func log1pMinusSelf(_ x: Double) -> Double {
        guard x > -0.4, x < 0.6 else { return log1p(x) - x }
        let root = x / (2 + x)
        let square = root * root
        var sum = 0.0
        var power = 1.0
        var odd = 3.0
        while power / odd > 1e-18 {
            sum += power / odd
            power *= square
            odd += 2
        }
        return root * (2 * square * sum - x)
    }

    /// By how much Stirling's formula falls short: ln Γ(z) − ((z − ½) ln z − z + ½ ln 2π), for a positive z.
    ///
    /// From 16 on by Stirling's series, below by Γ(z + 1) = z Γ(z). Exact to about 1e-15.
    ///
    /// Source: Loader, "Fast and accurate computation of binomial probabilities" (2000), who shows that
    /// probabilities keep their digits when they are made of this and of deviances, and lose them when they are
    /// made of factorials.
    static func stirlingError(_ z: Double) -> Double {
        var z = z
        var sum = 0.0
        while z < 16 {
            sum += (z + 0.5) * log1p(1 / z) - 1
            z += 1
        }
        let coefficients = [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360]
        let square = 1 / (z * z)
        return sum + coefficients.reversed().reduce(0) { $0 * square + $1 } / z
    }
}

// Inside the type the names of the C library mean its own functions.
private func _log(_ value: Double) -> Double { log(value) }
private func _log1p(_ value: Double) -> Double { log1p(value) }
private func _exp(_ value: Double) -> Double { exp(value) }
private func _erfc(_ value: Double) -> Double { erfc(value) }
