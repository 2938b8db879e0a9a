/// How numbers are written for people.
///
/// The only place that knows.
///
/// Number and unit stand together, rounding is half to even, and no locale plays a part.
public enum FigureStyle {
    /// A number with a fixed count of decimals: `4551.11`; what rounds to 0 has no sign.
    public static func fixed(_ value: Double, _ decimals: Int) -> String {
        let text = withVaList([Int32(decimals), value == 0 ? 0 : value]) { arguments in
            var buffer = [CChar](repeating: 0, count: 352)
            let length = vsnprintf(&buffer, buffer.count, "%.*f", arguments)
            return String(
                decoding: buffer.prefix(Int(max(length, 0))).map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
        return value < 0 && isZero(text) ? String(text.dropFirst()) : text
    }

    /// A difference with its sign, of a value as it is spelled: `+1.20ms`; what is spelled as 0 has none.
    public static func signed(_ value: Double, _ text: String) -> String {
        value > 0 && !isZero(text) ? "+" + text : text
    }

    /// Whether a number is spelled as 0.
    private static func isZero(_ text: String) -> Bool { !text.utf8.contains { (0x31...0x39).contains($0) } }

    /// A duration in the unit that suits its size: `703.12μs`, `42.11ms`, `1.23s`; `0.00ms` for none.
    ///
    /// It is rounded as a decimal number of nanoseconds, so that halves are halves: 1,035 ns is `1.04μs`.
    public static func duration(nanoseconds: Double) -> String {
        nanoseconds == 0 ? "0.00ms" : scaled(nanoseconds, [("ns", 1), ("μs", 1e3), ("ms", 1e6), ("s", 1e9)])
    }

    /// A duration given in milliseconds.
    public static func duration(milliseconds: Double) -> String {
        duration(nanoseconds: Quantity.time.decoded(milliseconds))
    }

    /// A size in the unit that suits it, KB being 1024 B: `512.00B`, `17.00KB`, `1.50MB`.
    public static func size(bytes: Double) -> String {
        scaled(bytes, [("B", 1), ("KB", 1_024), ("MB", 1_048_576), ("GB", 1_073_741_824)])
    }

    /// Bytes for each token, with one or two decimals: `5.0B`, `14.75B`.
    public static func bytesPerToken(_ value: Double) -> String {
        var text = fixed(value, 2)
        if text.hasSuffix("0") { text.removeLast() }
        return text + "B"
    }

    /// A whole number as it is, any other with two decimals: `240`, `61.73`.
    public static func plain(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? fixed(value, 0) : fixed(value, 2)
    }

    /// A count with a comma between thousands: `1,920`.
    public static func grouped(_ count: Int) -> String {
        let digits = String(count.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return count < 0 ? "-" + text : text
    }

    /// A fraction of 1 in percent: `97.5%`.
    public static func percent(_ fraction: Double) -> String { fixed(fraction * 100, 1) + "%" }

    /// Two decimals in the largest unit of which the rounded value is at least 1.
    private static func scaled(_ value: Double, _ units: [(name: String, size: Double)]) -> String {
        var text = ""
        for (index, unit) in units.enumerated() {
            let next = index == units.count - 1 ? Double.infinity : units[index + 1].size
            guard abs(value) < next else { continue }
            text = hundredths(value, of: unit.size)
            if abs(Double(text) ?? 0) < next / unit.size { return text + unit.name }
        }
        return text + (units.last?.name ?? "")
    }

    /// A value divided by a unit, with two decimals; by 1,000 and its powers exactly, half to even.
    private static func hundredths(_ value: Double, of unit: Double) -> String {
        let size = value.magnitude
        // Hundredths of a power of two are no whole number, but dividing by one is exact.
        guard let step = Int64(exactly: unit / 100), let whole = Int64(exactly: size.rounded(.down)) else {
            return fixed(value / unit, 2)
        }
        var (count, rest) = whole.quotientAndRemainder(dividingBy: step)
        let half = step / 2
        let isAbove = rest > half || (rest == half && size > Double(whole))
        if isAbove || (rest == half && !count.isMultiple(of: 2)) { count += 1 }
        rest = count % 100
        return (value < 0 && count > 0 ? "-" : "") + "\(count / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
