import FoundationEssentials

/// Moments of wall clock as text.
public enum Timestamp {
    /// ISO 8601 in UTC to the second, rounded down: `2026-11-23T20:34:40Z`.
    ///
    /// - Parameter nanoseconds: Nanoseconds since 1970-01-01T00:00:00Z.
    public static func text(nanoseconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(parts(nanoseconds).seconds)).formatted(.iso8601)
    }

    /// Date and time in UTC to the millisecond, rounded down, as logs write them: `2026-11-23 20:34:40.372`.
    ///
    /// - Parameter nanoseconds: Nanoseconds since 1970-01-01T00:00:00Z.
    public static func precise(nanoseconds: Int64) -> String {
        let milliseconds = parts(nanoseconds).rest / 1_000_000
        let digits = String(1_000 + milliseconds).dropFirst()
        return text(nanoseconds: nanoseconds).replacing("T", with: " ").replacing("Z", with: ".\(digits)")
    }

    /// Whole seconds, rounded down, and the nanoseconds that are left over.
    private static func parts(_ nanoseconds: Int64) -> (seconds: Int64, rest: Int64) {
        let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        return remainder < 0 ? (quotient - 1, remainder + 1_000_000_000) : (quotient, remainder)
    }
}

extension Int64 {
    /// How many ns lie between two times of day, also where the difference does not fit a whole number.
    ///
    /// Times of day themselves are told apart by a `Double` only from 256 ns on.
    func nanoseconds(since origin: Int64) -> Double {
        let (difference, overflows) = subtractingReportingOverflow(origin)
        return overflows ? Double(self) - Double(origin) : Double(difference)
    }
}
