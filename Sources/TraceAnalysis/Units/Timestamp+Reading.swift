extension Timestamp {
    /// Reads a moment of ISO 8601 as AIPerf, logs and this tool write it: `2026-11-23T20:34:40.372Z`.
    ///
    /// A blank may stand for the T, seconds may have up to nine decimals or be left out, and the zone may be `Z`, an
    /// offset such as `+01:00`, or nothing, which stands for UTC. O(1).
    ///
    /// - Returns: nanoseconds since 1970-01-01T00:00:00Z; nil for what is no such moment, or lies beyond 64 bits.
    public static func nanoseconds(_ text: String) -> Int64? {
        guard text.utf8.count <= 40 else { return nil }
        var rest = Array(text.utf8)[...]
        guard let year = number(&rest, 4), skip("-", &rest), let month = number(&rest, 2), skip("-", &rest),
            let day = number(&rest, 2), skip("T", &rest) || skip(" ", &rest),
            let hour = number(&rest, 2), skip(":", &rest), let minute = number(&rest, 2)
        else { return nil }
        var (second, fraction) = (0, 0)
        if skip(":", &rest) {
            guard let whole = number(&rest, 2) else { return nil }
            second = whole
            if skip(".", &rest) {
                guard let decimals = decimals(&rest) else { return nil }
                fraction = decimals
            }
        }
        guard let offset = zone(&rest), rest.isEmpty, (1...12).contains(month),
            (1...length(of: month, in: year)).contains(day), hour < 24, minute < 60, second < 60
        else { return nil }
        let seconds = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second - offset
        let (product, isTooLarge) = Int64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, overflows) = product.addingReportingOverflow(Int64(fraction))
        return isTooLarge || overflows ? nil : sum
    }

    /// Days since 1970-01-01, by the calendar as it is now.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let before = year - 1
        let leap = before / 4 - before / 100 + before / 400
        let months = (1..<month).reduce(0) { $0 + length(of: $1, in: year) }
        return before * 365 + leap + months + day - 1 - 719_162
    }

    private static func length(of month: Int, in year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// How many seconds a zone is ahead of UTC.
    private static func zone(_ rest: inout ArraySlice<UInt8>) -> Int? {
        if rest.isEmpty || skip("Z", &rest) { return 0 }
        let isBehind = skip("-", &rest)
        guard isBehind || skip("+", &rest), let hours = number(&rest, 2) else { return nil }
        _ = skip(":", &rest)
        guard let minutes = number(&rest, 2), hours < 24, minutes < 60 else { return nil }
        return (hours * 60 + minutes) * 60 * (isBehind ? -1 : 1)
    }

    private static func skip(_ character: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// Exactly so many digits.
    private static func number(_ rest: inout ArraySlice<UInt8>, _ count: Int) -> Int? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy(isDigit) else { return nil }
        rest.removeFirst(count)
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// One to nine decimals as nanoseconds.
    private static func decimals(_ rest: inout ArraySlice<UInt8>) -> Int? {
        let count = rest.prefix(while: isDigit).count
        guard (1...9).contains(count), let value = number(&rest, count) else { return nil }
        return (count..<9).reduce(value) { value, _ in value * 10 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
