/// How findings spell their numbers, and whoever tells a figure in passing: two or three digits, a space before the
/// unit.
public enum FindingText {
    /// A time of so many ns: "62 ms", "1.4 s", "0.62 ms".
    public static func time(_ nanoseconds: Double) -> String {
        if nanoseconds >= 999.5e6 * 120 { return digits(nanoseconds / 60e9) + " min" }
        if nanoseconds >= 999.5e6 { return digits(nanoseconds / 1e9) + " s" }
        if nanoseconds >= 9.95e3 || nanoseconds == 0 { return digits(nanoseconds / 1e6) + " ms" }
        return digits(nanoseconds / 1e3) + " μs"
    }

    /// A size of so many bytes, KB being 1024 B: "512 B", "17 KB", "1.5 MB".
    public static func size(_ bytes: Double) -> String {
        for (unit, size) in [("GB", 1_073_741_824.0), ("MB", 1_048_576), ("KB", 1_024)] where bytes >= size {
            return digits(bytes / size) + " " + unit
        }
        return digits(bytes) + " B"
    }

    /// A share: "12 %", "1.1 %", "0.3 %".
    public static func share(_ share: Double) -> String { digits(share * 100) + " %" }

    /// A count: "1,200".
    public static func count(_ count: Int) -> String { FigureStyle.grouped(count) }

    /// A count with its noun: "1 request", "1,200 requests".
    public static func count(_ count: Int, _ noun: String) -> String {
        "\(Self.count(count)) \(noun)\(count == 1 ? "" : "s")"
    }

    /// A number with two digits below 10 and three at most: "0.62", "1.4", "23", "360", "1,200".
    public static func digits(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        if value < 0 { return "−" + digits(-value) }
        var decimals = 0
        var scale = 1.0
        if value > 0 {
            while value * scale < 9.95, decimals < 6 {
                decimals += 1
                scale *= 10
            }
        }
        if value < 0.000_000_5 { (decimals, scale) = (0, 1) }
        let whole = (value * scale).rounded(.toNearestOrEven)
        guard whole < 1e15 else { return "\(value)" }
        let number = Int(whole)
        guard decimals > 0 else { return count(number) }
        let divisor = Int(scale)
        if value == value.rounded() { return count(number / divisor) }
        let fraction = String(number % divisor)
        let padded = String(repeating: "0", count: decimals - fraction.count) + fraction
        return "\(count(number / divisor)).\(padded)"
    }

    /// What is asked of a request: "time_to_first_token at most 150 ms".
    static func objective(_ objective: Objective) -> String {
        let allowed =
            switch objective.comparison {
            case .atMost: "at most"
            case .below: "less than"
            case .atLeast: "at least"
            case .above: "more than"
            case .equal: "exactly"
            }
        let (limit, quantity) = (objective.limit, objective.quantity)
        return "\(objective.metric) \(allowed) \(quantity == .time ? time(limit) : quantity.text(limit))"
    }

    /// A factor: "4.2 times", "twice".
    static func times(_ factor: Double) -> String { "\(digits(factor)) times" }

    /// A share of things in words, with how many of how many: "One request in seven (17 of 120)", "Half of the 300
    /// requests", "85 % of the 80 requests".
    static func oneIn(_ some: Int, of all: Int, _ noun: String) -> String {
        let names = ["three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        let share = Double(some) / Double(max(all, 1))
        let number = Int((1 / share).rounded())
        if some == all, all == 2 { return "Both \(noun)s" }
        if some == all { return all == 1 ? "The only \(noun)" : "All \(count(all, noun))" }
        if abs(share - 0.5) < 0.03 {
            return "\(share == 0.5 ? "Half" : "About half") of the \(count(all, noun))"
        }
        guard number >= 3, number <= 10, abs(1 / share - Double(number)) < 0.07 * Double(number) else {
            return share >= 0.1
                ? "\(Self.share(share)) of the \(count(all, noun))" : "\(count(some)) of \(count(all, noun))"
        }
        return "One \(noun) in \(names[number - 3]) (\(count(some)) of \(count(all)))"
    }
}
