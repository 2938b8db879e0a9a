extension Quantity {
    /// A value in two or three digits, a space before its unit, as headlines, tiles and the labels of charts say it:
    /// `62 ms`, `1.4 s`, `12 %`, `4.2×`, `783 tokens/s`.
    public func short(_ value: Double) -> String {
        switch self {
        case .time: FindingText.time(value)
        case .share: FindingText.share(value)
        case .ratio: value > 0 && value < 0.005 ? "< 0.01×" : FindingText.digits(value) + "×"
        case .bytes:
            value < 999.5
                ? FindingText.digits(value) + " B"
                : value < 999.5 * 1_024
                    ? FindingText.digits(value / 1_024) + " KB"
                    : value < 999.5 * 1_048_576
                        ? FindingText.digits(value / 1_048_576) + " MB"
                        : FindingText.digits(value / 1_073_741_824) + " GB"
        case .bytesPerToken: FindingText.digits(value) + " B"
        case .count, .tokens:
            value == value.rounded() && abs(value) < 1e15
                ? FigureStyle.grouped(Int(value)) : FindingText.digits(value)
        case .requestsPerSecond, .tokensPerSecond, .chunksPerToken, .plain:
            FindingText.digits(value) + (word.isEmpty ? "" : " " + word)
        case .tokensPerChunk: FindingText.digits(value)
        }
    }
}
