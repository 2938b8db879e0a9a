import Testing

@testable import TraceAnalysis

/// `python3 -c "from mpmath import *; mp.dps = 40; …"` made the numbers.
@Suite struct SpecialFunctionsTests {
    // `loggamma(z) - ((z - 0.5) * log(z) - z + log(2 * pi) / 2)`
    @Test(arguments: [
        (0.013, 1.3145552251658523), (0.5, 0.15342640972002736), (1, 0.08106146679532726),
        (2.75, 0.03017408243368456), (15.9, 0.005240399880756108), (16, 0.0052076559196096404),
        (100.5, 0.0008291846599046487), (1000000.0, 8.333333333333056e-08),
    ])
    func stirlingErrorIsExact(z: Double, expected: Double) {
        #expect(abs(SpecialFunctions.stirlingError(z) - expected) < 2e-15 * max(1, expected))
    }

    // `log1p(x) - x`
    @Test(arguments: [
        (-0.999, -5.908755278982136), (-0.39, -0.10429632181478013), (-0.001, -5.003335835335002e-07),
        (1e-09, -4.999999996666667e-19), (0.02, -0.00019737270382028698), (0.59, -0.12626598376785983),
        (7, -4.920558458320164),
    ])
    func log1pMinusSelfKeepsItsDigits(x: Double, expected: Double) {
        #expect(abs(SpecialFunctions.log1pMinusSelf(x) / expected - 1) < 4e-15)
    }

    @Test func log1pMinusSelfOfNothingIsNothing() { #expect(SpecialFunctions.log1pMinusSelf(0) == 0) }
}
