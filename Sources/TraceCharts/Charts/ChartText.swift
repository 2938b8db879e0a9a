import TraceAnalysis

/// How figures are written on charts: two or three digits and a space before the unit, as the eye takes them in.
///
/// Exact figures are in the data and in the tables of a report.
enum ChartText {
    /// A value with its unit: `62 ms`, `1.4 s`, `0.7 %`, `1,920`, `48 tokens/s`.
    static func figure(_ value: Double, _ quantity: Quantity) -> String {
        switch quantity {
        case .time: duration(nanoseconds: value)
        case .bytes: scaled(value, sizes)
        case .share: digits(value * 100) + " %"
        case .ratio: times(value)
        case .count, .tokens: count(value)
        case .requestsPerSecond, .tokensPerSecond, .bytesPerToken, .chunksPerToken, .tokensPerChunk, .plain:
            digits(value) + (quantity.word.isEmpty ? "" : " " + quantity.word)
        }
    }

    /// A time in the unit that suits it: `62 ms`.
    static func duration(nanoseconds: Double) -> String { scaled(nanoseconds, times) }

    /// A time that is given in ms.
    static func duration(milliseconds: Double) -> String {
        duration(nanoseconds: Quantity.time.decoded(milliseconds))
    }

    /// A round length, exactly: `500 ms`, `2 s`.
    static func round(nanoseconds: Double) -> String {
        let unit = times.last { abs(nanoseconds) >= $0.size } ?? times[0]
        let number = nanoseconds / unit.size
        return (number == number.rounded() ? FigureStyle.fixed(number, 0) : digits(number)) + " " + unit.name
    }

    /// A limit, without rounding: `1,500 ms`, `0.5 ms`.
    static func exact(nanoseconds: Double) -> String {
        let value = Quantity.time.encoded(nanoseconds)
        let text = value == value.rounded() && abs(value) < 1e15 ? count(value) : "\(value)"
        return minus(text) + " ms"
    }

    /// A multiple: `0.76×`; `under 0.01×` for next to nothing.
    static func times(_ ratio: Double) -> String {
        ratio > 0 && ratio < 0.005 ? "under 0.01×" : digits(ratio) + "×"
    }

    /// A fraction of 1 in percent, with one decimal below ten and near a hundred: `0.7 %`, `97.3 %`, `41 %`.
    ///
    /// What is not all is never `100 %`, and what is not nothing never `0 %`.
    static func percent(_ fraction: Double) -> String {
        let percent = fraction * 100
        if percent > 0, percent < 0.1 { return "under 0.1 %" }
        if percent < 100, percent > 99.9 { return "over 99.9 %" }
        let needsDecimal = percent != percent.rounded() && (percent < 10 || percent > 90)
        return minus(FigureStyle.fixed(percent, needsDecimal ? 1 : 0)) + " %"
    }

    /// A number of things; one that is not whole, as the middle of two can be, with a decimal.
    static func count(_ value: Double) -> String {
        guard abs(value) < 1e15 else { return digits(value) }
        guard value != value.rounded() else { return minus(FigureStyle.grouped(Int(value))) }
        return abs(value) < 1_000 ? digits(value) : minus(FigureStyle.grouped(Int(value.rounded())))
    }

    /// From one text to another, and one of them where both are the same: `12 ms to 40 ms`, `24`.
    static func range(_ lowest: String, _ highest: String) -> String {
        lowest == highest ? lowest : "\(lowest) to \(highest)"
    }

    /// From one value to another, and one of them where both look the same.
    static func range(_ lowest: Double, _ highest: Double, _ quantity: Quantity) -> String {
        range(figure(lowest, quantity), figure(highest, quantity))
    }

    private static let times = [("ns", 1.0), ("μs", 1e3), ("ms", 1e6), ("s", 1e9)].map(Unit.init)
    private static let sizes = [("B", 1.0), ("KB", 1_024), ("MB", 1_048_576), ("GB", 1_073_741_824)]
        .map(Unit.init)

    private struct Unit {
        let name: String
        let size: Double
    }

    /// Two or three digits in the largest unit of which the rounded value is at least 1.
    private static func scaled(_ value: Double, _ units: [Unit]) -> String {
        guard value != 0 else { return "0 " + (units.first { $0.name == "ms" } ?? units[0]).name }
        var text = ""
        for (index, unit) in units.enumerated() {
            let next = index + 1 < units.count ? units[index + 1].size / unit.size : .infinity
            guard abs(value) / unit.size < next else { continue }
            text = digits(value / unit.size) + " " + unit.name
            if abs(rounded(value / unit.size)) < next { return text }
        }
        return text
    }

    /// Two digits below a hundred, all from there on: `0.62`, `7.0`, `62`, `360`; a comma between thousands.
    static func digits(_ value: Double) -> String {
        let size = abs(rounded(value))
        guard size < 1e15 else { return minus("\(value)") }
        if size >= 1_000 { return minus(FigureStyle.grouped(Int(rounded(value)))) }
        let decimals = size >= 10 || size == 0 ? 0 : size >= 1 ? 1 : 2
        return minus(FigureStyle.fixed(value, decimals))
    }

    /// A value as `digits` writes it.
    private static func rounded(_ value: Double) -> Double {
        let scale = abs(value) >= 9.95 ? 1.0 : abs(value) >= 0.995 ? 10 : 100
        return (value * scale).rounded() / scale
    }

    /// A number with the sign that typography has.
    private static func minus(_ text: String) -> String {
        text.hasPrefix("-") ? "−" + text.dropFirst() : text
    }
}
