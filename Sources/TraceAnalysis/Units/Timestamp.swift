import FoundationEssentials

/// Moments of wall clock as text.
public enum Timestamp {
    /// ISO 8601 in UTC to the second, rounded down: `2026-11-23T20:34:40Z`.
    ///
    /// - Parameter nanoseconds: Nanoseconds since 1970-01-01T00:00:00Z.
    public static func text(nanoseconds: Int64) -> String {
        let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        let seconds = remainder < 0 ? quotient - 1 : quotient
        return Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    }
}
