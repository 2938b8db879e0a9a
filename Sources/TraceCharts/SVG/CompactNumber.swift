extension Double {
    /// The number with at most two decimals and nothing that could be left out: `12.5`, `-.25` as `-0.25`.
    package var compact: String {
        guard isFinite else { return "0" }
        let hundredths = Int((Swift.min(Swift.max(self, -1e9), 1e9) * 100).rounded())
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        let sign = hundredths < 0 ? "-" : ""
        switch rest {
        case 0: return "\(sign)\(whole)"
        case let rest where rest % 10 == 0: return "\(sign)\(whole).\(rest / 10)"
        case 1..<10: return "\(sign)\(whole).0\(rest)"
        default: return "\(sign)\(whole).\(rest)"
        }
    }
}
